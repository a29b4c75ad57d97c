/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What an answer becomes in the exchange: usage (U1), finish reason (U2), request id (U3), latency, trace, tier (U4). */
class ConverseAnswerTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** An answer with every field that a header shows. */
    private static final String WHOLE_ANSWER =
            """
            {"output":{"message":{"role":"assistant","content":[
               {"reasoningContent":{"reasoningText":{"text":"First I think.","signature":"c2ln"}}},
               {"reasoningContent":{"redactedContent":"AAEC"}},
               {"text":"It is "},
               {"citationsContent":{"content":[{"text":"Oslo."}],"citations":[
                  {"title":"Atlas","sourceContent":[{"text":"Oslo is the capital"}],
                   "location":{"documentPage":{"documentIndex":0,"start":3,"end":4}}}]}},
               {"toolUse":{"toolUseId":"tu_1","name":"map","input":{"zoom":12,"scale":1.50,"big":99999999999,"at":[1,null]}}}
             ]}},
             "stopReason":"tool_use",
             "usage":{"inputTokens":10,"outputTokens":20,"totalTokens":932,"cacheReadInputTokens":900,"cacheWriteInputTokens":2},
             "metrics":{"latencyMs":321},
             "performanceConfig":{"latency":"optimized"},
             "serviceTier":{"type":"priority"},
             "additionalModelResponseFields":{"stop_sequence":"END","score":0.50},
             "trace":{"guardrail":{"actionReason":"No action.","inputAssessment":{"gr1":{"wordPolicy":{"customWords":[
                  {"match":"x","action":"BLOCKED"}],"managedWordLists":[]}}}},
                "promptRouter":{"invokedModelId":"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0"}}}
            """;

    /** S21, L16, L17. */
    @Test
    void showsEveryFieldOfTheAnswer() throws Exception {
        bedrock.server().enqueue(Answers.json(WHOLE_ANSWER).header("x-amzn-requestid", "req-1"));
        Exchange answered = ask("Capital of Norway?", Map.of());

        assertThat(answered.getMessage().getBody()).isEqualTo("It is Oslo.");
        Map<String, Object> headers = answered.getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(STOP_REASON, "tool_use")
                .containsEntry(FINISH_REASON, "tool_call")
                .containsEntry(INPUT_TOKENS, 10)
                .containsEntry(OUTPUT_TOKENS, 20)
                .containsEntry(TOTAL_TOKENS, 932)
                .containsEntry(CACHE_READ_INPUT_TOKENS, 900)
                .containsEntry(CACHE_WRITE_INPUT_TOKENS, 2)
                .containsEntry(LATENCY_MS, 321L)
                .containsEntry(REQUEST_ID, "req-1")
                .containsEntry(MODEL_ID, "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0")
                .containsEntry(SERVICE_TIER, "priority")
                .containsEntry(PERFORMANCE_LATENCY, "optimized")
                .containsEntry(REASONING, "First I think.")
                .containsEntry(GUARDRAIL_ACTION, "NONE")
                .containsEntry(
                        ADDITIONAL_MODEL_RESPONSE_FIELDS,
                        Map.of("stop_sequence", "END", "score", new java.math.BigDecimal("0.50")))
                .containsEntry(
                        CITATIONS,
                        List.of(Map.of(
                                "title", "Atlas",
                                "sourceContent", List.of(Map.of("text", "Oslo is the capital")),
                                "location", Map.of("documentPage", Map.of("documentIndex", 0, "start", 3, "end", 4)))));
        assertThat(headers.get(TOOL_CALLS).toString())
                .isEqualTo("[{id=tu_1, name=map, input={zoom=12, scale=1.50, big=99999999999, at=[1, null]}}]");
        assertThat(headers.get(GUARDRAIL_TRACE).toString())
                .isEqualTo("{inputAssessment={gr1={wordPolicy={customWords=[{match=x, action=BLOCKED}],"
                        + " managedWordLists=[]}}}, actionReason=No action.}");
    }

    @Test
    void keepsTheSdksObjectsInProperties() throws Exception {
        bedrock.server().enqueue(Answers.json(WHOLE_ANSWER));
        Exchange answered = ask("Capital of Norway?", Map.of());

        ConverseResponse response = answered.getProperty(RESPONSE_PROPERTY, ConverseResponse.class);
        assertThat(response.output().message().content()).hasSize(5);
        Message message = answered.getProperty(MESSAGE_PROPERTY, Message.class);
        assertThat(message).isSameAs(response.output().message());
        List<?> conversation = answered.getProperty(MESSAGES_PROPERTY, List.class);
        assertThat(conversation.size()).isEqualTo(2);
        assertThat(conversation.get(1)).isSameAs(message);
        assertThat(((Message) conversation.get(0)).role()).isEqualTo(ConversationRole.USER);
    }

    @Test
    void leavesOutWhatTheAnswerDoesNotHold() throws Exception {
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Oslo\"}]}},\"stopReason\":\"end_turn\"}"));
        Exchange answered = ask("Capital of Norway?", Map.of("mine", 1));

        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
        assertThat(answered.getMessage().getHeaders().keySet())
                .containsExactlyInAnyOrder("mine", STOP_REASON, FINISH_REASON, MODEL_ID, REQUEST_ID);
    }

    @Test
    void isAnEmptyTextWhereTheModelSaysNothing() throws Exception {
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[]}},\"stopReason\":\"end_turn\"}"));
        assertThat(ask("Hm?", Map.of()).getMessage().getBody()).isEqualTo("");
    }

    /** A chunked body that ends before it has begun is an answer without anything for the SDK. */
    @Test
    void isAFailureWhereNothingHasCome() throws Exception {
        bedrock.server().enqueue(Answers.json("{\"stopReason\":\"end_turn\"}"));
        assertThat(ask("Hm?", Map.of()).getException())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("before Bedrock's answer");
    }

    /** L8. */
    @Test
    void passesBlocksOfNextYearThrough() throws Exception {
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"},{\"hologram\":{\"x\":1}},{\"text\":\"b\"}]}},\"stopReason\":\"saturated\"}"));
        Exchange answered = ask("Hm?", Map.of());
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("ab");
        assertThat(answered.getMessage().getHeaders())
                .containsEntry(STOP_REASON, "saturated")
                .doesNotContainKey(FINISH_REASON);
    }

    @Test
    void saysOnceThatThereIsABlockOfNextYear() throws Exception {
        bedrock.server()
                .otherwise(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"},{\"hologram\":{\"x\":1}}]}},\"stopReason\":\"end_turn\"}"));
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:amazon.nova-lite-v1:0")) {
                routes.send("Hm?");
                return routes.send("Hm?");
            }
        });
        assertThat(warnings).singleElement().asString().contains("content block", "SDK");
    }

    @Test
    void isTheBytesWhereTheAnswerIsMedia() throws Exception {
        bedrock.server().enqueue(Answers.image("png", new byte[] {1, 2}));
        Exchange drawn = ask("Draw", Map.of());
        assertThat(drawn.getMessage().getBody()).isEqualTo(new byte[] {1, 2});
        assertThat(drawn.getMessage().getHeaders()).containsEntry(MEDIA_TYPE, "image/png");
        bedrock.server().enqueue(Answers.text("Here:").and(Answers.image("jpeg", new byte[] {1})));
        Exchange told = ask("Draw", Map.of());
        assertThat(told.getMessage().getBody()).isEqualTo("Here:");
        assertThat(told.getMessage().getHeaders()).doesNotContainKey(MEDIA_TYPE);
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"video\":{\"format\":\"three_gp\",\"source\":{\"s3Location\":{\"uri\":\"s3://b/k\"}}}}]}},\"stopReason\":\"end_turn\"}"));
        Exchange stored = ask("Film", Map.of());
        assertThat(stored.getMessage().getBody()).isEqualTo("s3://b/k");
        assertThat(stored.getMessage().getHeaders()).containsEntry(MEDIA_TYPE, "video/3gpp");
    }

    @Test
    void showsACallWithoutInputAsOneWithAnEmptyInput() throws Exception {
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"1\",\"name\":\"f\"}}]}},\"stopReason\":\"tool_use\"}"));
        assertThat(ask("Hm?", Map.of()).getMessage().getHeader(TOOL_CALLS))
                .isEqualTo(List.of(Map.of("id", "1", "name", "f", "input", Map.of())));
    }

    /** The block of the answer, and its media type. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {'image':{'format':'webp',SOURCE}} | image/webp
            {'video':{'format':'mp4',SOURCE}} | video/mp4
            {'audio':{'format':'wav',SOURCE}} | audio/wav
            {'document':{'format':'pdf','name':'a',SOURCE}} | application/pdf
            """,
            quoteCharacter = '`')
    void isTheBytesOrTheAddressOfEachKindOfMedia(String block, String type) throws Exception {
        for (String source : List.of("{'bytes':'AQI='}", "{'s3Location':{'uri':'s3://b/k'}}")) {
            bedrock.server()
                    .enqueue(Answers.json("{'output':{'message':{'role':'assistant','content':[BLOCK]}}}"
                            .replace("BLOCK", block.replace("SOURCE", "'source':" + source))
                            .replace('\'', '"')));
            Exchange drawn = ask("Draw", Map.of());
            assertThat(drawn.getMessage().getBody())
                    .isEqualTo(source.contains("bytes") ? new byte[] {1, 2} : "s3://b/k");
            assertThat(drawn.getMessage().getHeader(MEDIA_TYPE)).isEqualTo(type);
        }
    }

    /** What one model drew, the next can look at: its media type stays with it. */
    @Test
    void canBeAskedAboutAgain() throws Exception {
        bedrock.server().enqueue(Answers.image("png", new byte[] {1, 2}));
        bedrock.server().enqueue(Answers.text("A dot."));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("bedrock-converse:nova-pro")
                        .to("bedrock-converse:nova-lite?userMessage=What is it?");
            }
        })) {
            assertThat(routes.send("Draw").getMessage().getBody()).isEqualTo("A dot.");
        }
        assertThat(bedrock.server().takeRequests().get(1).json("/messages/0/content"))
                .isEqualTo(Wire.json("[{'image':{'format':'png','source':{'bytes':'AQI='}}},{'text':'What is it?'}]"));
    }

    @Test
    void saysThatTheGuardrailIntervened() throws Exception {
        bedrock.server()
                .enqueue(
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"No.\"}]}},\"stopReason\":\"guardrail_intervened\"}"));
        assertThat(ask("Hm?", Map.of()).getMessage().getHeaders())
                .containsEntry(GUARDRAIL_ACTION, "GUARDRAIL_INTERVENED")
                .containsEntry(FINISH_REASON, "content_filter");
    }

    @Test
    void doesNotLetOneCallSteerOrColourTheNext() throws Exception {
        bedrock.server().enqueue(Answers.json(WHOLE_ANSWER));
        bedrock.server().enqueue(Answers.text("second").stopReason("end_turn"));
        Exchange answered;
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to("bedrock-converse:first").to("bedrock-converse:second?maxTokens=9");
            }
        })) {
            answered =
                    routes.send("Hi", Map.of(SYSTEM_MESSAGE, "only for the first", MAX_TOKENS, 5, STOP_SEQUENCES, "x"));
        }
        assertThat(answered.getMessage().getBody()).isEqualTo("second");
        assertThat(answered.getMessage().getHeaders())
                .containsEntry(MODEL_ID, "second")
                .doesNotContainKeys(
                        REASONING,
                        CITATIONS,
                        TOOL_CALLS,
                        GUARDRAIL_TRACE,
                        GUARDRAIL_ACTION,
                        SERVICE_TIER,
                        SYSTEM_MESSAGE);
        assertThat(bedrock.server().takeRequests()).element(1).satisfies(r -> {
            assertThat(r.json().has("system")).isFalse();
            assertThat(r.json("/inferenceConfig").toString()).isEqualTo("{\"maxTokens\":9}");
        });
    }

    private static Exchange ask(Object body, Map<String, Object> headers) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:amazon.nova-lite-v1:0")) {
            return routes.send(body, headers);
        }
    }
}
