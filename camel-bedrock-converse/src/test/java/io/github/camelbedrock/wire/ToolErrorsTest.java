/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that goes wrong: what the model is told, or how the exchange fails, as the options say. */
class ToolErrorsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final AtomicInteger calls = new AtomicInteger();

    private final LambdaRouteBuilder tools = routes -> {
        routes.from("bedrock-tool:shut?tags=t").throwException(new IllegalStateException("the door is shut"));
        routes.from("bedrock-tool:mute?tags=t").throwException(new IllegalStateException());
        routes.from("bedrock-tool:broken?tags=t").process(exchange -> {
            throw new LinkageError("class is gone");
        });
        routes.from("bedrock-tool:book?tags=t&parameter.days=integer&parameter.days.required=true"
                        + "&parameter.unit=string&parameter.unit.enum=C,F")
                .process(exchange -> exchange.getMessage().setBody("booked " + calls.incrementAndGet()));
    };

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private Looped looped(Way way, String options) throws Exception {
        return new Looped(bedrock.server(), way, NOVA, "tools=t" + options, tools);
    }

    /** Rule, options, call, what the model is told, outcome. */
    static Stream<Arguments> failures() {
        Answer shut = Answers.toolUse("1", "shut", Map.of());
        return Stream.of(
                row("exception", "", shut, "The tool has failed: the door is shut", "error"),
                row("message", "&toolErrorDetail=message", shut, "The tool has failed: the door is shut", "error"),
                row("none", "&toolErrorDetail=none", shut, "The tool has failed.", "error"),
                row("no message", "", Answers.toolUse("1", "mute", Map.of()), "The tool has failed.", "error"),
                row(
                        "java.lang.Error",
                        "",
                        Answers.toolUse("1", "broken", Map.of()),
                        "The tool has failed: class is gone",
                        "error"),
                row(
                        "unknown tool",
                        "",
                        Answers.toolUse("1", "nothing", Map.of()),
                        "There is no tool named 'nothing'; there are [book, broken, mute, shut]",
                        "unknownTool"),
                row(
                        "missing argument",
                        "&toolErrorDetail=none",
                        Answers.toolUse("1", "book", Map.of()),
                        "The arguments do not match the tool's schema:\n- (root): required property 'days' not found",
                        "invalidArguments"),
                row(
                        "wrong arguments",
                        "",
                        Answers.toolUse("1", "book", Map.of("days", "two", "unit", "K")),
                        "The arguments do not match the tool's schema:\n- /days: string found, integer expected\n"
                                + "- /unit: does not have a value in the enumeration [\"C\", \"F\"]",
                        "invalidArguments"));
    }

    private static Arguments row(String rule, String options, Answer call, String told, String outcome) {
        return Arguments.of(rule, options, call, told, outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void isToldToTheModel(String rule, String options, Answer call, String told, String outcome) throws Exception {
        for (Way way : List.of(Way.CONVERSE, Way.COLLECT, Way.EVENT)) {
            bedrock.server().reset();
            bedrock.server().enqueue(call);
            bedrock.server().enqueue(Answers.text("Done."));
            try (Looped looped = looped(way, options)) {
                Exchange answered = looped.send("Hi");
                assertThat(answered.getException()).isNull();
                assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
                JsonNode result = looped.messages().get(2).at("/content/0/toolResult");
                assertThat(result.findValuesAsText("text")).containsExactly(told);
                assertThat(result.get("status").asText()).isEqualTo("error");
                assertThat(answered.getMessage()
                                .getHeader(TOOL_EXECUTIONS, List.class)
                                .toString())
                        .contains("outcome=" + outcome);
                assertThat(calls).hasValue(0);
            }
        }
    }

    /** Rule, options, call, words of the failure, class of its cause or null. */
    static Stream<Arguments> ends() {
        String error = "&toolErrorStrategy=fail";
        return Stream.of(
                Arguments.of("exception", error, "shut", Map.of(), "the door is shut", IllegalStateException.class),
                Arguments.of(
                        "no detail",
                        error + "&toolErrorDetail=none",
                        "shut",
                        Map.of(),
                        "shut",
                        IllegalStateException.class),
                Arguments.of("java.lang.Error", error, "broken", Map.of(), "class is gone", LinkageError.class),
                Arguments.of(
                        "bad arguments",
                        error,
                        "book",
                        Map.of("days", "x"),
                        "/days: string found",
                        ToolLoopException.class),
                Arguments.of(
                        "unknown tool",
                        "&unknownToolStrategy=fail",
                        "nothing",
                        Map.of(),
                        "'nothing'",
                        ToolLoopException.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void endsTheExchange(
            String rule, String options, String tool, Map<String, Object> input, String words, Class<?> cause)
            throws Exception {
        for (Way way : Way.values()) {
            bedrock.server().reset();
            bedrock.server().enqueue(Answers.toolUse("1", tool, input));
            try (Looped looped = looped(way, options)) {
                Exchange answered = looped.send("Hi");
                assertThat(answered.getException())
                        .as(way.name())
                        .isInstanceOf(ToolLoopException.class)
                        .hasMessageContainingAll(words, "fail");
                assertThat(((ToolLoopException) answered.getException()).messages())
                        .hasSize(2);
                assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size())
                        .isEqualTo(2);
                assertThat(answered.getException(cause))
                        .as("found by its class")
                        .isNotNull();
                assertThat(looped.sent()).hasSize(1);
            }
        }
    }

    /** What is told of an unknown name does not depend on toolErrorStrategy, nor the other way round. */
    @Test
    void eachStrategyIsForItsOwnFailures() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "nothing", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(Way.CONVERSE, "&toolErrorStrategy=fail")) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
        }
        bedrock.server().enqueue(Answers.toolUse("1", "shut", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(Way.CONVERSE, "&unknownToolStrategy=fail")) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
        }
    }

    /** The others of the turn are told, too: each call needs its result. */
    @Test
    void oneFailureLeavesTheOthers() throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("1", "shut", Map.of()).and(Answers.toolUse("2", "book", Map.of("days", 2))));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(Way.CONVERSE, "")) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(
                            user(failed("1", "The tool has failed: the door is shut"), told("2", text("booked 1")))));
        }
    }

    @Test
    void aHandledExceptionIsAResult() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "mended", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(
                bedrock.server(), Way.CONVERSE, NOVA, "tools=t", routes -> routes.from("bedrock-tool:mended?tags=t")
                        .onException(IllegalStateException.class)
                        .handled(true)
                        .setBody(routes.simple("closed: ${exception.message}"))
                        .end()
                        .throwException(new IllegalStateException("the door is shut")))) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(told("1", text("closed: the door is shut")))));
        }
    }

    @Test
    void theRouteThatAsksHandlesTheToolsOwnException() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "shut", Map.of()));
        try (Routes routes = new Routes(bedrock.server())) {
            RouteBuilder.addRoutes(routes.context(), tools);
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask")
                            .onException(IllegalStateException.class)
                            .handled(true)
                            .setBody(constant("handled"))
                            .end()
                            .to("bedrock-converse:nova-lite?tools=t&toolErrorStrategy=fail");
                }
            });
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("handled");
        }
    }
}
