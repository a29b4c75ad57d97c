/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.IMAGE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.VIDEO;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.document;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and other media: their names, the text beside them, and how many there may be. */
class DocumentRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String SEE = text("See attached document(s).");
    private static final String CALLED = user(text("a")) + "," + assistant(call("1")) + ",";
    private static final String RESULT = result("1", text("b"));

    /** Rule, names as they are given (null for none), and names as they are sent. */
    static Stream<Arguments> names() {
        return Stream.of(
                names("M26 none is given", given(null, null), sent("Document 1", "Document 2")),
                names("M26 counted with those that have one", given("Terms", null), sent("Terms", "Document 2")),
                names("M26 taken already", given("Document 2", null), sent("Document 2", "Document 2 (2)")),
                names("10.3 kept", given("Q3 report (final) [v2]-x"), sent("Q3 report (final) [v2]-x")),
                names("S18 single spaces", given(" a \\t\\n  b "), sent("a b")),
                names("10.3 first and last of each kind", given("azAZ09-()[]"), sent("azAZ09-()[]")),
                names("10.3 characters beside them", given("`{@[/:"), sent("---[--")),
                names("10.3 characters", given("a_b.pdf: é/1"), sent("a-b-pdf- --1")),
                names("10.3 blank", given("  "), sent("Document 1")),
                names("S18 unique", given("a", "a", "a"), sent("a", "a (2)", "a (3)")),
                names("S18 unique once it is clean", given("a.b", "a_b"), sent("a-b", "a-b (2)")),
                names("S18 unique beside a number", given("a", "a (2)", "a"), sent("a", "a (2)", "a (3)")),
                names("10.3 200 characters", given("x".repeat(201)), sent("x".repeat(200))),
                names(
                        "10.3 200 characters and unique",
                        given("x".repeat(201), "x".repeat(202)),
                        sent("x".repeat(200), "x".repeat(196) + " (2)")),
                names(
                        "10.3 no space before the number",
                        given("x".repeat(195) + " y", "x".repeat(195) + " y", "x".repeat(195) + " yzzz"),
                        sent("x".repeat(195) + " y", "x".repeat(195) + " (2)", "x".repeat(195) + " yzzz")),
                names("10.3 no space at the cut", given("x".repeat(199) + " y"), sent("x".repeat(199))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesDocuments(String rule, String given, String expected) throws Exception {
        Turns.assertSends(
                bedrock.server(), NOVA, messages(user(text("a"), given)), messages(user(text("a"), expected)));
    }

    /** M26: names run over the whole conversation, results of tools too, and stay when it goes on. */
    static Stream<Arguments> conversations() {
        String first = user(text("a"), document());
        String firstNamed = user(text("a"), document("Document 1"));
        String called = "," + assistant(call("1")) + "," + user(result("1", document(), document("Terms")));
        String calledNamed =
                "," + assistant(call("1")) + "," + user(result("1", document("Document 2"), document("Terms")));
        return Stream.of(
                row("M26 first turn", CLAUDE, first, firstNamed),
                row("M26 result of a tool", CLAUDE, first + called, firstNamed + calledNamed),
                row(
                        "M26 later turn",
                        CLAUDE,
                        first + called + "," + assistant(text("c")) + ","
                                + user(text("d"), document(), document("Terms")),
                        firstNamed + calledNamed + "," + assistant(text("c")) + ","
                                + user(text("d"), document("Document 4"), document("Terms (2)"))));
    }

    /** M6: Bedrock wants a text beside a document. */
    static Stream<Arguments> texts() {
        return Stream.of(
                row("M6 alone", NOVA, user(document()), user(SEE, document("Document 1"))),
                row("M6 with an image", NOVA, user(IMAGE, document()), user(SEE, IMAGE, document("Document 1"))),
                row("M6 blank text", NOVA, user(text(" "), document()), user(SEE, document("Document 1"))),
                row("M6 text after it", NOVA, user(document(), text("a")), user(document("Document 1"), text("a"))),
                row(
                        "M6 text in the turn that is joined",
                        NOVA,
                        user(document()) + "," + user(text("a")),
                        user(document("Document 1"), text("a"))),
                row(
                        "M6 after the results",
                        NOVA,
                        CALLED + user(document(), RESULT),
                        CALLED + user(RESULT, SEE, document("Document 1"))),
                row("M6 an image needs none", NOVA, user(IMAGE), user(IMAGE)),
                row("M6 a video needs none", NOVA, user(VIDEO), user(VIDEO)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"conversations", "texts"})
    void sendsTheTurns(String rule, String model, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), model, given, expected);
    }

    /** V7: how many and how large. */
    static Stream<Arguments> tooMany() {
        return Stream.of(
                bad("V7 images", user(many(21, IMAGE)), "21 images", "20"),
                bad(
                        "V7 images of turns that are joined",
                        user(many(11, IMAGE)) + "," + user(many(11, IMAGE)),
                        "22 images",
                        "20"),
                bad("V7 documents", user(many(6, document())), "6 documents", "5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMany")
    void refusesBeforeTheCall(String rule, String given, String[] words) throws Exception {
        Turns.assertRefuses(bedrock.server(), NOVA, given, words);
    }

    /** What is too large, the format, one byte more than Bedrock takes, and the words for it. */
    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of("image", "png", 3_932_161, "An image has 3932161 bytes"),
                Arguments.of("document", "csv", 4_718_593, "A document has 4718593 bytes"));
    }

    /** V7: how large. */
    @ParameterizedTest(name = "V7 {0}")
    @MethodSource("sizes")
    void refusesWhatIsTooLarge(String kind, String format, int tooMuch, String words) throws Exception {
        String endpoint = "bedrock-converse:" + NOVA;
        assertThat(Wire.refused(bedrock.server(), endpoint, file(kind, format, tooMuch), Map.of()))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining(words);
        Wire.sent(bedrock.server(), endpoint, file(kind, format, tooMuch - 1));
    }

    /** V7: newer models take larger ones of these; Bedrock knows. */
    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx"})
    void sendsLargeDocumentsOfSomeFormats(String format) throws Exception {
        Wire.sent(bedrock.server(), "bedrock-converse:" + NOVA, file("document", format, 4_718_593));
    }

    private static Object file(String kind, String format, int size) {
        Map<String, Object> source = Map.of("bytes", new byte[size]);
        return List.of("a", Map.of(kind, Map.of("format", format, "source", source)));
    }

    /** V7: as many as Bedrock takes, in every message anew. */
    static Stream<Arguments> justSo() {
        String images = user(many(20, IMAGE));
        String documents = user(text("a"), many(5, document("a")));
        return Stream.of(
                row(
                        "V7 images",
                        NOVA,
                        images + "," + assistant(text("b")) + "," + images,
                        images + "," + assistant(text("b")) + "," + images),
                row(
                        "V7 documents",
                        NOVA,
                        documents,
                        user(
                                text("a"),
                                document("a"),
                                document("a (2)"),
                                document("a (3)"),
                                document("a (4)"),
                                document("a (5)"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("justSo")
    void sendsAsManyAsBedrockTakes(String rule, String model, String given, String expected) throws Exception {
        Turns.assertSends(bedrock.server(), model, given, expected);
    }

    private static String many(int count, String block) {
        return String.join(",", Collections.nCopies(count, block));
    }

    private static String given(String... names) {
        return Stream.of(names)
                .map(name -> name == null ? document() : document(name))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    private static String sent(String... names) {
        return given(names);
    }

    private static Arguments names(String rule, String given, String expected) {
        return Arguments.of(rule, given, expected);
    }

    private static Arguments row(String rule, String model, String given, String expected) {
        return Arguments.of(rule, model, messages(given), messages(expected));
    }

    private static Arguments bad(String rule, String given, String... words) {
        return Arguments.of(rule, messages(given), words);
    }
}
