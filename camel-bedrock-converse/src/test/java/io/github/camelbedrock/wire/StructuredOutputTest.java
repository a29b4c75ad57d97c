/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Structured.FORCED;
import static io.github.camelbedrock.wire.Structured.NATIVE;
import static io.github.camelbedrock.wire.Structured.OUTPUT;
import static io.github.camelbedrock.wire.Structured.PROMPTED;
import static io.github.camelbedrock.wire.Structured.SCHEMA;
import static io.github.camelbedrock.wire.Structured.answer;
import static io.github.camelbedrock.wire.Structured.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that must match a schema. */
class StructuredOutputTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** Urgency of a ticket. */
    public enum Urgency {
        LOW,
        @JsonProperty("very high")
        VERY_HIGH
    }

    /** What a ticket is about. */
    public record Topic(String name, double share) {}

    /** A ticket. */
    public record Triage(Urgency urgency, List<Topic> topics, Optional<String> owner, LocalDate due) {}

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    @Test
    void becomesAnObjectOfTheClass() throws Exception {
        bedrock.server()
                .enqueue(Answers.text("{\"urgency\":\"very high\",\"topics\":[{\"name\":\"refund\",\"share\":0.75}],"
                        + "\"due\":\"2026-11-21\"}"));
        Exchange answered = answer(bedrock.server(), NATIVE, "outputClass=" + Triage.class.getName());
        assertThat(answered.getMessage().getBody())
                .isEqualTo(new Triage(
                        Urgency.VERY_HIGH,
                        List.of(new Topic("refund", 0.75)),
                        Optional.empty(),
                        LocalDate.of(2026, 11, 21)));
        String schema = Wire.body(bedrock.server().takeRequests().get(0))
                .at("/outputConfig/textFormat/structure/jsonSchema/schema")
                .asText();
        assertThat(schema).contains("very high", "\"format\":\"date\"", "owner").doesNotContain("VERY_HIGH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"age\":4}",
                "```json\n{\"age\":4}\n```",
                "Here you are:\n```\n{\"age\": 4}\n```\nAnything else?",
                "It is {\"age\":4}."
            })
    void isFoundInWhatAModelPutsAroundIt(String text) throws Exception {
        bedrock.server().enqueue(Answers.text(text));
        assertThat(answer(bedrock.server(), PROMPTED, OUTPUT).getMessage().getBody())
                .isEqualTo("{\"age\":4}");
    }

    @Test
    void goesBackWithWhatIsWrongWithIt() throws Exception {
        bedrock.server().enqueue(Answers.text("{\"age\":\"four\"}").usage(10, 5));
        bedrock.server().enqueue(Answers.text("{\"age\":4}").usage(30, 6));
        Exchange answered = answer(bedrock.server(), PROMPTED, OUTPUT);
        assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":4}");
        // Both calls were paid for.
        assertThat(answered.getMessage().getHeaders())
                .containsEntry(BedrockConverseConstants.INPUT_TOKENS, 40)
                .containsEntry(BedrockConverseConstants.OUTPUT_TOKENS, 11)
                .containsEntry(BedrockConverseConstants.TOTAL_TOKENS, 51);
        List<RecordedRequest> requests = bedrock.server().takeRequests();
        assertThat(requests).hasSize(2);
        JsonNode again = Wire.body(requests.get(1));
        assertThat(again.at("/messages")).hasSize(3);
        assertThat(again.at("/messages/1/content/0/text").asText()).isEqualTo("{\"age\":\"four\"}");
        assertThat(again.at("/messages/2/content/0/text").asText()).contains("/age", "integer");
        assertThat(again.at("/system")).isEqualTo(Wire.body(requests.get(0)).at("/system"));
    }

    /** Usage of the first and of the second answer, and what both cost. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"10, -, 10", "-, 30, 30", "10, 30, 40", "-, -, -"})
    void countsWhatIsKnownOfBothCalls(Integer first, Integer second, Integer both) throws Exception {
        bedrock.server().enqueue(costing("{\\\"age\\\":\\\"four\\\"}", first));
        bedrock.server().enqueue(costing("{\\\"age\\\":4}", second));
        Exchange answered = answer(bedrock.server(), PROMPTED, OUTPUT);
        assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":4}");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.INPUT_TOKENS))
                .isEqualTo(both);
        // Known of the first answer alone.
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.CACHE_READ_INPUT_TOKENS))
                .isEqualTo(first == null ? null : 5);
    }

    private static Answer costing(String text, Integer tokens) {
        String cached = tokens != null && tokens == 10 ? ",\"cacheReadInputTokens\":5" : "";
        String usage = tokens == null ? "" : ",\"usage\":{\"inputTokens\":" + tokens + cached + "}";
        return Answers.json("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"" + text
                + "\"}]}},\"stopReason\":\"end_turn\"" + usage + "}");
    }

    @Test
    void goesBackAsTheResultOfTheTool() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("tu_1", "final_answer", Map.of("age", 0)));
        bedrock.server().enqueue(Answers.toolUse("tu_2", "final_answer", Map.of("age", 1)));
        assertThat(answer(bedrock.server(), FORCED, OUTPUT).getMessage().getBody())
                .isEqualTo("{\"age\":1}");
        JsonNode result = Wire.body(bedrock.server().takeRequests().get(1)).at("/messages/2/content/0/toolResult");
        assertThat(result.at("/toolUseId").asText()).isEqualTo("tu_1");
        assertThat(result.at("/status").asText()).isEqualTo("error");
        assertThat(result.at("/content/0/text").asText()).contains("/age");
    }

    @Test
    void failsWithTheAnswerKeptWhenTheRetriesAreSpent() throws Exception {
        bedrock.server().otherwise(Answers.text("{\"age\":\"four\"}"));
        Exception failure =
                answer(bedrock.server(), PROMPTED, OUTPUT + "&outputRetries=2").getException();
        assertThat(failure).isInstanceOf(StructuredOutputException.class).hasMessageContaining("/age");
        assertThat(((StructuredOutputException) failure).rawText()).isEqualTo("{\"age\":\"four\"}");
        assertThat(((StructuredOutputException) failure).violations()).hasSize(1);
        assertThat(bedrock.server().takeRequests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No idea.", "", "{\"age\":", "[1]"})
    void failsOnWhatIsNoObject(String text) throws Exception {
        bedrock.server().otherwise(Answers.text(text));
        assertThat(answer(bedrock.server(), PROMPTED, OUTPUT + "&outputRetries=0")
                        .getException())
                .isInstanceOf(StructuredOutputException.class);
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    @Test
    void isNotAskedForAgainWhenItWasCutOff() throws Exception {
        bedrock.server().otherwise(Answers.text("{\"age\":").stopReason("max_tokens"));
        assertThat(answer(bedrock.server(), PROMPTED, OUTPUT).getException())
                .isInstanceOf(StructuredOutputException.class)
                .hasMessageContaining("maxTokens");
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardrail_intervened", "content_filtered"})
    void leavesTheWordOfAFilterAlone(String stopReason) throws Exception {
        bedrock.server().enqueue(Answers.text("Not allowed.").stopReason(stopReason));
        Exchange guarded = answer(bedrock.server(), PROMPTED, OUTPUT);
        assertThat(guarded.getException()).isNull();
        assertThat(guarded.getMessage().getBody()).isEqualTo("Not allowed.");
        assertThat(guarded.getMessage().getHeader(BedrockConverseConstants.FINISH_REASON))
                .isEqualTo("content_filter");
    }

    @Test
    void leavesToolCallsAlone() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("tu_1", "a", Map.of()));
        Exchange called = answer(
                bedrock.server(),
                PROMPTED,
                OUTPUT
                        + "&toolConfig=RAW({\"tools\":[{\"toolSpec\":{\"name\":\"a\",\"inputSchema\":{\"json\":{}}}}]})");
        assertThat(called.getException()).isNull();
        assertThat(called.getMessage().getHeader(BedrockConverseConstants.TOOL_CALLS, List.class))
                .hasSize(1);
    }

    /** Headers that stand in for the options, and the body that must come of them. */
    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("as text", Map.of("CamelBedrockConverseOutputSchema", SCHEMA), "{\"age\":4}"),
                Arguments.of("as Map", Map.of("CamelBedrockConverseOutputSchema", Wire.plain(SCHEMA)), "{\"age\":4}"),
                Arguments.of("as node", Map.of("CamelBedrockConverseOutputSchema", Wire.json(SCHEMA)), "{\"age\":4}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void takesTheSchemaOfTheHeader(String how, Map<String, Object> headers, String expected) throws Exception {
        bedrock.server().otherwise(Answers.text("```{\"age\":4}```"));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + PROMPTED)) {
            assertThat(routes.send("Hi", headers).getMessage().getBody()).isEqualTo(expected);
        }
    }

    @Test
    void takesModeAndRetriesOfTheHeaders() throws Exception {
        bedrock.server().otherwise(Answers.text("no"));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + NATIVE + "?" + OUTPUT)) {
            routes.send(
                    "Hi", Map.of("CamelBedrockConverseOutputMode", "prompt", "CamelBedrockConverseOutputRetries", 0));
        }
        List<RecordedRequest> requests = bedrock.server().takeRequests();
        assertThat(requests).hasSize(1);
        assertThat(Wire.body(requests.get(0)).has("system")).isTrue();
    }

    @Test
    void takesTheClassOfTheHeader() throws Exception {
        bedrock.server().otherwise(Answers.text("{\"name\":\"a\",\"share\":1}"));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + NATIVE)) {
            for (Object type : List.of(Topic.class, Topic.class.getName())) {
                assertThat(routes.send("Hi", Map.of("CamelBedrockConverseOutputClass", type))
                                .getMessage()
                                .getBody())
                        .isEqualTo(new Topic("a", 1));
            }
        }
    }

    /** Options that keep the endpoint from starting, and words of the error. */
    @ParameterizedTest
    @MethodSource("unusable")
    void doesNotStartWithASchemaThatIsNone(String options, List<String> words) {
        Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> {
            try (Routes routes = new Routes(bedrock.server())) {
                routes.ask("bedrock-converse:" + NATIVE + "?" + options);
            }
        });
        assertThat(failure).isNotNull();
        words.forEach(word -> assertThat(failure).hasStackTraceContaining(word));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("outputSchema=RAW({\"type\":\"strin\"})", List.of("Option outputSchema", "type")),
                Arguments.of("outputSchema=nothing", List.of("Option outputSchema", "not JSON")),
                Arguments.of("outputClass=com.acme.None", List.of("Option outputClass", "com.acme.None")),
                Arguments.of("outputClass=java.lang.String", List.of("Option outputClass", "object")),
                Arguments.of("outputClass=java.lang.String&" + OUTPUT, List.of("Option outputClass", "outputSchema")),
                Arguments.of(OUTPUT + "&outputRetries=-1", List.of("Option outputRetries", "at least 0")));
    }

    @Test
    void readsTheSchemaOfAResource() throws Exception {
        JsonNode sent =
                ask(bedrock.server(), PROMPTED, "outputSchema=resource:classpath:prompts/age.json", "{\"age\":4}");
        assertThat(sent.at("/system/0/text").asText()).contains("\"age\"");
    }
}
