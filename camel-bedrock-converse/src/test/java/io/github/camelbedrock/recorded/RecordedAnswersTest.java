/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseType;

/** Every answer that Bedrock was recorded to give becomes an exchange that holds all of it, and goes back as it came. */
class RecordedAnswersTest {

    private static final int CONVERSE = 204;
    private static final int COUNT_TOKENS = 3;

    /** M7: its answer is one empty text, which Bedrock refuses to be told again; the message is left out. */
    private static final String SILENT = "openinference/should-handle-empty-minimal-response#0";

    /** Bedrock's stop reasons in words that hold for every model. */
    private static final Map<String, String> FINISH = Map.of(
            "end_turn", "stop",
            "stop_sequence", "stop",
            "tool_use", "tool_call",
            "max_tokens", "length",
            "model_context_window_exceeded", "length",
            "guardrail_intervened", "content_filter",
            "content_filtered", "content_filter",
            "malformed_model_output", "error",
            "malformed_tool_use", "error");

    @Test
    void becomesTheBodyAndTheHeadersOfTheExchange() throws Exception {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("Converse")) {
                JsonNode answer = Json.read(recorded.responseBody());
                Exchange answered = ask(bedrock, asking, recorded);
                if (answered.getException() != null) {
                    wrong.add(Recordings.name(recorded) + ": " + answered.getException());
                    continue;
                }
                note(
                        wrong,
                        recorded,
                        "body",
                        Json.of(text(answer)),
                        Json.of(answered.getMessage().getBody()));
                note(
                        wrong,
                        recorded,
                        "headers",
                        headers(recorded, answer),
                        Json.of(new TreeMap<>(answered.getMessage().getHeaders())));
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(CONVERSE);
    }

    @Test
    void goesBackBlockForBlock() throws Exception {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("Converse")) {
                Exchange answered = ask(bedrock, asking, recorded);
                Message message = answered.getProperty(MESSAGE_PROPERTY, Message.class);
                bedrock.reset();
                Exchange next = asking.ask(endpoint(recorded), conversation(message), Map.of());
                List<RecordedRequest> requests = bedrock.takeRequests();
                if (next.getException() != null || requests.size() != 1) {
                    wrong.add(Recordings.name(recorded) + ": " + next.getException());
                    continue;
                }
                JsonNode said = Json.read(recorded.responseBody()).at("/output/message");
                JsonNode sent = Json.read(requests.get(0).body()).get("messages");
                if (Recordings.name(recorded).equals(SILENT)) {
                    assertThat(sent).as("the user's two turns in one").hasSize(1);
                } else {
                    note(wrong, recorded, "message", said, sent.path(1));
                }
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(CONVERSE);
    }

