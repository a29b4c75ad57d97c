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
import static io.github.camelbedrock.wire.Turns.WRITER;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.document;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;

import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools have results: what may stand within them and beside them, and where the rest goes. */
class ToolResultMediaTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String SEE = text("See attached document(s).");
    private static final String FILLER = assistant(text("."));
    private static final String CALLED = user(text("a")) + "," + assistant(call("1")) + ",";
    private static final String BOTH_CALLED = user(text("a")) + "," + assistant(call("1"), call("2")) + ",";
    private static final String RESULT = result("1", text("b"));

    /** The first digits of the SHA-1 of the bytes 1, 2 and 3. */
    private static final String INSIDE = text("See file 703780.");

    private static final String OUTSIDE = text("This is file 703780:");

    private static final String S3_DOCUMENT =
            "{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b-1/doc.pdf'}}}}";

    /** M9: what a family does not take beside results goes into a turn of its own. */
    static Stream<Arguments> besideResults() {
        String named = document("Document 1");
        return Stream.of(
                row("M9 Claude, text", CLAUDE, CALLED + user(RESULT, text("c")), CALLED + user(RESULT, text("c"))),
                row("M9 Claude, image", CLAUDE, CALLED + user(RESULT, IMAGE), CALLED + user(RESULT, IMAGE)),
                row(
                        "M9 Claude, document",
                        CLAUDE,
                        CALLED + user(RESULT, document()),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(SEE, named)),
                row(
                        "M9 Claude, document in a message of its own",
                        CLAUDE,
                        CALLED + user(RESULT) + "," + user(text("c"), document()),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(text("c"), named)),
                row(
                        "M9 Nova, document",
                        NOVA,
                        CALLED + user(RESULT, text("c"), document()),
                        CALLED + user(RESULT, text("c"), named)),
                row("M9 Nova, video", NOVA, CALLED + user(RESULT, VIDEO), CALLED + user(RESULT, VIDEO)),
                row(
                        "M9 Llama, text",
                        LLAMA,
                        CALLED + user(RESULT, text("c")),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(text("c"))),
                row(
                        "M9 Mistral, text",
                        MISTRAL,
                        CALLED + user(RESULT, text("c")),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(text("c"))),
                row(
                        "M9 Writer, text",
                        WRITER,
                        CALLED + user(RESULT, text("c")),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(text("c"))),
                row(
                        "M9 in the middle of a conversation",
                        LLAMA,
                        CALLED + user(RESULT, text("c")) + "," + assistant(text("d")) + "," + user(text("e")),
                        CALLED + user(RESULT) + "," + FILLER + "," + user(text("c")) + "," + assistant(text("d")) + ","
                                + user(text("e"))),
                row("M9 results alone", LLAMA, CALLED + user(RESULT), CALLED + user(RESULT)),
                row(
                        "M10 a cache point splits nothing",
                        CLAUDE,
                        CALLED + user(RESULT, POINT, text("c")),
                        CALLED + user(RESULT, POINT, text("c"))),
                row(
                        "M10 a cache point that leads",
                        CLAUDE,
                        CALLED + user(RESULT) + "," + user(POINT, text("c")),
                        CALLED + user(RESULT, POINT, text("c"))),
                row(
                        "M10 a cache point stays with the results",
                        CLAUDE,
                        CALLED + user(RESULT, POINT, document()),
                        CALLED + user(RESULT, POINT) + "," + FILLER + "," + user(SEE, named)));
    }

    /** M17, M18: which media a family takes within a result, and where the others go. */
    static Stream<Arguments> inResults() {
        String named = document("Document 1");
        String inside = CALLED + user(result("1", INSIDE));
        return Stream.of(
                row("M18 Claude, image", CLAUDE, CALLED + user(result("1", IMAGE)), CALLED + user(result("1", IMAGE))),
                row(
                        "M18 Claude, document",
                        CLAUDE,
                        CALLED + user(result("1", document())),
                        CALLED + user(result("1", named))),
                row(
                        "M18 Llama, image and document",
                        LLAMA,
                        CALLED + user(result("1", IMAGE, document())),
                        CALLED + user(result("1", IMAGE, named))),
                row(
                        "M18 Mistral, document",
                        MISTRAL,
                        CALLED + user(result("1", document())),
                        CALLED + user(result("1", named))),
                row(
                        "M18 Nova, image",
                        NOVA,
                        CALLED + user(result("1", text("c"), IMAGE)),
                        CALLED + user(result("1", text("c"), IMAGE))),
                row(
                        "M17 Nova, document",
                        NOVA,
                        CALLED + user(result("1", text("c"), document())),
                        CALLED + user(result("1", text("c"), INSIDE), OUTSIDE, named)),
                row(
                        "M17 Nova, video",
                        NOVA,
                        CALLED + user(result("1", VIDEO)),
                        CALLED + user(result("1", INSIDE), OUTSIDE, VIDEO)),
                row(
                        "M17 Qwen, image",
                        QWEN,
                        CALLED + user(result("1", IMAGE)),
                        CALLED + user(result("1", INSIDE), OUTSIDE, IMAGE)),
                row(
                        "M17 Kimi, image",
                        "moonshotai.kimi-k2.5",
                        CALLED + user(result("1", IMAGE)),
                        CALLED + user(result("1", INSIDE), OUTSIDE, IMAGE)),
                row(
                        "M17 Mistral, image, deferred",
                        MISTRAL,
                        CALLED + user(result("1", IMAGE)),
                        inside + "," + FILLER + "," + user(OUTSIDE, IMAGE)),
                row(
                        "M17 Mistral, before what the user says",
                        MISTRAL,
                        CALLED + user(result("1", IMAGE)) + "," + user(text("c")),
                        inside + "," + FILLER + "," + user(OUTSIDE, IMAGE, text("c"))),
                row(
                        "M17 Mistral, images of two results",
                        MISTRAL,
                        BOTH_CALLED + user(result("1", IMAGE), result("2", other(IMAGE))),
                        BOTH_CALLED + user(result("1", INSIDE), result("2", text("See file e809c5."))) + "," + FILLER
                                + "," + user(OUTSIDE, IMAGE, text("This is file e809c5:"), other(IMAGE))),
                row(
                        "M17 Mistral, images of two messages",
                        MISTRAL,
                        BOTH_CALLED + user(result("1", IMAGE)) + "," + user(result("2", other(IMAGE))),
                        BOTH_CALLED + user(result("1", INSIDE), result("2", text("See file e809c5."))) + "," + FILLER
                                + "," + user(OUTSIDE, IMAGE, text("This is file e809c5:"), other(IMAGE))),
                row(
                        "M19 Nova, image in S3",
                        NOVA,
                        CALLED + user(result("1", IMAGE_IN_S3)),
                        CALLED + user(result("1", IMAGE_IN_S3))),
                row(
                        "M19 Nova, document in S3",
                        NOVA,
                        CALLED + user(result("1", S3_DOCUMENT)),
                        CALLED
                                + user(
                                        result("1", text("See file 9dda93.")),
                                        text("This is file 9dda93:"),
                                        S3_DOCUMENT.replace("'pdf',", "'pdf','name':'Document 1',"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"besideResults", "inResults"})
    void sendsTheTurns(String rule, String model, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), model, given, expected);
    }

    private static String other(String media) {
        return media.replace("AQID", "BAUG");
    }

    private static Arguments row(String rule, String model, String given, String expected) {
        return Arguments.of(rule, model, messages(given), messages(expected));
    }
}
