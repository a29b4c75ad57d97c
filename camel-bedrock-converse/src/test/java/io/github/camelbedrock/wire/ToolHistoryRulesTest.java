/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.MISTRAL;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.WRITER;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of tools in the history and their results: in which form and order they are sent. */
class ToolHistoryRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ASKED = user(text("a")) + ",";
    private static final String CALLED = ASKED + assistant(call("1")) + ",";
    private static final String BOTH_CALLED = ASKED + assistant(call("1"), call("2")) + ",";
    /** Rule, model, the messages that are given and those that are sent. */
    static Stream<Arguments> turns() {
        return Stream.of(
                row("M11 a result", NOVA, CALLED + user(result("1", text("b"))), CALLED + user(result("1", text("b")))),
                row(
                        "M8 results of one turn in messages of their own",
                        NOVA,
                        BOTH_CALLED + user(result("1", text("b"))) + "," + user(result("2", text("c"))),
                        BOTH_CALLED + user(result("1", text("b")), result("2", text("c")))),
                row(
                        "M8 calls in messages of their own",
                        NOVA,
                        CALLED + assistant(call("2")) + "," + user(result("2", text("c")), result("1", text("b"))),
                        BOTH_CALLED + user(result("2", text("c")), result("1", text("b")))),
                row(
                        "M22 results before what else the user says",
                        NOVA,
                        BOTH_CALLED + user(text("d"), result("1", text("b")), text("e"), result("2", text("c"))),
                        BOTH_CALLED + user(result("1", text("b")), result("2", text("c")), text("d"), text("e"))),
                // Status.
                row(
                        "M12 success",
                        CLAUDE,
                        CALLED + user(status("success", text("b"))),
                        CALLED + user(status("success", text("b")))),
                row(
                        "M12, S17, L10 error",
                        CLAUDE,
                        CALLED + user(status("error", text("b"))),
                        CALLED + user(status("error", text("b")))),
                row(
                        "M12 Writer knows no status",
                        WRITER,
                        CALLED + user(status("success", text("b"))),
                        CALLED + user(result("1", text("b")))),
                row(
                        "M13 Writer is told of an error in the text",
                        WRITER,
                        CALLED + user(status("error", text("no such order"))),
                        CALLED + user(result("1", text("{\\\"error\\\":\\\"no such order\\\"}")))),
                row(
                        "M13 Writer keeps an image beside the error",
                        WRITER,
                        CALLED + user(status("error", text("no"), Turns.IMAGE)),
                        CALLED + user(result("1", text("{\\\"error\\\":\\\"no\\\"}"), Turns.IMAGE))),
                // The form of a result.
                row(
                        "M14 an object stays JSON",
                        NOVA,
                        CALLED + user(result("1", "{'json':{'a':[1,null]}}")),
                        CALLED + user(result("1", "{'json':{'a':[1,null]}}"))),
                row(
                        "M14 a list becomes text",
                        NOVA,
                        CALLED + user(result("1", "{'json':[1,{'a':true}]}")),
                        CALLED + user(result("1", text("[1,{\\\"a\\\":true}]")))),
                row(
                        "M14 a number becomes text",
                        NOVA,
                        CALLED + user(result("1", "{'json':0.5}")),
                        CALLED + user(result("1", text("0.5")))),
                row(
                        "M14 Mistral takes a list",
                        MISTRAL,
                        CALLED + user(result("1", "{'json':[1]}")),
                        CALLED + user(result("1", "{'json':[1]}"))),
                row(
                        "M14 Mistral takes text",
                        MISTRAL,
                        CALLED + user(result("1", text("b"))),
                        CALLED + user(result("1", text("b")))),
                row(
                        "M15 an empty list",
                        NOVA,
                        CALLED + user(result("1", "{'json':[]}")),
                        CALLED + user(result("1", text("[]")))),
                row("M15 no content", NOVA, CALLED + user(result("1")), CALLED + user(result("1", text("[]")))),
                row(
                        "M15 no content for Mistral",
                        MISTRAL,
                        CALLED + user(result("1")),
                        CALLED + user(result("1", "{'json':[]}"))),
                row(
                        "M4 blank text in a result",
                        NOVA,
                        CALLED + user(result("1", text(" "), text("b"))),
                        CALLED + user(result("1", text("b")))),
                row(
                        "M15 nothing but blank text",
                        NOVA,
                        CALLED + user(result("1", text(" "))),
                        CALLED + user(result("1", text("[]")))),
                // The form of a call.
                row(
                        "T14 ids where none are given",
                        NOVA,
                        ASKED + assistant(bare("'input':{}"), bare("'input':{}")) + ","
                                + user(
                                        "{'toolResult':{'content':[" + text("b") + "]}}",
                                        "{'toolResult':{'content':[" + text("c") + "]}}"),
                        ASKED + assistant(call("tooluse_1"), call("tooluse_2")) + ","
                                + user(result("tooluse_1", text("b")), result("tooluse_2", text("c")))),
                row(
                        "T15 no input",
                        NOVA,
                        ASKED + assistant(bare("'toolUseId':'1'")) + "," + user(result("1", text("b"))),
                        CALLED + user(result("1", text("b")))),
                row(
                        "L13 an empty text as input",
                        NOVA,
                        ASKED + assistant(bare("'toolUseId':'1','input':''")) + "," + user(result("1", text("b"))),
                        CALLED + user(result("1", text("b")))),
                row(
                        "T15 JSON text as input",
                        NOVA,
                        ASKED + assistant(bare("'toolUseId':'1','input':'{\\\"a\\\":[1,\\\"b\\\"]}'")) + ","
                                + user(result("1", text("b"))),
                        ASKED + assistant(bare("'toolUseId':'1','input':{'a':[1,'b']}")) + ","
                                + user(result("1", text("b")))),
                row(
                        "S9 input with every kind of control character",
                        NOVA,
                        ASKED + assistant(bare("'toolUseId':'1','input':{'a':'\\n\\t\\\"\\\\\\u0001\\u2028é'}")) + ","
                                + user(result("1", text("b"))),
                        ASKED + assistant(bare("'toolUseId':'1','input':{'a':'\\n\\t\\\"\\\\\\u0001\\u2028é'}")) + ","
                                + user(result("1", text("b")))));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("turns")
    void sendsTheTurns(String rule, String model, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), model, given, expected);
    }

    /** Names in the history, and what is sent for them. */
    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("T13", "search.evidence invalid", "search_evidence_invalid"),
                Arguments.of("T13 allowed", "a-Z_9", "a-Z_9"),
                Arguments.of("T13 beyond ASCII", "größe", "gr__e"),
                Arguments.of("T13 empty", "", "_"),
                Arguments.of("T13 64 characters", "a".repeat(70), "a".repeat(64)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("names")
    void sendsNamesThatBedrockTakes(String rule, String given, String expected) throws Exception {
        String history = messages(CALLED + user(result("1", text("b"))));
        for (Map.Entry<String, JsonNode> sent : Turns.sent(bedrock.server(), NOVA, history.replace("look", given))
                .entrySet()) {
            assertThat(sent.getValue())
                    .as(sent.getKey())
                    .isEqualTo(Wire.json("{'messages':" + history.replace("look", expected) + ",'toolConfig':"
                            + Turns.TOOLS.replace("look", expected) + "}"));
        }
    }

    /** L13: no digit of a number is lost on its way through the history. */
    @Test
    void keepsTheDigitsOfNumbers() throws Exception {
        String digits = "{'a':0.10,'b':12345678901234567890.12345678901234567890,'c':1e2}";
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA,
                ("{'messages':"
                                + messages(ASKED + assistant(bare("'toolUseId':'1','input':" + digits)) + ","
                                        + user(result("1", "{'json':" + digits + "}")))
                                + "}")
                        .replace('\'', '"'),
                Map.of("Content-Type", "application/json"));
        assertThat(new String(sent.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"input\":{\"a\":0.10,\"b\":12345678901234567890.12345678901234567890,\"c\":")
                .contains("\"json\":{\"a\":0.10,\"b\":12345678901234567890.12345678901234567890,\"c\":");
    }

    private static String status(String status, String... content) {
        return "{'toolResult':{'toolUseId':'1','status':'" + status + "','content':[" + String.join(",", content)
                + "]}}";
    }

    private static String bare(String members) {
        return "{'toolUse':{'name':'look'," + members + "}}";
    }

    private static Arguments row(String rule, String model, String given, String expected) {
        return Arguments.of(rule, model, messages(given), messages(expected));
    }
}
