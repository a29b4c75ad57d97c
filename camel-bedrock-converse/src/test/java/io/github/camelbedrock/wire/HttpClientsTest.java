/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.EveryWay.assertThatItIsWhole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Calls and streams are the same whichever HTTP client makes them, in time limits as in all else. */
class HttpClientsTest {

    private final LocalBedrock bedrock = LocalBedrock.start();
    private EveryWay every;

    private enum HttpClient {
        NETTY,
        CRT
    }

    private record Way(HttpClient client, Protocol protocol) {

        String options() {
            return "&httpClient=" + client.name().toLowerCase(Locale.ROOT);
        }

        String call() {
            String version = protocol == Protocol.H2C ? "http2" : "http1.1";
            return "bedrock-converse:nova-lite?httpProtocol=" + version + options();
        }

        String stream() {
            return call() + "&operation=converseStream";
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way(HttpClient.NETTY, Protocol.HTTP_1_1),
                new Way(HttpClient.NETTY, Protocol.H2C),
                new Way(HttpClient.CRT, Protocol.HTTP_1_1));
    }

    @BeforeEach
    void open() throws Exception {
        every = new EveryWay(bedrock);
    }

    @AfterEach
    void close() {
        every.close();
        bedrock.close();
    }

    private static Answer answer() {
        return Answers.text("The answer ", "is 42.");
    }

