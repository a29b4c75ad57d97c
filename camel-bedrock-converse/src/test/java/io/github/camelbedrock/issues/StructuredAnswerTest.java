/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Structured answers that were lost, asked for again in vain, or could not be gone on from. */
class StructuredAnswerTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String FORCED = "bedrock-converse:amazon.nova-lite-v1:0?";
    private static final String PROMPTED = "bedrock-converse:meta.llama3-3-70b-instruct-v1:0?";
    private static final String OBJECT = "outputSchema=RAW({\"type\":\"object\"})";
    private static final String FENCES = "{\"code\":\"Write ```json {\\\"a\\\":1} ``` here\"}";

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    static Stream<Arguments> answers() {
        String list = "outputSchema=RAW({\"type\":\"array\",\"items\":{\"type\":\"object\"}})";
        return Stream.of(
                Arguments.of("fence within a text", PROMPTED + OBJECT, Answers.text(FENCES), FENCES),
                Arguments.of(
                        "fence within a text of the tool",
                        FORCED + OBJECT,
                        Answers.toolUse("t", "final_answer", Map.of("code", "Write ```json {\"a\":1} ``` here")),
                        FENCES),
                Arguments.of(
                        "fence within a text between sentences",
                        PROMPTED + OBJECT,
                        Answers.text("Here: " + FENCES + ". Bye"),
                        FENCES),
                Arguments.of(
                        "fence beside other braces",
                        PROMPTED + OBJECT,
                        Answers.text("For {x}: ```json\n{\"a\":1}\n``` and {y}"),
                        "{\"a\":1}"),
                Arguments.of(
                        "list of objects",
                        PROMPTED + list,
                        Answers.text("[{\"a\":1},{\"a\":2}]"),
                        "[{\"a\":1},{\"a\":2}]"),
                Arguments.of(
                        "tool called without an input",
                        FORCED + OBJECT,
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"final_answer\"}}]}},\"stopReason\":\"tool_use\"}"),
                        "{}"),
                Arguments.of(
                        "answer without a stop reason",
                        PROMPTED + OBJECT,
                        Answers.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"{}\"}]}}}"),
                        "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isTheWholeAnswer(String what, String endpoint, Answer answer, String expected) throws Exception {
        bedrock.server().enqueue(answer);
        try (Routes routes = new Routes(bedrock.server()).ask(endpoint)) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo(expected);
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    @Test
    void isNotAskedForAgainWhereTheContextIsFull() throws Exception {
        bedrock.server().otherwise(Answers.text("{\"a\":").stopReason("model_context_window_exceeded"));
        try (Routes routes = new Routes(bedrock.server()).ask(PROMPTED + OBJECT)) {
            assertThat(routes.send("Hi").getException())
                    .isInstanceOf(StructuredOutputException.class)
                    .hasMessageContaining("context")
                    .hasMessageNotContaining("maxTokens");
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    /** The header ToolCalls does not name the call, so that no route can know that it wants a result. */
    @Test
    void canBeGoneOnFrom() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("t1", "final_answer", Map.of("a", 1)));
        bedrock.server().otherwise(Answers.text("And so on"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(FORCED + OBJECT)
                        .setBody(exchangeProperty(BedrockConverseConstants.MESSAGES_PROPERTY))
                        .to(FORCED + "userMessage=And now?");
            }
        })) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo("And so on");
        }
        assertThat(bedrock.server().takeRequests()).element(1).satisfies(request -> {
            assertThat(request.json("/messages/1/content/0/toolUse/toolUseId").asText())
                    .isEqualTo("t1");
            assertThat(request.json("/messages/2/content/0/toolResult/toolUseId")
                            .asText())
                    .isEqualTo("t1");
            assertThat(request.json("/messages").toString()).contains("And now?");
        });
    }

    @Test
    void refusesASchemaThatIsNoJsonByTheNameOfItsHeader() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(PROMPTED)) {
            for (Object schema : List.of(new Object(), Map.of("type", new Object()))) {
                assertThat(routes.send("Hi", Map.of(BedrockConverseConstants.OUTPUT_SCHEMA, schema))
                                .getException())
                        .isInstanceOf(InvalidTurnException.class)
                        .hasMessageContaining(BedrockConverseConstants.OUTPUT_SCHEMA);
            }
        }
    }
}
