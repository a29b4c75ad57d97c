/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Looped.use;
import static io.github.camelbedrock.wire.Structured.FORCED;
import static io.github.camelbedrock.wire.Structured.NATIVE;
import static io.github.camelbedrock.wire.Structured.OUTPUT;
import static io.github.camelbedrock.wire.Structured.PROMPTED;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.POINT;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools beside what else is asked for: an answer with a shape, thinking, cache points, a count of tokens. */
class ToolBesideOptionsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private static Looped looped(Way way, String model, String options) throws Exception {
        return new Looped(
                bedrock.server(), way, model, "tools=t&" + options, routes -> routes.from("bedrock-tool:look?tags=t")
                        .setBody(routes.constant("seen")));
    }

    /** Mode, model, and the answer as the model gives it there. */
    static Stream<Arguments> shapes() {
        Answer tool = Answers.toolUse("9", "final_answer", Map.of("age", 7));
        Answer said = Answers.text("{\"age\":7}");
        return Stream.of(
                Arguments.of("native", NATIVE, said),
                Arguments.of("tool", FORCED, tool),
                Arguments.of("tool", NATIVE, tool),
                Arguments.of("prompt", PROMPTED, said));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void theAnswerBehindTheToolsHasItsShape(String mode, String model, Answer answer) throws Exception {
        for (Way way : Way.values()) {
            bedrock.server().reset();
            bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
            bedrock.server().enqueue(answer);
            try (Looped looped = looped(way, model, "outputMode=" + mode + "&" + OUTPUT)) {
                Exchange answered = looped.send("Hi");
                assertThat(answered.getException()).as(way.name()).isNull();
                if (!way.handsOn()) {
                    assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":7}");
                }
                assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(1);
                List<JsonNode> sent = looped.sent();
                assertThat(sent).hasSize(2);
                assertThat(sent.get(1).get("messages").get(2)).isEqualTo(Wire.json(user(told("1", text("seen")))));
                assertThat(sent.get(1).at("/toolConfig/tools"))
                        .isEqualTo(sent.get(0).at("/toolConfig/tools"));
                assertThat(names(sent.get(1)))
                        .containsExactlyElementsOf(
                                mode.equals("tool") ? List.of("look", "final_answer") : List.of("look"));
                assertThat(sent.get(1).has("outputConfig")).isEqualTo(mode.equals("native"));
            }
        }
    }

    private static List<String> names(JsonNode sent) {
        return sent.at("/toolConfig/tools").findValuesAsText("name");
    }

    /** A final answer beside other calls, good or bad, comes before their results are known. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "COLLECT", "ITERATOR"})
    void aFinalAnswerBesideOtherCallsComesTooEarly(Way way) throws Exception {
        for (Map<String, Object> early : List.<Map<String, Object>>of(Map.of("age", 7), Map.of("age", "?"))) {
            bedrock.server().reset();
            bedrock.server()
                    .enqueue(Answers.toolUse("8", "final_answer", early).and(Answers.toolUse("1", "look", Map.of())));
            bedrock.server().enqueue(Answers.toolUse("9", "final_answer", Map.of("age", 8)));
            try (Looped looped = looped(way, FORCED, "outputMode=tool&" + OUTPUT)) {
                Exchange answered = looped.send("Hi");
                assertThat(answered.getException()).isNull();
                assertThat(answered.getMessage()
                                .getHeader(TOOL_EXECUTIONS, List.class)
                                .size())
                        .isEqualTo(1);
                JsonNode results = looped.messages().get(2).get("content");
                assertThat(results).hasSize(2);
                assertThat(results.get(0)).isEqualTo(Wire.json(told("1", text("seen"))));
                assertThat(results.get(1).at("/toolResult/toolUseId").asText()).isEqualTo("8");
                assertThat(results.get(1).at("/toolResult/status").asText()).isEqualTo("error");
                if (!way.handsOn()) {
                    assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":8}");
                }
            }
        }
    }

    /** The answer goes back once; the tools that ran before it do not run again. */
    @Test
    void anAnswerWithoutItsShapeGoesBackBehindTheTools() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().enqueue(Answers.text("{}"));
        bedrock.server().enqueue(Answers.text("{\"age\":7}"));
        try (Looped looped = looped(Way.CONVERSE, NATIVE, OUTPUT)) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":7}");
            assertThat(answered.getMessage()
                            .getHeader(TOOL_EXECUTIONS, List.class)
                            .size())
                    .isEqualTo(1);
            assertThat(looped.messages()).hasSize(5);
        }
    }

    @Test
    void anAnswerThatNeverHasItsShapeFails() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().otherwise(Answers.text("{}"));
        try (Looped looped = looped(Way.CONVERSE, NATIVE, OUTPUT)) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isInstanceOf(StructuredOutputException.class);
            assertThat(looped.sent()).hasSize(3);
        }
    }

    /** Claude refuses a follow-up whose thinking is not as it was, or not first (Anthropic, extended thinking). */
    @ParameterizedTest
    @EnumSource(Way.class)
    void thinkingStaysInTheFollowUp(Way way) throws Exception {
        byte[] hidden = {1, 2, 3};
        bedrock.server()
                .enqueue(Answers.reasoning("I must look.", "c2ln")
                        .and(Answers.redactedReasoning(hidden))
                        .and(Answers.text("Wait."))
                        .and(Answers.toolUse("1", "look", Map.of())));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way, CLAUDE, "thinking=2000&maxTokens=4000")) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(1))
                    .isEqualTo(Wire.json(assistant(
                            "{'reasoningContent':{'reasoningText':{'text':'I must look.','signature':'c2ln'}}}",
                            "{'reasoningContent':{'redactedContent':'AQID'}}",
                            text("Wait."),
                            use("1", "look", "{}"))));
            assertThat(looped.sent())
                    .extracting(sent -> sent.at("/additionalModelRequestFields/thinking/budget_tokens")
                            .asInt())
                    .containsExactly(2000, 2000);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCachePointEndsTheTools(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way, CLAUDE, "cacheTools=true")) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.sent())
                    .extracting(sent -> sent.get("toolConfig"))
                    .containsOnly(Wire.json("{'tools':[" + ToolConfigs.LOOK + "," + POINT + "]}"))
                    .hasSize(2);
        }
    }

    @Test
    void theToolsAreCounted() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(42));
        try (Looped looped = looped(Way.CONVERSE, CLAUDE, "operation=countTokens")) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo(42);
            assertThat(looped.sent().get(0).at("/input/converse/toolConfig"))
                    .isEqualTo(Wire.json("{'tools':[" + ToolConfigs.LOOK + "]}"));
        }
    }

    /** Each turn of the loop has to keep within the limit, with what the tools have returned. */
    @Test
    void eachTurnKeepsWithinMaxInputTokens() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(42));
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().enqueue(Answers.inputTokens(52));
        try (Looped looped = looped(Way.CONVERSE, CLAUDE, "maxInputTokens=50")) {
            assertThat(looped.send("Hi").getException()).hasMessageContainingAll("52", "maxInputTokens");
            assertThat(looped.sent()).hasSize(3);
        }
    }
}
