/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.IMAGE;
import static io.github.camelbedrock.wire.Turns.IMAGE_IN_S3;
import static io.github.camelbedrock.wire.Turns.LLAMA;
import static io.github.camelbedrock.wire.Turns.MISTRAL;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.POINT;
import static io.github.camelbedrock.wire.Turns.QWEN;
import static io.github.camelbedrock.wire.Turns.VIDEO;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.message;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How turns are made ones that Bedrock takes: joined, without blanks, in their order. */
class MessageRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String THOUGHT = "{'reasoningContent':{'reasoningText':{'text':'Hm.','signature':'c2ln'}}}";

    /** The bytes FF FE 00, which are no UTF-8. */
    private static final String REDACTED = "{'reasoningContent':{'redactedContent':'//4A'}}";

    private static final String CITED = "{'document':{'format':'pdf','name':'n','source':{'bytes':'AQID'},"
            + "'context':'x','citations':{'enabled':true}}}";
    private static final String CITATION = "{'citationsContent':{'content':[{'text':'c'}],'citations':[{'title':'n',"
            + "'sourceContent':[{'text':'d'}],'location':{'documentChar':{'documentIndex':0,'start':1,'end':2}}}]}}";

    private static final String FOUND =
            "{'searchResult':{'source':'s','title':'t','content':[{'text':'x'}],'citations':{'enabled':true}}}";
    private static final String ADDITION = "{'toolAddition':{'tool':{'name':'look'}}}";
    private static final String REMOVAL = "{'toolRemoval':{'tool':{'name':'book'}}}";

    /** Rule, model, the messages that are given and those that are sent. */
    static Stream<Arguments> turns() {
        return Stream.of(
                // Order and content of a turn.
                row(
                        "M3 blocks in their order",
                        NOVA,
                        user(text("a"), IMAGE, text("b")),
                        user(text("a"), IMAGE, text("b"))),
                row("M3 nothing said is no message", NOVA, user(text("a")) + "," + assistant(), user(text("a"))),
                row("M4 blank text of the user", NOVA, user(text(" "), text("a"), text("\\n\\t")), user(text("a"))),
                row("M4 white space around words stays", NOVA, user(text(" a\\n")), user(text(" a\\n"))),
                row(
                        "L9 blank text of the assistant",
                        CLAUDE,
                        user(text("a")) + "," + assistant(text(""), text("b")) + "," + user(text("c")),
                        user(text("a")) + "," + assistant(text("b")) + "," + user(text("c"))),
                row(
                        "M7 an answer without content is dropped and its neighbours are joined",
                        NOVA,
                        user(text("a")) + "," + assistant() + "," + user(text("b")),
                        user(text("a"), text("b"))),
                row(
                        "S17 an answer of blanks is dropped and its neighbours are joined",
                        NOVA,
                        user(text("a")) + "," + assistant(text(" "), text("")) + "," + user(text("b")),
                        user(text("a"), text("b"))),
                // Turns of one role.
                row(
                        "M8, L10 turns of the user are joined",
                        NOVA,
                        user(text("a")) + "," + user(IMAGE) + "," + user(text("b")),
                        user(text("a"), IMAGE, text("b"))),
                row(
                        "M8 turns of the assistant are joined too",
                        NOVA,
                        user(text("a")) + "," + assistant(text("b")) + "," + assistant(text("c")),
                        user(text("a")) + "," + assistant(text("b"), text("c"))),
                // What the assistant said goes back as it came.
                row(
                        "S10 text beside a call",
                        CLAUDE,
                        user(text("a")) + "," + assistant(text("I look."), call("1")) + ","
                                + user(result("1", text("b"))),
                        user(text("a")) + "," + assistant(text("I look."), call("1")) + ","
                                + user(result("1", text("b")))),
                row(
                        "S11 reasoning before text before the call",
                        CLAUDE,
                        user(text("a")) + "," + assistant(THOUGHT, text("b"), call("1")) + ","
                                + user(result("1", text("c"))),
                        user(text("a")) + "," + assistant(THOUGHT, text("b"), call("1")) + ","
                                + user(result("1", text("c")))),
                row(
                        "M7 an order that we would not choose",
                        CLAUDE,
                        user(text("a")) + "," + assistant(text("b"), THOUGHT, text("c")) + "," + user(text("d")),
                        user(text("a")) + "," + assistant(text("b"), THOUGHT, text("c")) + "," + user(text("d"))),
                row(
                        "10.7 redacted reasoning, byte for byte",
                        CLAUDE,
                        user(text("a")) + "," + assistant(REDACTED, REDACTED, text("b")) + "," + user(text("c")),
                        user(text("a")) + "," + assistant(REDACTED, REDACTED, text("b")) + "," + user(text("c"))),
                // Who begins.
                row(
                        "M24 Nova",
                        NOVA,
                        assistant(text("a")) + "," + user(text("b")),
                        user(text(".")) + "," + assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 Llama",
                        LLAMA,
                        assistant(text("a")) + "," + user(text("b")),
                        user(text(".")) + "," + assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 the user's blank first turn",
                        MISTRAL,
                        user(text(" ")) + "," + assistant(text("a")) + "," + user(text("b")),
                        user(text(".")) + "," + assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 Claude takes it",
                        CLAUDE,
                        assistant(text("a")) + "," + user(text("b")),
                        assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 Qwen takes it",
                        QWEN,
                        assistant(text("a")) + "," + user(text("b")),
                        assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 GLM takes it",
                        "zai.glm-4.7-flash",
                        assistant(text("a")) + "," + user(text("b")),
                        assistant(text("a")) + "," + user(text("b"))),
                row(
                        "M24 Kimi takes it",
                        "moonshot.kimi-k2-thinking",
                        assistant(text("a")) + "," + user(text("b")),
                        assistant(text("a")) + "," + user(text("b"))),
                row("M24 nothing is left", NOVA, user(text(" ")), user(text("."))),
                // System prompts among the messages.
                row(
                        "M2 a later one is the user's text",
                        NOVA,
                        user(text("a")) + "," + assistant(text("b")) + "," + message("system", text("c")),
                        user(text("a")) + "," + assistant(text("b")) + "," + user(text("<system>c</system>"))),
                row(
                        "M2 joined with the user's own",
                        NOVA,
                        user(text("a")) + "," + message("system", text("b"), text(" ")) + "," + user(text("c")),
                        user(text("a"), text("<system>b</system>"), text("c"))),
                row(
                        "M2, M22 not before the results of tools",
                        CLAUDE,
                        user(text("a")) + "," + assistant(call("1")) + "," + message("system", text("b")) + ","
                                + user(result("1", text("c"))),
                        user(text("a")) + "," + assistant(call("1")) + ","
                                + user(result("1", text("c")), text("<system>b</system>"))),
                // Audio, searches, citations: blocks that no rule changes.
                row(
                        "M21 audio is Bedrock's to take or refuse",
                        NOVA,
                        user("{'audio':{'format':'mp3','source':{'bytes':'AQID'}}}", text("a")),
                        user("{'audio':{'format':'mp3','source':{'bytes':'AQID'}}}", text("a"))),
                row(
                        "V6 citations are asked for and go back",
                        CLAUDE,
                        user(CITED, text("a")) + "," + assistant(CITATION) + "," + user(text("b")),
                        user(CITED, text("a")) + "," + assistant(CITATION) + "," + user(text("b"))),
                row(
                        "M21 what is guarded already, what was found",
                        CLAUDE,
                        user("{'guardContent':{'text':{'text':'a'}}}", FOUND) + "," + assistant(text("b")) + ","
                                + user(FOUND, text("c")),
                        user("{'guardContent':{'text':{'text':'a'}}}", FOUND) + "," + assistant(text("b")) + ","
                                + user(FOUND, text("c"))),
                row(
                        "M25 tools that come and go",
                        CLAUDE,
                        user(text("a")) + "," + message("system", ADDITION, REMOVAL) + "," + user(text("b")),
                        user(text("a")) + "," + message("system", ADDITION, REMOVAL) + "," + user(text("b"))),
                row("M20 Nova sees videos", NOVA, user(VIDEO, text("a")), user(VIDEO, text("a"))),
                row("M19 Nova reads S3", NOVA, user(IMAGE_IN_S3, text("a")), user(IMAGE_IN_S3, text("a"))),
                row(
                        "M10 a cache point that leads ends the turn before",
                        CLAUDE,
                        user(text("a")) + "," + assistant(text("b")) + "," + user(POINT, text("c")),
                        user(text("a"), POINT) + "," + assistant(text("b")) + "," + user(text("c"))));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("turns")
    void sendsTheTurns(String rule, String model, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), model, given, expected);
    }

    /** Rule, the messages that are given, and the whole body. */
    static Stream<Arguments> systems() {
        return Stream.of(
                Arguments.of(
                        "M1 first messages of the role system",
                        messages(
                                message("system", text("a"), text("b")), message("system", text("c")), user(text("d"))),
                        "{'system':[{'text':'a'},{'text':'b'},{'text':'c'}],'messages':[" + user(text("d")) + "]}"),
                Arguments.of(
                        "M1 a blank one is not sent",
                        messages(message("system", text(" ")), user(text("d"))),
                        "{'messages':[" + user(text("d")) + "]}"),
                Arguments.of(
                        "M1 the blank one of two",
                        messages(message("system", text(""), text("a")), user(text("d"))),
                        "{'system':[{'text':'a'}],'messages':[" + user(text("d")) + "]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void sendsTheSystemPrompt(String rule, String given, String expected) throws Exception {
        for (Map.Entry<String, JsonNode> sent :
                Turns.sent(bedrock.server(), NOVA, given).entrySet()) {
            assertThat(sent.getValue()).as(sent.getKey()).isEqualTo(Wire.json(expected));
        }
    }

    /** M25: a message that changes the tools goes as it is, and none of it twice. */
    @Test
    void sendsAMessageThatChangesTheToolsOnce() throws Exception {
        String given = messages(
                user(text("a")),
                assistant(text("b")),
                message("system", text("s"), "{'toolAddition':{'tool':{'name':'look'}}}"),
                user(text("c")));
        Turns.assertSends(bedrock.server(), CLAUDE, given, given);
    }

    /** Rule, model, the messages that are given, and words of the error. */
    static Stream<Arguments> bad() {
        return Stream.of(
                bad("M20 video", CLAUDE, user(text("a"), VIDEO), "messages[0]", "video", "anthropic"),
                bad(
                        "M19 S3",
                        CLAUDE,
                        user(text("a")) + "," + assistant(text("b")) + "," + user(IMAGE_IN_S3),
                        "messages[2]",
                        "S3",
                        "anthropic",
                        "aws2-s3"),
                bad(
                        "M19 S3 document",
                        CLAUDE,
                        user("{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b-1/d.pdf'}}}}"),
                        "messages[0]",
                        "S3"),
                bad(
                        "M19 S3 in a tool's result",
                        CLAUDE,
                        user(text("a")) + "," + assistant(call("1")) + "," + user(result("1", IMAGE_IN_S3)),
                        "messages[2]",
                        "S3",
                        "anthropic"),
                bad(
                        "M20 video in a tool's result",
                        CLAUDE,
                        user(text("a")) + "," + assistant(call("1")) + "," + user(result("1", VIDEO)),
                        "messages[2]",
                        "video"),
                bad(
                        "a role that Converse does not know",
                        NOVA,
                        message("tool", text("a")),
                        "messages[0]",
                        "'tool'",
                        "user, assistant"),
                bad("no role", NOVA, "{'role':'','content':[" + text("a") + "]}", "messages[0]", "role"),
                bad(
                        "M2 an image as system prompt",
                        NOVA,
                        user(text("a")) + "," + message("system", IMAGE),
                        "messages[1]",
                        "system",
                        "IMAGE"),
                bad(
                        "a system prompt with two members",
                        NOVA,
                        message("system", "{'text':'a','cachePoint':{'type':'default'}}"),
                        "messages[0]",
                        "member"),
                bad("a block without a member", NOVA, user("{}"), "messages[0]", "member"),
                bad(
                        "a block with two members",
                        NOVA,
                        user("{'text':'a','image':{'format':'png','source':{}}}"),
                        "messages[0]",
                        "member"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String model, String given, String[] words) throws Exception {
        Turns.assertRefuses(bedrock.server(), model, given, words);
    }

    private static Arguments row(String rule, String model, String given, String expected) {
        return Arguments.of(rule, model, messages(given), messages(expected));
    }

    private static Arguments bad(String rule, String model, String given, String... words) {
        return Arguments.of(rule, model, messages(given), words);
    }
}
