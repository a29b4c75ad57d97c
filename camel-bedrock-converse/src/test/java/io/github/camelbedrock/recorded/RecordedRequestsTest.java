/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Every request that others were recorded to send arrives as it was, but for what our rules change. */
class RecordedRequestsTest {

    private static final int CONVERSE = 217;

    private static final Map<String, Object> AS_JSON = Map.of(Exchange.CONTENT_TYPE, "application/json");

    private static final String MATRIX = "pydantic-ai/test_multimodal_tool_returns/test_multimodal_tool_return_matrix";

    /** What we refuse before the call, and why; Bedrock refused each of them. */
    private static final Map<String, String> REFUSED = Map.of(
            MATRIX + "[direct-binary-video-bedrock_claude]#1", "M20 holds a video",
            MATRIX + "[direct-uploaded_file-video-bedrock_claude]#1", "M20 holds a video",
            MATRIX + "[direct-url_force_download-video-bedrock_claude]#1", "M20 holds a video",
            MATRIX + "[tool_return_content-uploaded_file-video-bedrock_claude]#1", "M20 holds a video",
            MATRIX + "[tool_return_content-url_force_download-video-bedrock_claude]#1", "M20 holds a video",
            MATRIX + "[direct-uploaded_file-image-bedrock_claude]#1", "M19 holds an S3 location",
            MATRIX + "[tool_return_content-uploaded_file-image-bedrock_claude]#1", "M19 holds an S3 location");

    /** Media that the recording leaves out: a marker stands for it. Any Base64 serves as well. */
    private static final String LEFT_OUT = "@@blob [^\"]*@@";

    private static final int WITH_MEDIA_LEFT_OUT = 8;

    @Test
    void arriveAsTheyWere() throws Exception {
        RequestRules rules = new RequestRules();
        Map<String, String> refused = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int count = 0;
        int mediaLeftOut = 0;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            bedrock.otherwise(Answers.text("Fine."));
            for (RecordedExchange recorded : Recordings.only(e -> e.operation().equals("Converse"))) {
                count++;
                String body = text(recorded.requestBody());
                String whole = body.replaceAll(LEFT_OUT, "AAAA");
                mediaLeftOut += whole.equals(body) ? 0 : 1;
                Exchange answered = asking.ask("bedrock-converse:" + recorded.modelId(), whole, AS_JSON);
                List<RecordedRequest> sent = bedrock.takeRequests();
                if (sent.isEmpty()) {
                    refused.put(Recordings.name(recorded), reason(recorded, answered));
                    continue;
                }
                ObjectNode expected = rules.apply((ObjectNode) json(whole), recorded.modelId());
                wrong.addAll(differences(recorded, expected, sent));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isEqualTo(REFUSED);
        assertThat(rules.concerned()).isEqualTo(RequestRules.known());
        assertThat(count).isEqualTo(CONVERSE);
        assertThat(mediaLeftOut).isEqualTo(WITH_MEDIA_LEFT_OUT);
    }

    /** CountTokens in Converse's form; the one in InvokeModel's form is none that the component sends. */
    @Test
    void countAsTheyWere() throws Exception {
        RequestRules rules = new RequestRules();
        List<String> wrong = new ArrayList<>();
        List<String> ofInvokeModel = new ArrayList<>();
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            bedrock.otherwise(Answers.inputTokens(1));
            for (RecordedExchange recorded : Recordings.only(e -> e.operation().equals("CountTokens"))) {
                JsonNode converse = recorded.requestBody().at("/input/converse");
                if (converse.isMissingNode()) {
                    ofInvokeModel.add(Recordings.name(recorded));
                    continue;
                }
                asking.ask(
                        "bedrock-converse:" + recorded.modelId() + "?operation=countTokens", text(converse), AS_JSON);
                ObjectNode expected = Json.object();
                expected.putObject("input").set("converse", rules.apply((ObjectNode) converse, recorded.modelId()));
                wrong.addAll(differences(recorded, expected, bedrock.takeRequests()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ofInvokeModel)
                .containsExactly(
                        "pydantic-ai/test_anthropic_bedrock_count_tokens/test_anthropic_bedrock_count_tokens_rejects_server_tools#0");
        assertThat(rules.concerned()).isEqualTo(Map.of("M1 an empty system is left out", 3));
    }

    private static List<String> differences(
            RecordedExchange recorded, JsonNode expected, List<RecordedRequest> requests) {
        assertThat(requests).as(recorded.toString()).hasSize(1);
        RecordedRequest sent = requests.get(0);
        List<String> wrong = new ArrayList<>();
        Json.differences(expected, Json.read(sent.body()))
                .forEach(line -> wrong.add(Recordings.name(recorded) + " " + line));
        if (!sent.modelId().equals(recorded.modelId())) {
            wrong.add(Recordings.name(recorded) + " went to the model " + sent.modelId());
        }
        return wrong;
    }

    /** The rule and the words by which the exchange failed, as the table names them. */
    private static String reason(RecordedExchange recorded, Exchange answered) {
        assertThat(recorded.status()).as(recorded.toString()).isEqualTo(400);
        assertThat(answered.getException()).isExactlyInstanceOf(InvalidTurnException.class);
        assertThat(answered.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("validation");
        String message = answered.getException().getMessage();
        return REFUSED.values().stream()
                .filter(reason -> message.contains(reason.substring(reason.indexOf(' ') + 1)))
                .findFirst()
                .orElse(message);
    }

    private static String text(JsonNode body) {
        return new String(Json.write(body), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
