/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** How a stream ends: once, and as what it is. */
class StreamEndsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";

    private static Answer answer() {
        return Answers.text("The answer ", "is ", "42.");
    }

    @Test
    void givesTheElementsWhileTheModelSpeaks() throws Exception {
        bedrock.server().enqueue(answer().delayBetweenFrames(Duration.ofMillis(20)));
        try (Routes routes = reading(STREAM)) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(read(answered)).isEqualTo(List.of("The answer ", "is ", "42."));
            assertThat(answered.getMessage().getHeader("CamelBedrockConverseFinishReason"))
                    .isEqualTo("stop");
            assertThat(answered.getMessage().getHeader("CamelBedrockConverseTotalTokens"))
                    .isNotNull();
        }
    }

    /** Rule, what Bedrock does, the exception, and how often it is asked. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "S2 L1 throttle in the middle",
                        answer().failAfter(3, Fault.throttling()),
                        ThrottlingException.class),
                Arguments.of(
                        "S5 end of body", answer().failAfter(3, Fault.endOfBody()), IncompleteStreamException.class),
                Arguments.of(
                        "C2 clean close", answer().failAfter(3, Fault.cleanClose()), IncompleteStreamException.class),
                Arguments.of("reset", answer().failAfter(3, Fault.reset()), IncompleteStreamException.class),
                Arguments.of(
                        "half a frame", answer().failAfter(3, Fault.truncatedFrame()), IncompleteStreamException.class),
                Arguments.of("checksum", answer().failAfter(3, Fault.badChecksum()), IncompleteStreamException.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsOnceAndAsksOnce(String rule, Answer answer, Class<? extends Throwable> expected) throws Exception {
        bedrock.server().takeRequests();
        bedrock.server().enqueue(answer);
        try (Routes routes = reading(STREAM)) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isInstanceOf(expected);
            assertThat(read(answered)).isEqualTo(List.of("The answer ", "is "));
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsTheExchangeThatCollects(String rule, Answer answer, Class<? extends Throwable> expected)
            throws Exception {
        bedrock.server().takeRequests();
        bedrock.server().enqueue(answer);
        try (Routes routes = reading(STREAM + "&streamBody=collect")) {
            assertThat(routes.send("Hi").getException()).isInstanceOf(expected);
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    /** Camel's error handler tries again what has failed: the rest of a broken stream is no whole one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void failsTheSplitHoweverOftenItIsTried(int redeliveries) throws Exception {
        bedrock.server().takeRequests();
        bedrock.server().enqueue(answer().failAfter(3, Fault.throttling()));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ThrottlingException.class)
                        .maximumRedeliveries(redeliveries)
                        .redeliveryDelay(1)
                        .handled(true)
                        .setBody(constant("throttled"));
                from("direct:ask").to(STREAM).split(body()).streaming().to("mock:pieces");
            }
        })) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("throttled");
            assertThat(answered.getProperty("CamelBedrockErrorCategory")).isEqualTo("throttling");
            assertThat(routes.context()
                            .getEndpoint("mock:pieces", MockEndpoint.class)
                            .getExchanges())
                    .extracting(piece -> piece.getMessage().getBody())
                    .containsExactly("The answer ", "is ");
        }
        assertThat(bedrock.server().takeRequests()).hasSize(1);
    }

    /** S1: before there is any element the SDK may ask anew. */
    @Test
    void asksAgainBeforeTheFirstElement() throws Exception {
        bedrock.server().takeRequests();
        bedrock.server().enqueue(Errors.throttling());
        bedrock.server().enqueue(answer().failAfter(1, Fault.throttling()));
        bedrock.server().enqueue(answer());
        try (Routes routes = reading(STREAM)) {
            assertThat(read(routes.send("Hi"))).isEqualTo(List.of("The answer ", "is ", "42."));
        }
        assertThat(bedrock.server().takeRequests()).hasSize(3);
    }

    /** The elements are read within the route: when the exchange is done, so is the stream. */
    private static Routes reading(String endpoint) throws Exception {
        return new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(StreamEndsTest::take);
            }
        });
    }

    private static void take(Exchange answered) {
        List<Object> read = new ArrayList<>();
        answered.setProperty("read", read);
        if (answered.getMessage().getBody() instanceof Iterator<?> elements) {
            elements.forEachRemaining(read::add);
        }
    }

    private static List<?> read(Exchange answered) {
        return answered.getProperty("read", List.class);
    }
}
