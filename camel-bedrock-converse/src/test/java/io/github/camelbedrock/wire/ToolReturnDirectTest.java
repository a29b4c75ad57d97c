/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tool with returnDirect: what it returns is the answer, and the model is not asked again. */
class ToolReturnDirectTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final LambdaRouteBuilder TOOLS = routes -> {
        routes.from("bedrock-tool:direct?tags=t&returnDirect=true&parameter.at=string")
                .setBody(routes.simple("direct ${header.at}"));
        routes.from("bedrock-tool:mapped?tags=t&returnDirect=true")
                .process(exchange -> exchange.getMessage().setBody(Map.of("degrees", 12)));
        routes.from("bedrock-tool:failing?tags=t&returnDirect=true")
                .throwException(new IllegalStateException("it is shut"));
        routes.from("bedrock-tool:silent?tags=t&returnDirect=true").setBody(routes.constant(""));
        routes.from("bedrock-tool:look?tags=t").setBody(routes.constant("seen"));
    };

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private static Looped looped(Way way) throws Exception {
        return new Looped(bedrock.server(), way, "nova-lite", "tools=t", TOOLS);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void oneResultIsTheBody(Way way) throws Exception {
        bedrock.server().enqueue(Answers.text("Wait. ").and(Answers.toolUse("1", "direct", Map.of("at", "a"))));
        try (Looped looped = looped(way)) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo(way.handsOn() ? "Wait. direct a" : "direct a");
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(1);
            assertThat(answered.getMessage().getHeader(TOOL_CALLS)).isNull();
            assertThat(looped.sent()).hasSize(1);
        }
    }

    /** The results stand in the conversation, so that it can go on. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void theConversationGoesOnBehindIt(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "direct", Map.of("at", "a")));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way)) {
            List<?> conversation = looped.send("Hi").getProperty(MESSAGES_PROPERTY, List.class);
            assertThat(conversation.size()).isEqualTo(3);
            Exchange again = looped.send(conversation, Map.of("CamelBedrockConverseUserMessage", "And now?"));
            assertThat(again.getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(told("1", text("direct a")), text("And now?"))));
        }
    }

    @Test
    void anObjectStaysOne() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "mapped", Map.of()));
        try (Looped looped = looped(Way.CONVERSE)) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo(Map.of("degrees", 12));
        }
    }

    @Test
    void anObjectIsJsonInStreams() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "mapped", Map.of()));
        try (Looped looped = looped(Way.ITERATOR)) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("{\"degrees\":12}");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void severalResultsAreAList(Way way) throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("1", "direct", Map.of("at", "a"))
                        .and(Answers.toolUse("2", "direct", Map.of("at", "b"))));
        try (Looped looped = looped(way)) {
            assertThat(looped.send("Hi").getMessage().getBody())
                    .isEqualTo(way.handsOn() ? "direct a\ndirect b" : List.of("direct a", "direct b"));
            assertThat(looped.sent()).hasSize(1);
        }
    }

    /** The model has to see what the other tool says. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void besideAnotherToolTheModelIsAsked(Way way) throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("1", "direct", Map.of("at", "a")).and(Answers.toolUse("2", "look", Map.of())));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way)) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(told("1", text("direct a")), told("2", text("seen")))));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whereItFailsTheModelIsAsked(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "failing", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way)) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(failed("1", "The tool has failed: it is shut"))));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anEmptyResultIsAnEmptyAnswer(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "silent", Map.of()));
        try (Looped looped = looped(way)) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("");
            assertThat(looped.sent()).hasSize(1);
        }
    }
}