    private static Answer pieces(int count) {
        return Answers.text(IntStream.range(0, count).mapToObj(i -> i + ";").toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void answersInWholeAndInParts(Way way) throws Exception {
        bedrock.otherwise(answer());
        try (Routes routes = new Routes(bedrock).ask(way.call())) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("The answer is 42.");
        }
        for (Delivery delivery : Delivery.values()) {
            assertThatItIsWhole(every.read(delivery, way.protocol(), way.options()), "The answer is 42.");
        }
        assertThat(bedrock.takeRequests()).hasSize(1 + Delivery.values().length).allSatisfy(request -> assertThat(
                        request.httpVersion())
                .isEqualTo(way.protocol().version()));
    }

    /** Longer than both time limits, with pauses shorter than each. */
    @ParameterizedTest
    @MethodSource("ways")
    void isNotCutWhileTokensCome(Way way) {
        bedrock.enqueue(pieces(40).delayBetweenFrames(Duration.ofMillis(50)));
        Delivered steady =
                every.read(Delivery.ITERATOR, way.protocol(), way.options() + "&readTimeout=1s&streamIdleTimeout=1s");
        assertThat(steady.elements()).hasSize(40);
        assertThatItIsWhole(steady, steady.handedOn());
    }

    /** The bytes of one whole answer come one by one, more slowly in all than the time limit for silence. */
    @ParameterizedTest
    @MethodSource("ways")
    void isNotCutWhileBytesCome(Way way) throws Exception {
        bedrock.enqueue(answer().splitBytes(4).delayBetweenFrames(Duration.ofMillis(50)));
        try (Routes routes = new Routes(bedrock).ask(way.call() + "&readTimeout=1s")) {
            long before = System.nanoTime();
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("The answer is 42.");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
        }
        bedrock.enqueue(answer().splitBytes(20).delayBetweenFrames(Duration.ofMillis(50)));
        Delivered trickled =
                every.read(Delivery.ITERATOR, way.protocol(), way.options() + "&readTimeout=1s&streamIdleTimeout=2s");
        assertThatItIsWhole(trickled, "The answer is 42.");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void doesNotTakeASlowReaderForADeadServer(Way way) throws Exception {
        bedrock.enqueue(pieces(600));
        StringBuilder text = new StringBuilder();
        try (Routes routes = reading(way.stream() + "&streamIdleTimeout=300", exchange -> {
            Iterator<?> elements = exchange.getMessage().getBody(Iterator.class);
            text.append(elements.next());
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            elements.forEachRemaining(text::append);
        })) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(text.toString().split(";")).hasSize(600);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void endsWhereNothingComesAnyMore(Way way) {
        bedrock.enqueue(answer().failAfter(2, Fault.stall()));
        Delivered stalled = every.read(Delivery.ITERATOR, way.protocol(), way.options() + "&streamIdleTimeout=300");
        assertThat(stalled.failure())
                .isInstanceOf(IncompleteStreamException.class)
                .hasMessageContaining("streamIdleTimeout");
        assertThat(stalled.handedOn()).isEqualTo("The answer ");
        assertThatTheServerSeesItEnd();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void closesAStreamThatIsReadNoFurther(Way way) throws Exception {
        bedrock.enqueue(pieces(1000).delayBetweenFrames(Duration.ofMillis(10)));
        try (Routes routes = reading(way.stream(), exchange -> exchange.getMessage()
                .setBody(exchange.getMessage().getBody(Iterator.class).next()))) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("0;");
            assertThatTheServerSeesItEnd();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void asksAnewBeforeTheFirstElementAndNeverAfterIt(Way way) {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(answer().failAfter(1, Fault.throttling()));
        bedrock.enqueue(answer());
        assertThatItIsWhole(every.read(Delivery.ITERATOR, way.protocol(), way.options()), "The answer is 42.");
        assertThat(bedrock.takeRequests()).hasSize(3);

        for (Fault fault : new Fault[] {Fault.throttling(), Fault.reset(), Fault.cleanClose(), Fault.resetStream()}) {
            bedrock.reset();
            bedrock.enqueue(answer().failAfter(2, fault));
            bedrock.otherwise(answer());
            Delivered broken = every.read(Delivery.ITERATOR, way.protocol(), way.options());
            assertThat(broken.failure()).as(fault.toString()).isNotNull();
            assertThat(broken.handedOn()).as(fault.toString()).isEqualTo("The answer ");
            assertThat(bedrock.takeRequests()).as(fault.toString()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void endsACallAndAStreamAtTheirDeadline(Way way) throws Exception {
        bedrock.otherwise(pieces(1000).delayBetweenFrames(Duration.ofMillis(20)));
        Delivered late = every.read(Delivery.ITERATOR, way.protocol(), way.options() + "&apiCallTimeout=500ms");
        assertThat(late.failure()).hasMessageContaining("500");
        assertThat(late.handedOn()).startsWith("0;1;");
        assertThat(late.exchange().getProperty("CamelBedrockErrorCategory")).isEqualTo("timeout");
        assertThatTheServerSeesItEnd();

        bedrock.reset();
        bedrock.otherwise(answer().delay(Duration.ofMinutes(1)));
        try (Routes routes = new Routes(bedrock).ask(way.call() + "&apiCallTimeout=300ms")) {
            Exchange failed = routes.send("Hi");
            assertThat(failed.getException()).isInstanceOf(ApiCallTimeoutException.class);
            assertThat(failed.getProperty("CamelBedrockErrorCategory")).isEqualTo("timeout");
            assertThatTheServerSeesItEnd();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void worksAgainAfterAStop(Way way) throws Exception {
        bedrock.otherwise(answer());
        try (Routes routes = new Routes(bedrock).ask(way.call())) {
            assertThat(routes.send("Hi").getException()).isNull();
            routes.context().getRouteController().stopAllRoutes();
            routes.context().getRouteController().startAllRoutes();
            assertThat(routes.send("Hi").getException()).isNull();
            routes.context().suspend();
            routes.context().resume();
            assertThat(routes.send("Hi").getException()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keepsToTheMostCallsAtOnce(Way way) throws Exception {
        CountDownLatch done = new CountDownLatch(12);
        bedrock.otherwise(answer().delay(Duration.ofMillis(100)));
        try (Routes routes = new Routes(bedrock).ask(way.call() + "&maxConcurrency=3&connectTimeout=200ms")) {
            ExecutorService callers = Executors.newFixedThreadPool(12);
            for (int i = 0; i < 12; i++) {
                callers.execute(() -> {
                    if (routes.send("Hi").getException() == null) {
                        done.countDown();
                    }
                });
            }
            assertThat(done.await(20, TimeUnit.SECONDS)).as("all were answered").isTrue();
            callers.shutdownNow();
            assertThat(bedrock.connections()).isLessThanOrEqualTo(3);
        }
    }

    private void assertThatTheServerSeesItEnd() {
        assertThat(bedrock.requests()).hasSize(1);
        await().until(() -> bedrock.requests().get(0).clientHungUp());
    }

    private Routes reading(String endpoint, Processor reader) throws Exception {
        return new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(reader);
            }
        });
    }
}
