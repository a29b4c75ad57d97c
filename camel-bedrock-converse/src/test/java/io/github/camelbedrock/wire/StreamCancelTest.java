/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.Closeable;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that nobody reads any more is closed, so that the model stops and is paid for no longer. */
class StreamCancelTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";

    private static final int PIECES = 1000;

    @BeforeEach
    void forget() {
        bedrock.server().takeRequests();
    }

    private static Answer endless() {
        return Answers.text(Collections.nCopies(PIECES, "word ").toArray(new String[0]))
                .delayBetweenFrames(Duration.ofMillis(10));
    }

    /** S3. */
    @Test
    void isClosedWhenTheExchangeIsDone() throws Exception {
        bedrock.server().enqueue(endless());
        Exchange answered = send(STREAM, StreamCancelTest::takeOne);
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("word ");
        assertThatItWasClosed();
    }

    @Test
    void isClosedWithTheIterator() throws Exception {
        bedrock.server().enqueue(endless());
        Exchange answered = send(STREAM, exchange -> {
            Iterator<?> elements = exchange.getMessage().getBody(Iterator.class);
            elements.next();
            ((Closeable) elements).close();
            assertThatItWasClosed();
            assertThat(elements.hasNext()).isFalse();
        });
        assertThat(answered.getException()).isNull();
    }

    @Test
    void failsWhereItIsSilent() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b").failAfter(3, Fault.stall()));
        Exchange answered = send(STREAM + "&streamIdleTimeout=200", exchange -> {
            exchange.getMessage().getBody(Iterator.class).forEachRemaining(element -> {});
        });
        assertThat(answered.getException())
                .isInstanceOf(IncompleteStreamException.class)
                .hasMessageContaining("streamIdleTimeout")
                .hasCauseInstanceOf(TimeoutException.class);
        assertThatItWasClosed();
    }

    /** In Camel's words, as a number of milliseconds, and as a duration. */
    static Stream<Object> silences() {
        return Stream.of("200ms", "200", 200, Duration.ofMillis(200));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void takesTheLimitOfAHeader(Object limit) throws Exception {
        bedrock.server().enqueue(Answers.text("a").failBefore(Fault.stall()));
        try (Routes routes = new Routes(bedrock.server()).ask(STREAM)) {
            Exchange answered = routes.send("Hi", Map.of("CamelBedrockConverseStreamIdleTimeout", limit));
            assertThat(answered.getException())
                    .isInstanceOf(IncompleteStreamException.class)
                    .hasMessageContaining("200 ms (option streamIdleTimeout)");
        }
    }

    @Test
    void failsTheExchangeWhereNothingComesAtAll() throws Exception {
        bedrock.server().enqueue(Answers.text("a").failBefore(Fault.stall()));
        Exchange answered = send(STREAM + "&streamIdleTimeout=200", exchange -> {});
        assertThat(answered.getException()).isInstanceOf(IncompleteStreamException.class);
        assertThat(answered.getProperty("CamelBedrockErrorCategory")).isEqualTo("timeout");
        assertThatItWasClosed();
    }

    private static void takeOne(Exchange exchange) {
        exchange.getMessage()
                .setBody(exchange.getMessage().getBody(Iterator.class).next());
    }

    private static void assertThatItWasClosed() {
        List<RecordedRequest> requests = bedrock.server().requests();
        assertThat(requests).hasSize(1);
        await().until(() -> requests.get(0).clientHungUp());
        assertThat(requests.get(0).piecesWritten()).isLessThan(PIECES / 2);
    }

    private static Exchange send(String endpoint, Processor reading) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(reading);
            }
        })) {
            return routes.send("Hi");
        }
    }
}