    @Test
    void becomesTheNumberOfTokens() throws Exception {
        int count = 0;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Asking asking = new Asking(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("CountTokens")) {
                bedrock.enqueue(Answers.raw(200, "application/json", recorded.responseBody()));
                Exchange counted = asking.ask(endpoint(recorded) + "?operation=countTokens", "Hi", Map.of());
                int tokens =
                        Json.read(recorded.responseBody()).get("inputTokens").asInt();
                assertThat(counted.getException()).isNull();
                assertThat(counted.getMessage().getBody()).isEqualTo(tokens);
                assertThat(counted.getMessage().getHeaders()).isEqualTo(Map.of(INPUT_TOKENS, tokens));
                count++;
            }
        }
        assertThat(count).isEqualTo(COUNT_TOKENS);
    }

    private static Exchange ask(LocalBedrock bedrock, Asking asking, RecordedExchange recorded) {
        bedrock.enqueue(Answers.raw(200, "application/json", recorded.responseBody())
                .header("x-amzn-requestid", Recordings.name(recorded)));
        return asking.ask(endpoint(recorded), "Hi", Map.of());
    }

    private static String endpoint(RecordedExchange recorded) {
        return "bedrock-converse:" + recorded.modelId();
    }

    private static void note(
            List<String> wrong, RecordedExchange recorded, String what, JsonNode expected, JsonNode found) {
        Json.differences(expected, found)
                .forEach(line -> wrong.add(Recordings.name(recorded) + " " + what + " " + line));
    }

    static String text(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : answer.at("/output/message/content")) {
            text.append(block.path("text").asText());
            block.at("/citationsContent/content")
                    .forEach(part -> text.append(part.path("text").asText()));
        }
        return text.toString();
    }

    /** All headers that the answer calls for, and no other. */
    static ObjectNode headers(RecordedExchange recorded, JsonNode answer) {
        ObjectNode headers = Json.object();
        headers.put(MODEL_ID, recorded.modelId());
        headers.put(REQUEST_ID, Recordings.name(recorded));
        headers.set(STOP_REASON, answer.get("stopReason"));
        headers.put(FINISH_REASON, FINISH.get(answer.get("stopReason").asText()));
        set(headers, LATENCY_MS, answer.at("/metrics/latencyMs"));
        set(headers, INPUT_TOKENS, answer.at("/usage/inputTokens"));
        set(headers, OUTPUT_TOKENS, answer.at("/usage/outputTokens"));
        set(headers, TOTAL_TOKENS, answer.at("/usage/totalTokens"));
        set(headers, CACHE_READ_INPUT_TOKENS, answer.at("/usage/cacheReadInputTokens"));
        set(headers, CACHE_WRITE_INPUT_TOKENS, answer.at("/usage/cacheWriteInputTokens"));
        set(headers, SERVICE_TIER, answer.at("/serviceTier/type"));
        set(headers, PERFORMANCE_LATENCY, answer.at("/performanceConfig/latency"));
        set(headers, ADDITIONAL_MODEL_RESPONSE_FIELDS, answer.path("additionalModelResponseFields"));
        set(headers, GUARDRAIL_TRACE, answer.at("/trace/guardrail"));
        if (headers.has(GUARDRAIL_TRACE)) {
            boolean intervened = answer.get("stopReason").asText().equals("guardrail_intervened");
            headers.put(GUARDRAIL_ACTION, intervened ? "GUARDRAIL_INTERVENED" : "NONE");
        }
        setContent(headers, answer.at("/output/message/content"));
        return headers;
    }

    private static void setContent(ObjectNode headers, JsonNode content) {
        StringBuilder reasoning = new StringBuilder();
        for (JsonNode block : content) {
            reasoning.append(block.at("/reasoningContent/reasoningText/text").asText());
            block.at("/citationsContent/citations")
                    .forEach(citation -> headers.withArray("/" + CITATIONS).add(citation));
            if (block.has("toolUse") && !block.at("/toolUse/type").asText().equals("server_tool_use")) {
                ObjectNode call = headers.withArray("/" + TOOL_CALLS).addObject();
                call.set("id", block.at("/toolUse/toolUseId"));
                call.set("name", block.at("/toolUse/name"));
                call.set("input", block.at("/toolUse/input"));
            }
        }
        if (!reasoning.isEmpty()) {
            headers.put(REASONING, reasoning.toString());
        }
    }

    private static void set(ObjectNode headers, String header, JsonNode value) {
        if (!value.isMissingNode()) {
            headers.set(header, value);
        }
    }

    /** The conversation that goes on after the message: the results of its calls, then the user's next turn. */
    static List<Message> conversation(Message message) {
        List<Message> conversation = new ArrayList<>();
        conversation.add(user(ContentBlock.fromText("Hi")));
        conversation.add(message);
        for (ContentBlock block : message.content()) {
            if (block.toolUse() != null && block.toolUse().type() != ToolUseType.SERVER_TOOL_USE) {
                conversation.add(user(ContentBlock.fromToolResult(result(block.toolUse()))));
            }
        }
        conversation.add(user(ContentBlock.fromText("Go on")));
        return conversation;
    }

    private static Message user(ContentBlock block) {
        return Message.builder().role(ConversationRole.USER).content(block).build();
    }

    private static ToolResultBlock result(ToolUseBlock call) {
        return ToolResultBlock.builder()
                .toolUseId(call.toolUseId())
                .content(ToolResultContentBlock.fromText("done"))
                .build();
    }
}
