/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.LLAMA;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the model may or must call a tool, and the tools that are sent because the history holds calls of them. */
class ToolChoiceRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String LOOK = "{'toolSpec':{'name':'look','inputSchema':{'json':{'type':'object'}}}}";
    private static final String BOOK = "{'toolSpec':{'name':'book','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TWO = "'tools':[" + LOOK + "," + BOOK + "]";
    private static final String OPTION = "toolConfig=RAW({" + TWO.replace('\'', '"') + "})";
    private static final String HI = messages(user(text("Hi")));
    private static final String HISTORY = messages(user(text("a")), assistant(call("1")), user(result("1", text("b"))));
    private static final String HEADER = "CamelBedrockConverseToolChoice";

    /** Rule, model and options, messages, headers, and the tools that are sent (null for none). */
    static Stream<Arguments> choices() {
        return Stream.of(
                row("T3 nothing said", NOVA + "?" + OPTION, HI, Map.of(), "{" + TWO + "}"),
                row(
                        "T3 auto",
                        NOVA + "?toolChoice=auto&" + OPTION,
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'auto':{}}}"),
                row(
                        "T3 any",
                        NOVA + "?toolChoice=any&" + OPTION,
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'any':{}}}"),
                row(
                        "T3, C17 a name keeps all tools",
                        CLAUDE + "?toolChoice=book&" + OPTION,
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'tool':{'name':'book'}}}"),
                row(
                        "L11 the words in any case",
                        NOVA + "?toolChoice=ANY&" + OPTION,
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'any':{}}}"),
                row(
                        "L11 white space around the word",
                        NOVA + "?" + OPTION,
                        HI,
                        Map.of(HEADER, " any\n"),
                        "{" + TWO + ",'toolChoice':{'any':{}}}"),
                row(
                        "L11 white space around a name",
                        NOVA + "?" + OPTION,
                        HI,
                        Map.of(HEADER, " look "),
                        "{" + TWO + ",'toolChoice':{'tool':{'name':'look'}}}"),
                row("T5 none", NOVA + "?toolChoice=none&" + OPTION, HI, Map.of(), null),
                row(
                        "T5 none, system tools too",
                        NOVA + "?toolChoice=none&systemTools=nova_grounding",
                        HI,
                        Map.of(),
                        null),
                row("T5 none without tools", NOVA + "?toolChoice=none", HI, Map.of(), null),
                row("auto without tools", NOVA + "?toolChoice=auto", HI, Map.of(), null),
                row(
                        "header over option",
                        NOVA + "?toolChoice=any&" + OPTION,
                        HI,
                        Map.of(HEADER, "look"),
                        "{" + TWO + ",'toolChoice':{'tool':{'name':'look'}}}"),
                row(
                        "the tools say it themselves",
                        NOVA + "?toolConfig=RAW({" + TWO.replace('\'', '"') + ",\"toolChoice\":{\"any\":{}}})",
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'any':{}}}"),
                row(
                        "the option over what the option's tools say",
                        NOVA + "?toolChoice=look&toolConfig=RAW({" + TWO.replace('\'', '"')
                                + ",\"toolChoice\":{\"any\":{}}})",
                        HI,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'tool':{'name':'look'}}}"),
                // 10.1: Bedrock wants the tools defined while the messages hold calls of them.
                row("10.1 history without tools", NOVA, HISTORY, Map.of(), "{'tools':[" + LOOK + "]}"),
                row("10.1 history with tools", NOVA + "?" + OPTION, HISTORY, Map.of(), "{" + TWO + "}"),
                row(
                        "10.1, T5 none beside a history",
                        NOVA + "?toolChoice=none&" + OPTION,
                        HISTORY,
                        Map.of(),
                        "{" + TWO + ",'toolChoice':{'auto':{}}}"),
                row(
                        "10.1, T5 none beside a history, family without choice",
                        LLAMA + "?toolChoice=none&" + OPTION,
                        HISTORY,
                        Map.of(),
                        "{" + TWO + "}"),
                row(
                        "10.1, T5 none beside a history without tools",
                        NOVA + "?toolChoice=none",
                        HISTORY,
                        Map.of(),
                        "{'tools':[" + LOOK + "],'toolChoice':{'auto':{}}}"),
                row(
                        "10.1 an empty list beside a history",
                        NOVA + "?toolConfig=RAW({\"tools\":[]})",
                        HISTORY,
                        Map.of(),
                        "{'tools':[" + LOOK + "]}"),
                row(
                        "10.1 a tool once however often it was called",
                        NOVA,
                        messages(
                                user(text("a")),
                                assistant(call("1"), call("2").replace("look", "book")),
                                user(result("1", text("b")), result("2", text("c"))),
                                assistant(call("3")),
                                user(result("3", text("d")))),
                        Map.of(),
                        "{" + TWO + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void sendsTheChoice(String rule, String endpoint, String given, Map<String, Object> headers, String expected)
            throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(), "bedrock-converse:" + endpoint, Map.of("messages", Wire.plain(given)), headers);
        assertThat(Wire.body(sent)).isEqualTo(body(given, expected));
    }

    /** T7: families that take a choice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CLAUDE,
                NOVA,
                "us.amazon.nova-2-lite-v1:0",
                "zai.glm-4.7-flash",
                "moonshot.kimi-k2-thinking",
                "moonshotai.kimi-k2.5"
            })
    void forcesFamiliesThatCanBeForced(String model) throws Exception {
        RecordedRequest sent =
                Wire.sent(bedrock.server(), "bedrock-converse:" + model + "?toolChoice=any&" + OPTION, "Hi");
        assertThat(Wire.body(sent)).isEqualTo(body(HI, "{" + TWO + ",'toolChoice':{'any':{}}}"));
    }

    private static final String[] WITHOUT_CHOICE = {
        LLAMA,
        Turns.MISTRAL,
        Turns.WRITER,
        Turns.QWEN,
        Turns.TITAN,
        "cohere.command-r-v1:0",
        "us.deepseek.r1-v1:0",
        "openai.gpt-oss-120b-1:0",
        "google.gemma-3-27b-it",
        "minimax.minimax-m2",
        "nvidia.nemotron-nano-9b-v2",
        "ai21.jamba-1-5-large-v1:0",
        "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd"
    };

    static Stream<String> familiesWithoutChoice() {
        return Stream.of(WITHOUT_CHOICE);
    }

    /** T6, T7: families that take none are sent none, and T4: what they cannot be asked is refused. */
    @ParameterizedTest
    @MethodSource("familiesWithoutChoice")
    void asksOtherFamiliesForNothing(String model) throws Exception {
        RecordedRequest sent =
                Wire.sent(bedrock.server(), "bedrock-converse:" + model + "?toolChoice=auto&" + OPTION, "Hi");
        assertThat(Wire.body(sent)).isEqualTo(body(HI, "{" + TWO + "}"));
        for (String choice : new String[] {"any", "look"}) {
            Exception failure = Wire.refused(
                    bedrock.server(),
                    "bedrock-converse:" + model + "?toolChoice=" + choice + "&" + OPTION,
                    "Hi",
                    Map.of());
            assertThat(failure)
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContainingAll("toolChoice", choice, "cannot be forced", "baseModelId");
        }
    }

    /** F25: the model behind an opaque name can be told. */
    @ParameterizedTest
    @ValueSource(strings = {"anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-pro-v1:0"})
    void forcesTheModelBehindAnOpaqueName(String base) throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd"
                        + "?toolChoice=any&baseModelId=" + base + "&" + OPTION,
                "Hi");
        assertThat(Wire.body(sent)).isEqualTo(body(HI, "{" + TWO + ",'toolChoice':{'any':{}}}"));
    }

    /** Rule, endpoint, and words of the error. */
    static Stream<Arguments> bad() {
        return Stream.of(
                bad("T8 an unknown name", NOVA + "?toolChoice=cook&" + OPTION, "'cook'", "look", "book"),
                bad("T8 a name in another case", NOVA + "?toolChoice=Look&" + OPTION, "'Look'", "look"),
                bad(
                        "T8 an unknown name beside the tool of the answer",
                        NOVA + "?toolChoice=cook&outputMode=tool&outputSchema=RAW({\"type\":\"object\"})&" + OPTION,
                        "'cook'",
                        "look"),
                bad("T9 any without tools", NOVA + "?toolChoice=any", "any", "no tools"),
                bad("T8 a name without tools", NOVA + "?toolChoice=look", "'look'", "[]"),
                bad(
                        "F13, T4 thinking with a budget",
                        CLAUDE + "?toolChoice=any&thinking=low&" + OPTION,
                        "any",
                        "thinks",
                        "auto"),
                bad(
                        "F13, T4 thinking and a name",
                        CLAUDE + "?toolChoice=look&thinking=2048&" + OPTION,
                        "look",
                        "thinks"),
                bad(
                        "F13, R11 adaptive thinking",
                        "anthropic.claude-sonnet-4-6?toolChoice=any&thinking=adaptive&" + OPTION,
                        "any",
                        "thinks"),
                bad(
                        "F13, R11 thinking by an additional field",
                        CLAUDE
                                + "?toolChoice=any&additional.thinking=RAW({\"type\":\"enabled\",\"budget_tokens\":2048})&"
                                + OPTION,
                        "any",
                        "thinks"),
                bad(
                        "R15 a Claude that is never forced",
                        "anthropic.claude-fable-5?toolChoice=any&" + OPTION,
                        "cannot be forced"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String endpoint, String[] words) throws Exception {
        Exception failure = Wire.refused(bedrock.server(), "bedrock-converse:" + endpoint, "Hi", Map.of());
        assertThat(failure).isInstanceOf(InvalidTurnException.class).hasMessageContainingAll(words);
    }

    /** What an option asks of the tools and cannot have is said, once. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "toolChoice=look&outputMode=tool&outputSchema=RAW({'type':'object'}), toolChoice has no effect",
                "strictTools=lok, strictTools names the tool 'lok'"
            })
    void warnsOfWhatHasNoEffect(String option, String words) throws Exception {
        bedrock.server().otherwise(Answers.toolUse("1", "final_answer", Map.of()));
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server())
                    .ask("bedrock-converse:" + CLAUDE + "?" + OPTION + "&" + option.replace('\'', '"'))) {
                routes.send("Hi");
                return routes.send("Hi");
            }
        });
        assertThat(bedrock.server().takeRequests()).hasSize(2);
        assertThat(warnings).singleElement().asString().contains(words);
    }

    private static JsonNode body(String messages, String tools) {
        return Wire.json("{'messages':" + messages + (tools == null ? "" : ",'toolConfig':" + tools) + "}");
    }

    private static Arguments row(
            String rule, String endpoint, String given, Map<String, Object> headers, String expected) {
        return Arguments.of(rule, endpoint, given, headers, expected);
    }

    private static Arguments bad(String rule, String endpoint, String... words) {
        return Arguments.of(rule, endpoint, words);
    }
}
