/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers beside the options of tools: what a header may change, and what stands once the endpoint has set it. */
class ToolHeadersTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final LambdaRouteBuilder TOOLS = routes -> {
        routes.from("bedrock-tool:look?tags=t").throwException(new IllegalStateException("the door is shut"));
        routes.from("bedrock-tool:other?tags=u").setBody(routes.constant("seen"));
        routes.from("bedrock-tool:slow?tags=t").delay(1000).setBody(routes.constant("slowly"));
    };

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()).usage(10, 5));
        bedrock.server().enqueue(Answers.toolUse("2", "look", Map.of()).usage(10, 5));
        bedrock.server().otherwise(Answers.text("Done.").usage(10, 5));
    }

    /** What is looked at in the end. */
    private interface Check extends BiConsumer<Exchange, Looped> {}

    /** Option that the endpoint sets, header that says otherwise, how it is with the option, and with the header. */
    static Stream<Arguments> protectedOptions() {
        Check failsAfterOne = failsAfter("after 1 ");
        Check goesOn = (answered, looped) ->
                assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
        return Stream.of(
                Arguments.of("tools=t", "Tools", "u", offers("look", "slow"), offers("other")),
                Arguments.of("tools=t&maxToolIterations=1", "MaxToolIterations", 9, failsAfterOne, goesOn),
                Arguments.of("tools=t&maxToolTokens=20", "MaxToolTokens", 900, failsAfter("after 30 tokens"), goesOn),
                Arguments.of("tools=t&toolExecution=manual", "ToolExecution", "auto", calls(), goesOn),
                Arguments.of(
                        "tools=t&toolErrorDetail=none",
                        "ToolErrorDetail",
                        "message",
                        says("The tool has failed."),
                        says("The tool has failed: the door is shut")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("protectedOptions")
    void theEndpointsWordStands(String options, String header, Object value, Check stands, Check changed)
            throws Exception {
        check(options, header, value, stands);
        check(options + "&headerOverrides=all", header, value, changed);
    }

    private void check(String options, String header, Object value, Check check) throws Exception {
        forget();
        try (Looped looped = looped(options)) {
            check.accept(looped.send("Hi", Map.of("CamelBedrockConverse" + header, value)), looped);
        }
    }

    private static Looped looped(String options) throws Exception {
        return new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", options, TOOLS);
    }

    private static Check failsAfter(String words) {
        return (answered, looped) -> assertThat(answered.getException())
                .isInstanceOf(ToolLoopException.class)
                .hasMessageContaining(words);
    }

    private static Check offers(String... names) {
        return (answered, looped) -> {
            JsonNode first = looped.sent().get(0);
            assertThat(first.at("/toolConfig/tools").findValuesAsText("name")).containsExactly(names);
        };
    }

    private static Check calls() {
        return (answered, looped) -> {
            assertThat(answered.getMessage().getHeader(TOOL_CALLS)).isNotNull();
            assertThat(looped.sent()).hasSize(1);
        };
    }

    private static Check says(String words) {
        return (answered, looped) ->
                assertThat(looped.messages().get(2).findValuesAsText("text")).contains(words);
    }

    /** Header that an endpoint with tools=t does not say anything of, value, and what it does. */
    static Stream<Arguments> freeOptions() {
        return Stream.of(
                Arguments.of("MaxToolIterations", "1", failsAfter("after 1 ")),
                Arguments.of("MaxToolTokens", 30, failsAfter("after 30 tokens")),
                Arguments.of("ToolExecution", "manual", calls()),
                Arguments.of("ToolErrorDetail", "none", says("The tool has failed.")),
                Arguments.of("ToolErrorStrategy", "fail", failsAfter("the door is shut")),
                Arguments.of("ParallelToolExecution", "false", says("The tool has failed: the door is shut")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("freeOptions")
    void aHeaderSaysWhatTheEndpointDoesNot(String header, Object value, Check check) throws Exception {
        check("tools=t", header, value, check);
    }

    /** Whoever sends a message must not choose what may be called, unless the endpoint lets headers change everything. */
    @ParameterizedTest
    @CsvSource({"u,other", "' u , none ',other"})
    void aHeaderBringsToolsWhereItMay(String tags, String name) throws Exception {
        check("headerOverrides=all", "Tools", tags, offers(name));
        check("headerOverrides=all", "Tools", List.of("u"), offers(name));
        check("temperature=0", "Tools", tags, offers());
    }

    @ParameterizedTest
    @CsvSource({"50", "50ms"})
    void aHeaderLimitsTheTime(String timeout) throws Exception {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "slow", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped("tools=t")) {
            looped.send("Hi", Map.of("CamelBedrockConverseToolTimeout", timeout));
            assertThat(looped.messages().get(2).findValuesAsText("text"))
                    .containsExactly("The tool has not answered in time.");
        }
    }

    @ParameterizedTest
    @CsvSource({"reprompt", "fail", "Fail"})
    void aHeaderSaysWhatHappensToUnknownNames(String strategy) throws Exception {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "nothing", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped("tools=t")) {
            Exchange answered = looped.send("Hi", Map.of("CamelBedrockConverseUnknownToolStrategy", strategy));
            if (strategy.equals("reprompt")) {
                assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            } else {
                assertThat(answered.getException()).isInstanceOf(ToolLoopException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "maxToolIterations,0",
        "maxToolIterations,many",
        "maxToolTokens,0",
        "toolExecution,never",
        "parallelToolExecution,perhaps",
        "toolTimeout,0",
        "toolTimeout,soon",
        "toolErrorStrategy,ignore",
        "unknownToolStrategy,ignore",
        "toolErrorDetail,all",
        "maxToolResultSize,0",
        "toolResultOverflow,drop"
    })
    void aValueThatCannotBeIsRefused(String option, String value) throws Exception {
        assertThatThrownBy(() -> looped("tools=t&" + option + "=" + value).close())
                .hasStackTraceContaining(option)
                .hasStackTraceContaining(value);
        String header = "CamelBedrockConverse" + Character.toUpperCase(option.charAt(0)) + option.substring(1);
        try (Looped looped = looped("tools=t")) {
            assertThat(looped.send("Hi", Map.of(header, value)).getException())
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContainingAll(header, value);
            assertThat(looped.sent()).isEmpty();
        }
    }
}
