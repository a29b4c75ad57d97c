/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.message;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What goes in: each kind of body, and the messages that are sent for it. */
class BodyRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final Map<String, Object> NONE = Map.of();
    private static final Map<String, Object> JSON = Map.of(Exchange.CONTENT_TYPE, "application/json");
    private static final String HI = messages(user(text("Hi")));
    private static final String PNG = "{'image':{'format':'png','source':{'bytes':'AQID'}}}";

    private static final ImageBlock IMAGE = ImageBlock.builder()
            .format(ImageFormat.PNG)
            .source(source -> source.bytes(SdkBytes.fromByteArray(new byte[] {1, 2, 3})))
            .build();

    /** What the body is, the body, its headers, and the messages that are sent. */
    static Stream<Arguments> texts() {
        return Stream.of(
                row("String", "Hi", NONE, HI),
                row("L19 String that looks like a path", "/etc/passwd", NONE, messages(user(text("/etc/passwd")))),
                row(
                        "S19 S20 String that looks like a URL",
                        "https://a.b/c.png",
                        NONE,
                        messages(user(text("https://a.b/c.png")))),
                row(
                        "String that looks like an object in S3",
                        "s3://b-1/i.png",
                        NONE,
                        messages(user(text("s3://b-1/i.png")))),
                row(
                        "JSON text that does not say so",
                        json("{'messages':" + HI + "}"),
                        NONE,
                        messages(
                                user(
                                        text(
                                                "{\\\"messages\\\":[{\\\"role\\\":\\\"user\\\",\\\"content\\\":[{\\\"text\\\":\\\"Hi\\\"}]}]}")))),
                row("JSON text without messages", json("{'a':1}"), JSON, messages(user(text("{\\\"a\\\":1}")))),
                row(
                        "JSON text of one message",
                        json("{'role':'user'}"),
                        JSON,
                        messages(user(text("{\\\"role\\\":\\\"user\\\"}")))),
                row("JSON text of a list", "[1]", JSON, messages(user(text("[1]")))),
                row("JSON text that is none", "{\"messages\":", JSON, messages(user(text("{\\\"messages\\\":")))),
                row("JSON text of messages", json(" {'messages':" + HI + "}"), JSON, HI),
                row(
                        "JSON text of another media type",
                        json("{'messages':" + HI + "}"),
                        Map.of(Exchange.CONTENT_TYPE, "Application/vnd.acme+JSON; charset=utf-8"),
                        HI),
                row("JSON as bytes", bytes("{'messages':" + HI + "}"), JSON, HI),
                row("JSON as stream", new ByteArrayInputStream(bytes("{'messages':" + HI + "}")), JSON, HI),
                row(
                        "JSON as stream without messages",
                        new ByteArrayInputStream(bytes("{'a':1}")),
                        JSON,
                        messages(user(text("{\\\"a\\\":1}")))),
                row(
                        "JSON as stream that says it is text",
                        new ByteArrayInputStream(bytes("{'messages':1}")),
                        Map.of(Exchange.CONTENT_TYPE, "text/plain"),
                        messages(user(text("{\\\"messages\\\":1}")))),
                row("characters", new StringReader("Größe"), NONE, messages(user(text("Größe")))));
    }

    static Stream<Arguments> converse() {
        String conversation = messages(user(text("a")), assistant(text("b")), user(text("c")));
        return Stream.of(
                row("Map of a request", Wire.plain("{'messages':" + HI + "}"), NONE, HI),
                row("Map of a message", Wire.plain(user(text("Hi"))), NONE, HI),
                row(
                        "Map of an assistant's message",
                        Wire.plain(assistant(text("a"))),
                        NONE,
                        messages(assistant(text("a")))),
                row("Map of a content block", Wire.plain(text("Hi")), NONE, HI),
                row(
                        "Map with bytes",
                        Map.of("image", Map.of("format", "png", "source", Map.of("bytes", new byte[] {1, 2, 3}))),
                        NONE,
                        messages(user(PNG))),
                row("Map with objects of the SDK", Map.of("messages", List.of(said("Hi"))), NONE, HI),
                row("Map with an empty member", withNull(Wire.plain("{'messages':" + HI + "}"), "system"), NONE, HI),
                row("list of messages", Wire.plain(conversation), NONE, conversation),
                row(
                        "list of content blocks",
                        Wire.plain("[" + text("a") + "," + PNG + "]"),
                        NONE,
                        messages(user(text("a"), PNG))),
                row("JsonNode of a request", Wire.json("{'messages':" + HI + "}"), NONE, HI),
                row("JsonNode of a message", Wire.json(user(text("Hi"))), NONE, HI),
                row("JsonNode of a content block", Wire.json(PNG), NONE, messages(user(PNG))),
                row("JsonNode of a list of messages", Wire.json(conversation), NONE, conversation),
                row("JsonNode of a text", Wire.json("'Hi'"), NONE, HI),
                row(
                        "list of JsonNodes",
                        List.of(
                                Wire.json(user(text("a"))),
                                Wire.json(assistant(text("b"))),
                                Wire.json(user(text("c")))),
                        NONE,
                        conversation),
                row(
                        "ConverseRequest",
                        ConverseRequest.builder().messages(said("Hi")).build(),
                        NONE,
                        HI),
                row(
                        "ConverseStreamRequest",
                        ConverseStreamRequest.builder().messages(said("Hi")).build(),
                        NONE,
                        HI),
                row("Message", said("Hi"), NONE, HI),
                row("list of Message", List.of(said("a"), said("b")), NONE, messages(user(text("a"), text("b")))),
                row("array of Message", new Message[] {said("Hi")}, NONE, HI),
                row(
                        "Messages and Maps",
                        List.of(said("a"), Wire.plain(assistant(text("b"))), said("c")),
                        NONE,
                        conversation),
                row("ContentBlock", ContentBlock.fromImage(IMAGE), NONE, messages(user(PNG))),
                row("what a ContentBlock holds", IMAGE, NONE, messages(user(PNG))),
                row(
                        "list of ContentBlock",
                        List.of(ContentBlock.fromText("a"), ContentBlock.fromImage(IMAGE)),
                        NONE,
                        messages(user(text("a"), PNG))),
                row(
                        "M2 a system prompt among them",
                        Wire.plain(messages(user(text("a")), message("system", text("b")))),
                        NONE,
                        messages(user(text("a"), text("<system>b</system>")))));
    }

    static Stream<Arguments> parts() {
        byte[] image = {1, 2, 3};
        Map<String, Object> png = Map.of("CamelBedrockConverseMediaType", "image/png");
        return Stream.of(
                row("texts", List.of("a", "b"), NONE, messages(user(text("a"), text("b")))),
                row("array", new Object[] {"a", "b"}, NONE, messages(user(text("a"), text("b")))),
                row("set", new LinkedHashSet<>(List.of("a", "b")), NONE, messages(user(text("a"), text("b")))),
                row("text and bytes", List.of("a", image, "b"), png, messages(user(text("a"), PNG, text("b")))),
                row(
                        "every kind",
                        List.of(
                                "a",
                                IMAGE,
                                ContentBlock.fromText("b"),
                                Wire.plain(text("c")),
                                Wire.json(text("d")),
                                image),
                        png,
                        messages(user(text("a"), PNG, text("b"), text("c"), text("d"), PNG))),
                row("address in S3", List.of("a", "s3://b-1/i.png"), png, messages(user(text("a"), Turns.IMAGE_IN_S3))),
                row("M4 a blank text", List.of(" ", "a"), NONE, messages(user(text("a")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"texts", "converse", "parts"})
    void sendsTheBody(String kind, Object body, Map<String, Object> headers, String expected) throws Exception {
        String model = expected.contains("'role':'assistant'") && !expected.contains("user") ? CLAUDE : NOVA;
        RecordedRequest sent = Wire.sent(bedrock.server(), "bedrock-converse:" + model, body, headers);
        assertThat(Wire.body(sent)).isEqualTo(Wire.json("{'messages':" + expected + "}"));
    }

    /** C6: a cache point among the parts stands where it was put. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"5m", "1h"})
    void sendsACachePointAmongTheParts(String ttl) throws Exception {
        RecordedRequest sent =
                Wire.sent(bedrock.server(), "bedrock-converse:" + CLAUDE, List.of("a", new CachePoint(ttl), "b"), NONE);
        String point = "{'cachePoint':{'type':'default'" + (ttl == null ? "" : ",'ttl':'" + ttl + "'") + "}}";
        assertThat(Wire.body(sent))
                .isEqualTo(Wire.json("{'messages':" + messages(user(text("a"), point, text("b"))) + "}"));
    }

    /** The option userMessage beside each kind of body. */
    static Stream<Arguments> besideUserMessage() {
        return Stream.of(
                row("null", null, NONE, messages(user(text("Say")))),
                row("null as JSON", Wire.json("null"), NONE, messages(user(text("Say")))),
                row("String", "Hi", NONE, messages(user(text("Say")))),
                row("blank String", " ", NONE, messages(user(text("Say")))),
                row(
                        "text as bytes",
                        bytes("Hi"),
                        Map.of(Exchange.CONTENT_TYPE, "text/plain"),
                        messages(user(text("Hi"), text("Say")))),
                row(
                        "bytes",
                        new byte[] {1, 2, 3},
                        Map.of(Exchange.CONTENT_TYPE, "image/png"),
                        messages(user(PNG, text("Say")))),
                row("parts", List.of("a", IMAGE), NONE, messages(user(text("a"), PNG, text("Say")))),
                row("content block", IMAGE, NONE, messages(user(PNG, text("Say")))),
                row("message of the user", said("a"), NONE, messages(user(text("a"), text("Say")))),
                row(
                        "message of the assistant",
                        Wire.plain(messages(user(text("a")), assistant(text("b")))),
                        NONE,
                        messages(user(text("a")), assistant(text("b")), user(text("Say")))),
                row("request", Wire.plain("{'messages':" + HI + "}"), NONE, messages(user(text("Hi"), text("Say")))),
                row(
                        "request without messages",
                        Wire.plain("{'additionalModelResponseFieldPaths':[]}"),
                        NONE,
                        messages(user(text("Say")))),
                row("JSON text", json("{'messages':" + HI + "}"), JSON, messages(user(text("Hi"), text("Say")))),
                row(
                        "object in S3",
                        "s3://b-1/i.png",
                        Map.of("CamelBedrockConverseMediaType", "image/png"),
                        messages(user(Turns.IMAGE_IN_S3, text("Say")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("besideUserMessage")
    void sendsTheUserMessageBeside(String kind, Object body, Map<String, Object> headers, String expected)
            throws Exception {
        RecordedRequest byOption =
                Wire.sent(bedrock.server(), "bedrock-converse:" + NOVA + "?userMessage=Say", body, headers);
        Map<String, Object> said = new HashMap<>(headers);
        said.put("CamelBedrockConverseUserMessage", "Say");
        RecordedRequest byHeader =
                Wire.sent(bedrock.server(), "bedrock-converse:" + NOVA + "?userMessage=other", body, said);
        assertThat(Wire.body(byOption).get("messages")).isEqualTo(Wire.json(expected));
        assertThat(Wire.body(byHeader).get("messages")).isEqualTo(Wire.json(expected));
    }

    private static Message said(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    private static Map<Object, Object> withNull(Object map, String key) {
        Map<Object, Object> all = new HashMap<>((Map<?, ?>) map);
        all.put(key, null);
        return all;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static byte[] bytes(String text) {
        return json(text).getBytes(StandardCharsets.UTF_8);
    }

    private static Arguments row(String kind, Object body, Map<String, Object> headers, String expected) {
        return Arguments.of(Arrays.asList(kind, body, headers, expected).toArray());
    }
}
