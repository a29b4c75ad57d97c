/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** One exchange through one endpoint, and what of it was seen on the wire. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    /** JSON with single quotes, so that tables can be read. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** JSON with single quotes as Map, List and so on. */
    static Object plain(String text) {
        return JSON.convertValue(json(text), Object.class);
    }

    /** The body of the request, numbers read as in {@link #json}. */
    static JsonNode body(RecordedRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (java.io.IOException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    /** What was sent for this body; the exchange must have succeeded with one request. */
    static RecordedRequest sent(LocalBedrock bedrock, String endpoint, Object body) throws Exception {
        return sent(bedrock, endpoint, body, Map.of());
    }

    /** What was sent for this body and these headers; the exchange must have succeeded with one request. */
    static RecordedRequest sent(LocalBedrock bedrock, String endpoint, Object body, Map<String, Object> headers)
            throws Exception {
        bedrock.takeRequests();
        bedrock.otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock).ask(endpoint)) {
            Exchange answered = routes.send(body, headers);
            assertThat(answered.getException()).isNull();
        }
        List<RecordedRequest> requests = bedrock.takeRequests();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    /** The failure of this body and these headers, before which nothing may have been sent. */
    static Exception refused(LocalBedrock bedrock, String endpoint, Object body, Map<String, Object> headers)
            throws Exception {
        bedrock.takeRequests();
        Exception failure;
        try (Routes routes = new Routes(bedrock).ask(endpoint)) {
            failure = routes.send(body, headers).getException();
        }
        assertThat(bedrock.takeRequests()).isEmpty();
        assertThat(failure).isNotNull();
        return failure;
    }
}
