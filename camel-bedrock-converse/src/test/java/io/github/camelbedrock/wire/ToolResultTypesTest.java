/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.IMAGE;
import static io.github.camelbedrock.wire.Turns.MISTRAL;
import static io.github.camelbedrock.wire.Turns.QWEN;
import static io.github.camelbedrock.wire.Turns.WRITER;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** What a tool's route leaves in its body, and what the model is told of it. */
class ToolResultTypesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** Bytes that begin as a PNG does, the first of which tell what they are. */
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private static final String PNG_IMAGE = "{'image':{'format':'png','source':{'bytes':'iVBORw0KGgo='}}}";

    private static final String NOTHING = text("The tool has returned nothing.");

    @TempDir
    private static Path folder;

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().otherwise(Answers.text("Done."));
    }

    /** An object with dates. */
    public record Booking(String room, LocalDate day, Instant made, Optional<Integer> beds) {}

    /** A bean that leads back to itself. */
    public static final class Ring {
        public Ring getNext() {
            return this;
        }
    }

    /** Rule, model, body, Content-Type or null, content of the result. */
    static Stream<Arguments> bodies() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "of a file", StandardCharsets.UTF_8);
        Path empty = Files.writeString(folder.resolve("empty.txt"), "", StandardCharsets.UTF_8);
        Path picture = Files.write(folder.resolve("p.png"), PNG);
        Booking booking =
                new Booking("A", LocalDate.of(2026, 5, 1), Instant.parse("2026-05-01T10:00:00Z"), Optional.of(2));
        return Stream.of(
                row("String", "rain", text("rain")),
                row("String of JSON stays as it is", "{\"b\": 1, \"a\": 2}", "{'text':'{\\'b\\': 1, \\'a\\': 2}'}"),
                row("null", null, NOTHING),
                row("empty", "", NOTHING),
                row("blank", " \n", NOTHING),
                row("empty bytes", new byte[0], NOTHING),
                row("bytes of text without a type", "1° C".getBytes(StandardCharsets.UTF_8), text("1° C")),
                row("stream of text without a type", stream("snow".getBytes(StandardCharsets.UTF_8)), text("snow")),
                typed(
                        "bytes of text of no type",
                        "fog".getBytes(StandardCharsets.UTF_8),
                        "application/octet-stream",
                        text("fog")),
                row("number", 12.5, text("12.5")),
                row("long number", new BigDecimal("12345678901234567890.5"), text("12345678901234567890.5")),
                row("boolean", true, text("true")),
                row("enum", DayOfWeek.MONDAY, text("MONDAY")),
                row("Map", map("b", 1, "a", null), "{'json':{'b':1,'a':null}}"),
                row(
                        "POJO with dates",
                        booking,
                        "{'json':{'room':'A','day':'2026-05-01','made':'2026-05-01T10:00:00Z','beds':2}}"),
                row("date", LocalDate.of(2026, 5, 1), text("2026-05-01")),
                row("duration", Duration.ofSeconds(90), text("PT1M30S")),
                row(
                        "row of a table",
                        map("price", new BigDecimal("100.00"), "key", new byte[] {1, 2, 3}),
                        "{'json':{'price':100.00,'key':'AQID'}}"),
                row("digits of a price", List.of(List.of(new BigDecimal("100.00"))), text("[100.00]")),
                row("Reader", reader("of a reader"), text("of a reader")),
                row("Throwable", new IllegalStateException("full"), text("java.lang.IllegalStateException: full")),
                typed("empty InputStream", stream(new byte[0]), "application/json", NOTHING),
                row("empty File", empty.toFile(), NOTHING),
                row("empty StreamCache", new InputStreamCache(new byte[0]), NOTHING),
                row("M15 empty list", List.of(), text("[]")),
                row("M16 List of Map", List.of(Map.of("a", 1), Map.of("a", 2)), "{'json':{'a':1}}", "{'json':{'a':2}}"),
                row("M16 List with null", Arrays.asList("x", null, 3), text("x"), text("3")),
                row("List of nulls", Arrays.asList(null, null), NOTHING),
                row("M16 array", new String[] {"x", "y"}, text("x"), text("y")),
                row("List in a List", List.of(List.of(1, 2), "x"), text("[1,2]"), text("x")),
                row(
                        "List with media",
                        List.of("seen", picture, Map.of("a", 1)),
                        text("seen"),
                        PNG_IMAGE,
                        "{'json':{'a':1}}"),
                typed("byte[] png", PNG, "image/png", PNG_IMAGE),
                typed("InputStream png", stream(PNG), "image/png", PNG_IMAGE),
                typed(
                        "InputStream of text",
                        stream("flow".getBytes(StandardCharsets.UTF_8)),
                        "text/plain",
                        text("flow")),
                typed(
                        "byte[] of JSON",
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        "{'text':'{\\'a\\':1}'}"),
                row("File", file.toFile(), text("of a file")),
                row("File png", picture.toFile(), PNG_IMAGE),
                row("Path png", picture, PNG_IMAGE),
                row("SDK Document", Document.fromMap(Map.of("a", Document.fromNumber(1))), "{'json':{'a':1}}"),
                row("SDK ToolResultContentBlock", ToolResultContentBlock.fromText("block"), text("block")),
                row("SDK ContentBlock", ContentBlock.fromImage(image()), PNG_IMAGE),
                row("SDK ImageBlock", image(), PNG_IMAGE),
                row(
                        "JsonNode, object",
                        new ObjectMapper().readTree("{\"b\":1,\"a\":[true]}"),
                        "{'json':{'b':1,'a':[true]}}"),
                row(
                        "another object of the SDK",
                        TokenUsage.builder().inputTokens(1).build(),
                        "{'json':{'inputTokens':1}}"),
                row("JsonNode, text", new ObjectMapper().readTree("\"said\""), text("said")),
                row("JsonNode, null", new ObjectMapper().readTree("null"), NOTHING));
    }

    private static ImageBlock image() {
        return ImageBlock.builder()
                .format("png")
                .source(source -> source.bytes(SdkBytes.fromByteArray(PNG)))
                .build();
    }

    private static Callable<Object> stream(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    private static Callable<Object> reader(String text) {
        return () -> new StringReader(text);
    }

    private static Map<String, Object> map(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    private static Arguments row(String rule, Object body, String... content) {
        return typed(rule, body, null, content);
    }

    /** Single quotes within texts of JSON are escaped once more. */
    private static Arguments typed(String rule, Object body, String contentType, String... content) {
        return Arguments.of(rule, body, contentType, String.join(",", content).replace("\\'", "\\\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isTold(String rule, Object body, String contentType, String content) throws Exception {
        assertThat(results(CLAUDE, body, contentType)).isEqualTo(Wire.json(user(told("1", content))));
    }

    /** The turn of the user in the follow-up. */
    private static JsonNode results(String model, Object body, String contentType) throws Exception {
        try (Looped looped = looped(model, body, contentType)) {
            assertThat(looped.send("Hi").getException()).isNull();
            return looped.messages().get(2);
        }
    }

    private static Looped looped(String model, Object body, String contentType) throws Exception {
        return new Looped(
                bedrock.server(), Way.CONVERSE, model, "tools=t", routes -> routes.from("bedrock-tool:look?tags=t")
                        .process(exchange -> {
                            exchange.getMessage().setBody(body instanceof Callable<?> made ? made.call() : body);
                            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, contentType);
                        }));
    }

    /** Rule, model, body, turn of the user in the follow-up. */
    static Stream<Arguments> families() {
        Map<String, Object> map = Map.of("a", 1);
        return Stream.of(
                Arguments.of("M14 Mistral, Map", MISTRAL, map, user(told("1", "{'json':{'a':1}}"))),
                Arguments.of("M14 Mistral, text", MISTRAL, "rain", user(told("1", text("rain")))),
                Arguments.of("M15 Mistral, empty list", MISTRAL, List.of(), user(told("1", "{'json':[]}"))),
                Arguments.of("M12 Writer, no status", WRITER, "rain", user(result("1", text("rain")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void isToldAsTheFamilyTakesIt(String rule, String model, Object body, String turn) throws Exception {
        assertThat(results(model, body, null)).isEqualTo(Wire.json(turn));
    }

    /** M17: a family without images in results gets them beside. */
    @Test
    void mediaStandOutsideWhereTheFamilyTakesNoneWithin() throws Exception {
        assertThat(results(QWEN, new byte[] {1, 2, 3}, "image/png"))
                .isEqualTo(Wire.json(user(told("1", text("See file 703780.")), text("This is file 703780:"), IMAGE)));
    }

    @Test
    void unknownBytesThatAreNoTextAreAFailure() throws Exception {
        assertThat(results(CLAUDE, new byte[] {(byte) 0xff, (byte) 0xfe, 0}, null)
                        .at("/content/0/toolResult")
                        .toString())
                .contains("\"status\":\"error\"", "is not text in UTF-8");
    }

    /** Without it somebody whose objects have no getters would never know why the tool fails. */
    @Test
    void whatCannotBeToldIsLogged() throws Exception {
        List<String> warnings = Logged.warnings(() -> results(CLAUDE, Map.of("a", new Object()), null));
        assertThat(warnings).singleElement().asString().contains("The result of the tool cannot be told");
    }

    /** What cannot be told is a failure of the tool, which the model is told of. */
    @Test
    void anObjectThatCannotBecomeJsonIsAFailure() throws Exception {
        JsonNode turn = results(CLAUDE, new Ring(), null);
        assertThat(turn)
                .isEqualTo(Wire.json(user(failed(
                        "1",
                        "The tool has failed: The result of a tool is of type " + Ring.class.getName()
                                + ", which cannot become JSON: convert it first, for example with marshal().json()"))));
    }
}
