/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.POINT;
import static io.github.camelbedrock.wire.Turns.POINT_1H;
import static io.github.camelbedrock.wire.Turns.POINT_5M;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.message;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where cacheMessages and cacheStrategy=auto put their cache points in the messages. */
class CachePlacementRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String A = "{'text':'a'}";
    private static final String B = "{'text':'b'}";
    private static final String SEE = "{'text':'See attached document(s).'}";
    private static final String IMAGE = "{'image':{'format':'png','source':{'bytes':'YWJj'}}}";
    private static final String VIDEO = "{'video':{'format':'mp4','source':{'bytes':'YWJj'}}}";
    private static final String PDF = "{'document':{'format':'pdf','name':'Plan','source':{'bytes':'YWJj'}}}";
    private static final String REASONING = "{'reasoningContent':{'reasoningText':{'text':'hm','signature':'c2ln'}}}";
    private static final String CALL = "{'toolUse':{'toolUseId':'t1','name':'f','input':{}}}";
    private static final String RESULT =
            "{'toolResult':{'toolUseId':'t1','content':[{'text':'4'}],'status':'success'}}";
    private static final String TOOL = "{'toolSpec':{'name':'f','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TOOLS = "toolConfig=RAW({'tools':[" + TOOL + "]})";

    /** Rule, model, options, messages, and the whole body of the request. */
    static Stream<Arguments> lastUserTurn() {
        String all = "cacheMessages=true";
        return Stream.of(
                row("C1 true", CLAUDE, all, user(A), messages(user(A, POINT))),
                row("C1 5m", CLAUDE, "cacheMessages=5m", user(A), messages(user(A, POINT_5M))),
                row("C1 1h", CLAUDE, "cacheMessages=1h", user(A), messages(user(A, POINT_1H))),
                row(
                        "C5 the last user turn",
                        CLAUDE,
                        all,
                        join(user(A), assistant(B), user(B)),
                        messages(user(A), assistant(B), user(B, POINT))),
                row(
                        "C5 not the last message",
                        CLAUDE,
                        all,
                        join(user(A), assistant(B)),
                        messages(user(A, POINT), assistant(B))),
                row("C5 joined turns", CLAUDE, all, join(user(A), user(B)), messages(user(A, B, POINT))),
                row("C5 no user turn", CLAUDE, all, assistant(B), messages(assistant(B))),
                row("C5 one is there", CLAUDE, "cacheMessages=5m", user(A, POINT_1H), messages(user(A, POINT_1H))),
                row(
                        "C5 tool result",
                        CLAUDE,
                        all + "&" + TOOLS,
                        join(user(A), assistant(CALL), user(RESULT)),
                        messages(user(A), assistant(CALL), user(RESULT, POINT)) + ",'toolConfig':{'tools':[" + TOOL
                                + "]}"),
                row(
                        "C5 after the split",
                        CLAUDE,
                        all + "&" + TOOLS,
                        join(user(A), assistant(CALL), user(RESULT, B, PDF)),
                        messages(user(A), assistant(CALL), user(RESULT), assistant("{'text':'.'}"), user(B, POINT, PDF))
                                + ",'toolConfig':{'tools':[" + TOOL + "]}"),
                row("C7 image", CLAUDE, all, user(A, IMAGE), messages(user(A, IMAGE, POINT))),
                row("C7 document", CLAUDE, all, user(A, PDF), messages(user(A, POINT, PDF))),
                row("C7 video", NOVA, all, user(A, VIDEO), messages(user(A, POINT, VIDEO))),
                row(
                        "C7 one stands before the run",
                        CLAUDE,
                        all,
                        user(A, POINT_1H, PDF),
                        messages(user(A, POINT_1H, PDF))),
                row("C7 nothing before the run", NOVA, all, user(VIDEO), messages(user(VIDEO))),
                row("C8", CLAUDE, all, user(PDF), messages(user(SEE, POINT, PDF))),
                row("C12 Nova", NOVA, all, user(A), messages(user(A, POINT))));
    }

    static Stream<Arguments> auto() {
        String auto = "cacheStrategy=auto";
        String rest = "&systemMessage=Be short.&" + TOOLS;
        String system = "'system':[{'text':'Be short.'}," + POINT + "],";
        String tools = ",'toolConfig':{'tools':[" + TOOL + "," + POINT + "]}";
        return Stream.of(
                row(
                        "DA12 all four",
                        CLAUDE,
                        auto + rest,
                        join(user(A), assistant(B), user(B)),
                        system + messages(user(A), assistant(B, POINT), user(B, POINT)) + tools),
                row(
                        "DA12 whatever the role",
                        CLAUDE,
                        auto,
                        join(user(A), assistant(B)),
                        messages(user(A, POINT), assistant(B, POINT))),
                row("DA12 one message", CLAUDE, auto, user(A), messages(user(A, POINT))),
                row(
                        "DA12 tool call and result",
                        CLAUDE,
                        auto + rest,
                        join(user(A), assistant(CALL), user(RESULT)),
                        system + messages(user(A), assistant(CALL, POINT), user(RESULT, POINT)) + tools),
                row(
                        "DA12 C4 no tools for Nova",
                        NOVA,
                        auto + rest,
                        user(A),
                        system + messages(user(A, POINT)) + ",'toolConfig':{'tools':[" + TOOL + "]}"),
                row("DA12 C7 document", CLAUDE, auto, user(A, PDF), messages(user(A, POINT, PDF))),
                row(
                        "DA12 C7 nothing before it",
                        CLAUDE,
                        auto,
                        join(user(A), assistant(REASONING), user(B)),
                        messages(user(A), assistant(REASONING), user(B, POINT))),
                row("DA12 C5 one is there", CLAUDE, auto, user(A, POINT_1H), messages(user(A, POINT_1H))),
                row(
                        "DA12 C11 none shorter before the body's own",
                        CLAUDE,
                        auto + "&systemMessage=Be short.",
                        join(user(A, POINT_1H), assistant(B), user(B)),
                        "'system':[{'text':'Be short.'}," + POINT_1H + "],"
                                + messages(user(A, POINT_1H), assistant(B, POINT), user(B, POINT))),
                row(
                        "DA12 C13 the body's own make room",
                        CLAUDE,
                        auto + rest,
                        join(user(A, POINT), assistant(B), user(B)),
                        system + messages(user(A), assistant(B, POINT), user(B, POINT)) + tools),
                row(
                        "DA12 C1 a time to live of its own",
                        CLAUDE,
                        auto + "&cacheSystem=1h&systemMessage=Be short.",
                        user(A),
                        "'system':[{'text':'Be short.'}," + POINT_1H + "]," + messages(user(A, POINT))),
                row(
                        "DA12 not where it is switched off",
                        CLAUDE,
                        auto + "&cacheSystem=false" + rest,
                        user(A),
                        "'system':[{'text':'Be short.'}]," + messages(user(A, POINT)) + tools),
                row(
                        "DA12 not in the messages",
                        CLAUDE,
                        auto + "&cacheMessages=false&systemMessage=Be short.",
                        join(user(A), assistant(B), user(B)),
                        system + messages(user(A), assistant(B), user(B))),
                row(
                        "DA12 C11 none shorter before one of an hour",
                        CLAUDE,
                        auto + "&cacheMessages=1h&systemMessage=Be short.",
                        user(A),
                        "'system':[{'text':'Be short.'}," + POINT_1H + "]," + messages(user(A, POINT_1H))),
                row(
                        "DA12 C11 nor the tools before messages of an hour",
                        CLAUDE,
                        auto + "&cacheMessages=1h&" + TOOLS,
                        user(A),
                        messages(user(A, POINT_1H)) + ",'toolConfig':{'tools':[" + TOOL + "," + POINT_1H + "]}"),
                row(
                        "DA12 C11 nor the tools before a system prompt of an hour",
                        CLAUDE,
                        auto + "&cacheSystem=1h" + rest,
                        user(A),
                        "'system':[{'text':'Be short.'}," + POINT_1H + "]," + messages(user(A, POINT))
                                + ",'toolConfig':{'tools':[" + TOOL + "," + POINT_1H + "]}"),
                row(
                        "DA12 C11 nor the tools before the body's own of an hour",
                        CLAUDE,
                        auto + "&" + TOOLS,
                        user(A, POINT_1H),
                        messages(user(A, POINT_1H)) + ",'toolConfig':{'tools':[" + TOOL + "," + POINT_1H + "]}"),
                row(
                        "DA12 C11 nor the tools before the body's own in the system prompt",
                        CLAUDE,
                        auto + "&" + TOOLS,
                        join(message("system", "{'text':'Be short.'}", POINT_1H), user(A)),
                        "'system':[{'text':'Be short.'}," + POINT_1H + "]," + messages(user(A, POINT))
                                + ",'toolConfig':{'tools':[" + TOOL + "," + POINT_1H + "]}"),
                row(
                        "DA12 explicit is not auto",
                        CLAUDE,
                        "cacheStrategy=explicit" + rest,
                        user(A),
                        "'system':[{'text':'Be short.'}]," + messages(user(A)) + ",'toolConfig':{'tools':[" + TOOL
                                + "]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lastUserTurn", "auto"})
    void putsTheCachePoint(String rule, String model, String options, String messages, String expected)
            throws Exception {
        assertThat(Twins.sent(bedrock.server(), model, options, Wire.plain("[" + messages + "]")))
                .isEqualTo(Wire.json("{" + expected + "}"));
    }

    private static Arguments row(String rule, String model, String options, String messages, String expected) {
        return Arguments.of(rule, model, options, messages, expected);
    }

    private static String messages(String... messages) {
        return "'messages':[" + join(messages) + "]";
    }

    private static String join(String... parts) {
        return String.join(",", parts);
    }
}
