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

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoBlock;

/** Cache points that stand in the body itself: where they stay, where they are moved to, where they are refused. */
class CacheMarkRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final CachePoint MARK = new CachePoint();
    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("abc");
    private static final DocumentBlock CSV =
            DocumentBlock.builder().format("csv").source(s -> s.bytes(BYTES)).build();
    private static final DocumentBlock PDF =
            DocumentBlock.builder().format("pdf").source(s -> s.bytes(BYTES)).build();
    private static final ImageBlock IMAGE =
            ImageBlock.builder().format("png").source(s -> s.bytes(BYTES)).build();
    private static final ContentBlock VIDEO = ContentBlock.fromVideo(
            VideoBlock.builder().format("mp4").source(s -> s.bytes(BYTES)).build());

    private static final String SENT = "'source':{'bytes':'YWJj'}";
    private static final String CSV_1 = "{'document':{'format':'csv','name':'Document 1'," + SENT + "}}";
    private static final String PDF_1 = "{'document':{'format':'pdf','name':'Document 1'," + SENT + "}}";
    private static final String PDF_2 = "{'document':{'format':'pdf','name':'Document 2'," + SENT + "}}";
    private static final String SENT_IMAGE = "{'image':{'format':'png'," + SENT + "}}";
    private static final String SENT_VIDEO = "{'video':{'format':'mp4'," + SENT + "}}";
    private static final String A = "{'text':'a'}";
    private static final String B = "{'text':'b'}";

    /** Rule, model, the parts of the body, and the content of the user's turn. */
    static Stream<Arguments> parts() {
        return Stream.of(
                parts("C1 no ttl", CLAUDE, List.of("a", MARK, "b"), A, POINT, B),
                parts("C1 5m", CLAUDE, List.of("a", new CachePoint("5m"), "b"), A, POINT_5M, B),
                parts("C1 1h", CLAUDE, List.of("a", new CachePoint("1h"), "b"), A, POINT_1H, B),
                parts("C6 a Map", CLAUDE, List.of("a", Wire.plain(POINT_1H), "b"), A, POINT_1H, B),
                parts(
                        "C6 a block",
                        CLAUDE,
                        List.of("a", ContentBlock.fromCachePoint(c -> c.type("default"))),
                        A,
                        POINT),
                parts(
                        "C6 a member",
                        CLAUDE,
                        List.of(
                                "a",
                                CachePointBlock.builder()
                                        .type("default")
                                        .ttl("1h")
                                        .build()),
                        A,
                        POINT_1H),
                parts("C6 several", CLAUDE, List.of("a", MARK, "b", MARK, "a"), A, POINT, B, POINT, A),
                parts("C6 blank text is nothing", CLAUDE, List.of("a", " ", MARK), A, POINT),
                parts("C7 image", CLAUDE, List.of("a", IMAGE, MARK), A, SENT_IMAGE, POINT),
                parts("C7 image alone", CLAUDE, List.of(IMAGE, MARK, "a"), SENT_IMAGE, POINT, A),
                parts("C7 S16 document", CLAUDE, List.of("a", CSV, MARK), A, POINT, CSV_1),
                parts("C7 video", NOVA, List.of("a", VIDEO, MARK), A, POINT, SENT_VIDEO),
                parts("C7 documents", CLAUDE, List.of("a", PDF, PDF, MARK), A, POINT, PDF_1, PDF_2),
                parts("C7 document and video", NOVA, List.of("a", PDF, VIDEO, MARK), A, POINT, PDF_1, SENT_VIDEO),
                parts("C7 text after it", CLAUDE, List.of("a", PDF, MARK, "b"), A, POINT, PDF_1, B),
                parts("C7 image before the run", CLAUDE, List.of("a", IMAGE, PDF, MARK), A, SENT_IMAGE, POINT, PDF_1),
                parts(
                        "C7 10.6 image between",
                        CLAUDE,
                        List.of("a", PDF, IMAGE, PDF, MARK),
                        A,
                        PDF_1,
                        SENT_IMAGE,
                        POINT,
                        PDF_2),
                parts("C7 10.6 image after", CLAUDE, List.of("a", PDF, IMAGE, MARK), A, PDF_1, SENT_IMAGE, POINT),
                parts("C7 10.6 none back to back", CLAUDE, List.of("a", PDF, MARK, PDF, MARK), A, POINT, PDF_1, PDF_2),
                parts(
                        "C7 10.6 the first is kept",
                        CLAUDE,
                        List.of("a", PDF, new CachePoint("1h"), PDF, MARK),
                        A,
                        POINT_1H,
                        PDF_1,
                        PDF_2),
                parts("C8 text before", CLAUDE, List.of("a", PDF, MARK), A, POINT, PDF_1));
    }

    /** Rule, model, conversation, and the messages of the request. */
    static Stream<Arguments> conversations() {
        String call = assistant("{'toolUse':{'toolUseId':'t1','name':'f','input':{}}}");
        String result = "{'toolResult':{'toolUseId':'t1','content':[{'text':'4'}]}}";
        String pdf = "{'document':{'format':'pdf'," + SENT + "}}";
        return Stream.of(
                messages(
                        "C8 earlier in the joined turn", CLAUDE, all(user(A), user(pdf, POINT)), user(A, POINT, PDF_1)),
                messages(
                        "C6 M2 in a later system prompt",
                        CLAUDE,
                        all(user(A), assistant(B), message("system", A, POINT), user(B)),
                        user(A),
                        assistant(B),
                        user("{'text':'<system>a</system>'}", POINT, B)),
                messages("C9 joined turns", CLAUDE, all(user(A), user(POINT, B)), user(A, POINT, B)),
                messages(
                        "C9 before the answer",
                        CLAUDE,
                        all(user(A), assistant(B), user(POINT, B)),
                        user(A, POINT),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 in the answer",
                        CLAUDE,
                        all(user(A), assistant(POINT, B), user(B)),
                        user(A, POINT),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 the latest replaces",
                        CLAUDE,
                        all(user(A, POINT_5M), assistant(B), user(POINT_1H, B)),
                        user(A, POINT_1H),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 document",
                        CLAUDE,
                        all(user(A, pdf), assistant(B), user(POINT, B)),
                        user(A, POINT, PDF_1),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 document, replaces",
                        CLAUDE,
                        all(user(A, POINT, pdf), assistant(B), user(POINT_1H, B)),
                        user(A, POINT_1H, PDF_1),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 video alone",
                        NOVA,
                        all(user(SENT_VIDEO), assistant(B), user(POINT, B)),
                        user(SENT_VIDEO),
                        assistant(B),
                        user(B)),
                messages(
                        "C9 turn of a point alone",
                        CLAUDE,
                        all(user(A), assistant(B), user(POINT), assistant(A), user(B)),
                        user(A, POINT),
                        assistant(B, A),
                        user(B)),
                messages(
                        "C9 tool result",
                        CLAUDE,
                        all(user(A), call, user(result), user(POINT, B)),
                        user(A),
                        call,
                        user(result, POINT, B)),
                messages(
                        "C9 after reasoning that is left out",
                        CLAUDE,
                        all(
                                user(A),
                                assistant("{'reasoningContent':{'reasoningText':{'text':'hm'}}}", POINT, B),
                                user(B)),
                        user(A, POINT),
                        assistant(B),
                        user(B)),
                messages(
                        "C6 in an answer",
                        CLAUDE,
                        all(user(A), assistant(B, POINT), user(B)),
                        user(A),
                        assistant(B, POINT),
                        user(B)),
                messages(
                        "C6 before tool results",
                        CLAUDE,
                        all(user(A), call, user(A, POINT, result)),
                        user(A),
                        call,
                        user(result, A, POINT)),
                messages(
                        "C7 behind a tool result that goes ahead",
                        NOVA,
                        all(user(A), call, user(B, SENT_VIDEO, result, POINT)),
                        user(A),
                        call,
                        user(result, B, POINT, SENT_VIDEO)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"parts", "conversations"})
    void putsTheMarkWhereBedrockTakesIt(String rule, String model, Object body, String expected) throws Exception {
        assertThat(Wire.body(Wire.sent(bedrock.server(), Twins.uri(model, ""), body))
                        .get("messages"))
                .isEqualTo(Wire.json(expected));
    }

    /** Rule, model, body, and words of the error. */
    static Stream<Arguments> bad() {
        String reasoning = "{'reasoningContent':{'reasoningText':{'text':'hm','signature':'c2ln'}}}";
        return Stream.of(
                Arguments.of("C8 document", CLAUDE, List.of(PDF, MARK), List.of("only documents", "put a text first")),
                Arguments.of(
                        "C8 documents, text after", CLAUDE, List.of(PDF, CSV, MARK, "a"), List.of("only documents")),
                Arguments.of("C8 video", NOVA, List.of(VIDEO, MARK), List.of("only documents, videos")),
                Arguments.of(
                        "C8 reasoning",
                        CLAUDE,
                        Wire.plain("[" + all(user(A), assistant(reasoning, POINT, B), user(B)) + "]"),
                        List.of("messages[1]", "reasoning")),
                Arguments.of(
                        "C9",
                        CLAUDE,
                        List.of(MARK, "a"),
                        List.of("messages[0] starts with a cache point", "cacheSystem", "cacheTools")),
                Arguments.of(
                        "C9 after blank text", CLAUDE, List.of(" ", MARK, "a"), List.of("starts with a cache point")),
                Arguments.of(
                        "C9 in the first answer",
                        CLAUDE,
                        Wire.plain("[" + all(assistant(POINT, B), user(A)) + "]"),
                        List.of("starts with a cache point")),
                Arguments.of(
                        "C9 in the system prompt, after blank text",
                        CLAUDE,
                        Wire.plain("{'system':[{'text':' '}," + POINT + "],'messages':[" + user(A) + "]}"),
                        List.of("system", "nothing before it")),
                Arguments.of(
                        "C10 in the system prompt, blank text between",
                        CLAUDE,
                        Wire.plain("{'system':[" + all(A, POINT, "{'text':' '}", POINT) + "],'messages':[" + user(A)
                                + "]}"),
                        List.of("system", "directly after another one")),
                Arguments.of(
                        "C9 in the tools",
                        CLAUDE,
                        Wire.plain("{'toolConfig':{'tools':[" + POINT + "]},'messages':[" + user(A) + "]}"),
                        List.of("toolConfig.tools", "nothing before it")),
                Arguments.of("C10", CLAUDE, List.of("a", MARK, MARK), List.of("directly after another one")),
                Arguments.of(
                        "C10 blank text between",
                        CLAUDE,
                        List.of("a", MARK, " ", new CachePoint("1h")),
                        List.of("directly after another one")),
                Arguments.of(
                        "C10 both lead",
                        CLAUDE,
                        Wire.plain("[" + all(user(A), assistant(B), user(POINT, POINT, B)) + "]"),
                        List.of("messages[2]", "directly after another one")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String model, Object body, List<String> words) throws Exception {
        Exception failure = Wire.refused(bedrock.server(), Twins.uri(model, ""), body, Map.of());
        assertThat(failure).isInstanceOf(InvalidTurnException.class);
        words.forEach(word -> assertThat(failure).hasMessageContaining(word));
    }

    private static Arguments parts(String rule, String model, List<?> parts, String... content) {
        return Arguments.of(rule, model, parts, "[" + user(content) + "]");
    }

    private static Arguments messages(String rule, String model, String given, String... expected) {
        return Arguments.of(rule, model, Wire.plain("[" + given + "]"), "[" + all(expected) + "]");
    }

    private static String all(String... parts) {
        return String.join(",", parts);
    }
}
