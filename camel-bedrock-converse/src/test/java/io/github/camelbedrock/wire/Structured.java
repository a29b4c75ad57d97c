/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Questions whose answers must match a schema. */
final class Structured {

    /** Enforces schemas by itself. */
    static final String NATIVE = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    /** Can be forced to call a tool, and does not enforce schemas. */
    static final String FORCED = "amazon.nova-lite-v1:0";

    /** Can neither. */
    static final String PROMPTED = "meta.llama3-3-70b-instruct-v1:0";

    static final String SCHEMA =
            "{\"title\":\"T\",\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"age\"]}";

    static final String OUTPUT = "outputSchema=RAW(" + SCHEMA + ")";

    private Structured() {}

    /** The body of the one request; the model gives this answer. */
    static JsonNode ask(LocalBedrock bedrock, String model, String options, String answer) throws Exception {
        bedrock.otherwise(Answers.text(answer));
        Exchange answered = answer(bedrock, model, options);
        assertThat(answered.getException()).isNull();
        List<RecordedRequest> requests = bedrock.takeRequests();
        assertThat(requests).hasSize(1);
        return Wire.body(requests.get(0));
    }

    /** The exchange, with whatever the server has been told to answer. */
    static Exchange answer(LocalBedrock bedrock, String model, String options) throws Exception {
        try (Routes routes = new Routes(bedrock).ask("bedrock-converse:" + model + "?" + options)) {
            return routes.send("Hi");
        }
    }

    /** The failure before anything is sent. */
    static Exception refused(LocalBedrock bedrock, String model, String options) throws Exception {
        return Wire.refused(bedrock, "bedrock-converse:" + model + "?" + options, "Hi", Map.of());
    }
}
