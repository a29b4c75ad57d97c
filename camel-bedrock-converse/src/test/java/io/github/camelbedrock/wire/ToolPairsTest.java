/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of a tool has one result in the turn after it; what Bedrock would refuse is refused before the call. */
class ToolPairsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String ASKED = user(text("a")) + ",";
    private static final String CALLED = ASKED + assistant(call("1")) + ",";
    private static final String BOTH_CALLED = ASKED + assistant(call("1"), call("2")) + ",";
    private static final String SERVER_CALL =
            "{'toolUse':{'toolUseId':'s','name':'nova_code_interpreter','type':'server_tool_use','input':{'snippet':'1'}}}";
    private static final String SERVER_RESULT =
            "{'toolResult':{'toolUseId':'s','type':'nova_code_interpreter_result','content':[{'json':{'stdOut':'1'}}]}}";

    /** Tools that run within Bedrock have no result of ours: their blocks go back as they came. */
    static Stream<Arguments> serverTools() {
        return Stream.of(
                Arguments.of(
                        "in one turn",
                        ASKED + assistant(SERVER_CALL, SERVER_RESULT, text("b")) + "," + user(text("c"))),
                Arguments.of(
                        "behind what the model said before",
                        ASKED + assistant(text("b"), SERVER_CALL, SERVER_RESULT, text("c")) + "," + user(text("d"))),
                Arguments.of("last", ASKED + assistant(SERVER_CALL)),
                Arguments.of("result in the user's turn", ASKED + assistant(SERVER_CALL) + "," + user(SERVER_RESULT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("serverTools")
    void leavesServerToolsAlone(String rule, String given) throws Exception {
        Map<String, JsonNode> sent = Turns.sent(
                bedrock.server(), "us.amazon.nova-2-lite-v1:0?systemTools=nova_code_interpreter", messages(given));
        sent.forEach((form, body) -> assertThat(body)
                .as(form)
                .isEqualTo(Wire.json("{'messages':" + messages(given)
                        + ",'toolConfig':{'tools':[{'systemTool':{'name':'nova_code_interpreter'}}]}}")));
    }

    /** Rule, the messages that are given, and words of the error. */
    static Stream<Arguments> bad() {
        return Stream.of(
                bad("a call without its result", CALLED + user(text("b")), "[1]", "no result"),
                bad("one of two calls", BOTH_CALLED + user(result("2", text("b"))), "[1]", "no result"),
                bad("both calls", BOTH_CALLED + user(text("b")), "[1, 2]", "no result"),
                bad("a call at the end", ASKED + assistant(text("b"), call("1")), "[1]", "no result"),
                bad(
                        "a result too late",
                        CALLED + user(text("b")) + "," + assistant(text("c")) + "," + user(result("1", text("d"))),
                        "[1]",
                        "no result"),
                bad(
                        "a result without a call",
                        ASKED + assistant(text("b")) + "," + user(result("9", text("c"))),
                        "9",
                        "no tool call"),
                bad("a result as the first message", user(result("9", text("c"))), "9", "no tool call"),
                bad(
                        "a result of another call",
                        CALLED + user(result("1", text("b")), result("9", text("c"))),
                        "9",
                        "no tool call"),
                bad(
                        "a result twice",
                        CALLED + user(result("1", text("b")), result("1", text("c"))),
                        "1",
                        "more than one result"),
                bad(
                        "a call twice",
                        ASKED + assistant(call("1"), call("1")) + "," + user(result("1", text("b"))),
                        "1",
                        "not to one alone"),
                bad(
                        "L13 a list as input",
                        ASKED + assistant(bare("'toolUseId':'1','input':[1]")) + "," + user(result("1", text("b"))),
                        "input",
                        "1",
                        "JSON object"),
                bad(
                        "L13 a text as input",
                        ASKED + assistant(bare("'toolUseId':'1','input':'s'")) + "," + user(result("1", text("b"))),
                        "input",
                        "1",
                        "JSON object"),
                bad("a part of a result without a member", CALLED + user(result("1", "{}")), "messages[2]", "member"),
                bad(
                        "a part of a result with two members",
                        CALLED + user(result("1", "{'text':'a','json':{}}")),
                        "messages[2]",
                        "member"),
                bad(
                        "an image without a source",
                        CALLED + user(result("1", "{'image':{'format':'png'}}")),
                        "messages[2]",
                        "IMAGE",
                        "source"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String given, String[] words) throws Exception {
        Turns.assertRefuses(bedrock.server(), NOVA, given, words);
    }

    private static String bare(String members) {
        return "{'toolUse':{'name':'look'," + members + "}}";
    }

    private static Arguments bad(String rule, String given, String... words) {
        return Arguments.of(rule, messages(given), words);
    }
}
