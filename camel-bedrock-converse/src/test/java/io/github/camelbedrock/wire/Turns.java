/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.PojoReader;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Conversations as JSON with single quotes, and what becomes of them: each is sent as a Map, as messages of the AWS SDK
 * and as JSON text, which must make no difference.
 */
final class Turns {

    static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String NOVA = "amazon.nova-lite-v1:0";
    static final String LLAMA = "meta.llama3-3-70b-instruct-v1:0";
    static final String MISTRAL = "mistral.mistral-large-2402-v1:0";
    static final String WRITER = "writer.palmyra-x5-v1:0";
    static final String QWEN = "qwen.qwen3-32b-v1:0";
    static final String TITAN = "amazon.titan-text-express-v1";

    /** The bytes 1, 2 and 3. */
    static final String IMAGE = "{'image':{'format':'png','source':{'bytes':'AQID'}}}";

    static final String IMAGE_IN_S3 = "{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b-1/i.png'}}}}";
    static final String VIDEO = "{'video':{'format':'mp4','source':{'bytes':'AQID'}}}";
    static final String POINT = "{'cachePoint':{'type':'default'}}";
    static final String POINT_5M = "{'cachePoint':{'type':'default','ttl':'5m'}}";
    static final String POINT_1H = "{'cachePoint':{'type':'default','ttl':'1h'}}";

    /** What is sent for a history with calls of {@link #call} where nobody gives tools. */
    static final String TOOLS = "{'tools':[{'toolSpec':{'name':'look','inputSchema':{'json':{'type':'object'}}}}]}";

    private Turns() {}

    static String user(String... blocks) {
        return message("user", blocks);
    }

    static String assistant(String... blocks) {
        return message("assistant", blocks);
    }

    static String message(String role, String... blocks) {
        return "{'role':'" + role + "','content':[" + String.join(",", blocks) + "]}";
    }

    static String text(String text) {
        return "{'text':'" + text + "'}";
    }

    /** A call of the tool look. */
    static String call(String id) {
        return "{'toolUse':{'toolUseId':'" + id + "','name':'look','input':{}}}";
    }

    static String result(String id, String... content) {
        return "{'toolResult':{'toolUseId':'" + id + "','content':[" + String.join(",", content) + "]}}";
    }

    /** A document as it is given, without a name. */
    static String document() {
        return "{'document':{'format':'pdf','source':{'bytes':'AQID'}}}";
    }

    static String document(String name) {
        return "{'document':{'format':'pdf','name':'" + name + "','source':{'bytes':'AQID'}}}";
    }

    static String messages(String... messages) {
        return "[" + String.join(",", messages) + "]";
    }

    /** The conversation in each form that a body may have, with the headers that belong to it. */
    private static Map<String, Exchanged> forms(String messages) {
        Object plain = Wire.plain(messages);
        Map<String, Exchanged> forms = new LinkedHashMap<>();
        forms.put("Map", new Exchanged(Map.of("messages", plain), Map.of()));
        forms.put(
                "JSON",
                new Exchanged(
                        Wire.json("{'messages':" + messages + "}").toString(),
                        Map.of(Exchange.CONTENT_TYPE, "application/json")));
        forms.put(
                "SDK",
                new Exchanged(
                        ((List<?>) plain)
                                .stream()
                                        .map(message -> PojoReader.read(
                                                Message.class, Message.builder(), (Map<?, ?>) message, ""))
                                        .toList(),
                        Map.of()));
        return forms;
    }

    /** The whole body must be these messages and nothing else, but for the tools that a history with calls needs. */
    static void assertSends(LocalBedrock bedrock, String endpoint, String given, String expected) throws Exception {
        for (Map.Entry<String, JsonNode> sent : sent(bedrock, endpoint, given).entrySet()) {
            ObjectNode body = (ObjectNode) sent.getValue();
            ObjectNode whole = (ObjectNode) Wire.json("{'messages':" + expected + "}");
            if (expected.contains("toolUse")) {
                whole.set("toolConfig", Wire.json(TOOLS));
            }
            assertThat(body).as(sent.getKey()).isEqualTo(whole);
        }
    }

    /** The body that was sent for each form. */
    static Map<String, JsonNode> sent(LocalBedrock bedrock, String endpoint, String given) throws Exception {
        bedrock.takeRequests();
        bedrock.otherwise(Answers.text("Oslo"));
        Map<String, JsonNode> sent = new LinkedHashMap<>();
        try (Routes routes = new Routes(bedrock).ask("bedrock-converse:" + endpoint)) {
            for (Map.Entry<String, Exchanged> form : forms(given).entrySet()) {
                Exchange answered =
                        routes.send(form.getValue().body(), form.getValue().headers());
                assertThat(answered.getException()).as(form.getKey()).isNull();
                List<RecordedRequest> requests = bedrock.takeRequests();
                assertThat(requests).as(form.getKey()).hasSize(1);
                sent.put(form.getKey(), Wire.body(requests.get(0)));
            }
        }
        return sent;
    }

    /** Each form must be refused with these words, before anything is sent. */
    static void assertRefuses(LocalBedrock bedrock, String endpoint, String given, String... words) throws Exception {
        bedrock.takeRequests();
        try (Routes routes = new Routes(bedrock).ask("bedrock-converse:" + endpoint)) {
            forms(given).forEach((form, exchanged) -> assertThat(
                            routes.send(exchanged.body(), exchanged.headers()).getException())
                    .as(form)
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContainingAll(words));
        }
        assertThat(bedrock.takeRequests()).isEmpty();
    }

    private record Exchanged(Object body, Map<String, Object> headers) {}
}
