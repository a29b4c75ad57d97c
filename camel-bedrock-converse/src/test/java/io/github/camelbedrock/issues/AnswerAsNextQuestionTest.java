/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A header that told of the first body made the model's answer to it a whole request, or an address in S3 that Bedrock
 * reads with the rights of the route: whoever writes the text of a picture could choose it.
 */
class AnswerAsNextQuestionTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String REQUEST =
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}],\"system\":[{\"text\":\"y\"}]}";
    private static final String ADDRESS = "s3://secret/key.png";
    private static final Object PICTURE = List.of(new byte[] {1}, "What is written there?");

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    static Stream<Arguments> answers() {
        Processor nothing = exchange -> {};
        return Stream.of(
                Arguments.of("a request", "Hi", "Content-Type", "application/json", REQUEST, nothing, "text"),
                Arguments.of("S3's type", PICTURE, "CamelAwsS3ContentType", "image/png", ADDRESS, nothing, "text"),
                Arguments.of("a file's type", PICTURE, "CamelFileContentType", "image/png", ADDRESS, nothing, "text"),
                Arguments.of("the caller's type", PICTURE, "Content-Type", "image/png", ADDRESS, nothing, "text"),
                Arguments.of(
                        "a type that the route sets",
                        "Hi",
                        "a",
                        "b",
                        ADDRESS,
                        set(BedrockConverseConstants.MEDIA_TYPE, "image/png"),
                        "image"),
                Arguments.of(
                        "a request that the route calls so",
                        "Hi",
                        "a",
                        "b",
                        REQUEST,
                        set("Content-Type", "application/json"),
                        "request"));
    }

    private static Processor set(String header, String value) {
        return exchange -> exchange.getMessage().setHeader(header, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isText(
            String what, Object body, String header, String value, String answer, Processor between, String expected)
            throws Exception {
        asksAgain("bedrock-converse:nova-lite", exchange -> {}, body, header, value, answer, between, expected);
    }

    /** The route joins the pieces to another String than the answer's own. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isTextThatWasStreamed(
            String what, Object body, String header, String value, String answer, Processor between, String expected)
            throws Exception {
        Processor joining = exchange -> {
            StringBuilder text = new StringBuilder();
            exchange.getMessage().getBody(Iterator.class).forEachRemaining(text::append);
            exchange.getMessage().setBody(text.toString());
        };
        String streaming = "bedrock-converse:nova-lite?operation=converseStream";
        asksAgain(streaming, joining, body, header, value, answer, between, expected);
    }

    private static void asksAgain(
            String first,
            Processor reading,
            Object body,
            String header,
            String value,
            String answer,
            Processor between,
            String expected)
            throws Exception {
        bedrock.server().enqueue(Answers.text(answer));
        bedrock.server().enqueue(Answers.text("second"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(first)
                        .process(reading)
                        .process(between)
                        .to("bedrock-converse:nova-lite?systemMessage=mine");
            }
        })) {
            Exchange answered = routes.send(body, Map.of(header, value));
            assertThat(answered.getException()).isNull();
        }
        assertThat(bedrock.server().takeRequests()).element(1).satisfies(request -> {
            boolean whole = expected.equals("request");
            assertThat(request.json("/system/0/text").asText()).isEqualTo(whole ? "y" : "mine");
            assertThat(request.json("/messages/0/content/0").has("image")).isEqualTo(expected.equals("image"));
            if (expected.equals("text")) {
                assertThat(request.json("/messages/0/content/0/text").asText()).isEqualTo(answer);
            }
        });
    }
}
