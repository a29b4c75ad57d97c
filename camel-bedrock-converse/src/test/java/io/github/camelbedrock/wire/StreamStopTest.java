/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Whatever stops a stream: Bedrock's connection is closed soon, whoever reads learns of it, and no thread is left. */
class StreamStopTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";

    private static final int PIECES = 1000;

    private final AtomicInteger read = new AtomicInteger();
    private final AtomicReference<Throwable> end = new AtomicReference<>();
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock.server().takeRequests();
        bedrock.server()
                .enqueue(Answers.text(Collections.nCopies(PIECES, "word ").toArray(new String[0]))
                        .delayBetweenFrames(Duration.ofMillis(10)));
        bedrock.server().otherwise(Answers.text("again"));
        routes = new Routes(bedrock.server());
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void leavesNoThread() {
        routes.close();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .noneMatch(name ->
                        name.contains("BedrockConverse") || name.startsWith("BedrockHttp") || name.startsWith("aws-")));
    }

    /** Way, a reader of all of it, and what it learns. */
    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("iterator", (Reader) StreamStopTest::iterate, CancellationException.class),
                Arguments.of("inputStream", (Reader) StreamStopTest::readBytes, IOException.class),
                Arguments.of("sse", (Reader) StreamStopTest::readBytes, IOException.class));
    }

    /** Reads to the end, and says how much has come. */
    private interface Reader {
        void read(Object body, AtomicInteger come) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void isStoppedWithItsRouteAndWorksAgain(String way, Reader reader, Class<?> expected) throws Exception {
        reading("&streamBody=" + way, reader);
        CompletableFuture<Exchange> answer = ask();
        awaitReading();
        routes.context().getRouteController().stopRoute("asking", 1, TimeUnit.SECONDS);
        assertThatItWasClosed();
        awaitEnd(answer);
        assertThat(end.get()).isInstanceOf(expected);
        routes.context().getRouteController().startRoute("asking");
        assertThat(routes.send("Hi").getException()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void isStoppedWithTheContext(String way, Reader reader, Class<?> expected) throws Exception {
        reading("&streamBody=" + way, reader);
        CompletableFuture<Exchange> answer = ask();
        awaitReading();
        routes.close();
        assertThatItWasClosed();
        awaitEnd(answer);
        assertThat(end.get()).isInstanceOf(expected);
    }

    /** Nobody reads but the component itself; the exchange ends. */
    @ParameterizedTest
    @ValueSource(strings = {"&streamBody=collect", "&streamTo=direct:piece"})
    void isStoppedWithTheContextWhileItCollects(String way) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeId("asking").to(STREAM + way);
                from("direct:piece").process(piece -> {});
            }
        });
        CompletableFuture<Exchange> answer = ask();
        await().until(() -> pieces() > 5);
        routes.close();
        assertThatItWasClosed();
        awaitEnd(answer);
        // Camel refuses a piece that is just being sent on when it stops, which may be before the cancellation is heard
        // of.
        Class<?>[] ended = way.contains("streamTo")
                ? new Class<?>[] {CancellationException.class, RejectedExecutionException.class}
                : new Class<?>[] {CancellationException.class};
        assertThat(answer).isCompletedWithValueMatching(exchange -> {
            assertThat(exchange.getException()).isInstanceOfAny(ended);
            return true;
        });
    }

    @Test
    void isStoppedWhereASplitFails() throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(STREAM)
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(piece -> {
                            if (read.incrementAndGet() == 3) {
                                throw new IllegalStateException("enough");
                            }
                        });
            }
        });
        assertThat(routes.send("Hi").getException()).hasStackTraceContaining("enough");
        assertThatItWasClosed();
        assertThat(read).hasValue(3);
        assertThat(routes.send("Hi").getException()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void isStoppedWhereItsReaderIsInterrupted(String way, Reader reader, Class<?> expected) throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        reading("&streamBody=" + way, (body, come) -> {
            thread.set(Thread.currentThread());
            try {
                reader.read(body, come);
            } finally {
                Thread.interrupted();
            }
        });
        CompletableFuture<Exchange> answer = ask();
        awaitReading();
        thread.get().interrupt();
        assertThatItWasClosed();
        awaitEnd(answer);
        assertThat(end.get()).isInstanceOf(expected);
    }

    @Test
    void isStoppedByTheInputStreamsClose() throws Exception {
        reading("&streamBody=inputStream", (body, come) -> {
            InputStream stream = (InputStream) body;
            come.addAndGet(stream.read());
            stream.close();
            assertThatItWasClosed();
        });
        assertThat(routes.send("Hi").getException()).isNull();
    }

    @Test
    void isStoppedByTheSubscriber() throws Exception {
        Stopping subscriber = new Stopping();
        reading("&streamBody=publisher", (body, come) -> {
            ((Publisher<?>) body).subscribe(subscriber);
            assertThatItWasClosed();
        });
        assertThat(routes.send("Hi").getException()).isNull();
        assertThat(subscriber.elements).hasValue(3);
        assertThat(subscriber.ends).as("ends after a cancel").hasValue(0);
    }

    @Test
    void tellsTheSubscriberThatTheContextStops() throws Exception {
        Counting subscriber = new Counting();
        reading("&streamBody=publisher", (body, come) -> {
            ((Publisher<?>) body).subscribe(subscriber);
            await().until(() -> subscriber.elements.get() > 3);
            come.addAndGet(4);
            await().until(() -> subscriber.ends.get() > 0);
        });
        CompletableFuture<Exchange> answer = ask();
        awaitReading();
        routes.close();
        assertThatItWasClosed();
        awaitEnd(answer);
        assertThat(subscriber.ends).hasValue(1);
        assertThat(subscriber.failure).hasValueMatching(failure -> failure instanceof CancellationException);
    }

    /** The second waits for the first, under the limit of one, and the context stops before its turn has come. */
    @Test
    void endsACallThatWaitsForItsTurn() throws Exception {
        routes.component().getHttp().setMaxConcurrency(1);
        reading("", StreamStopTest::iterate);
        CompletableFuture<Exchange> first = ask();
        awaitReading();
        CompletableFuture<Exchange> second = ask();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // It has to come to the limit.
        routes.close();
        assertThatItWasClosed();
        awaitEnd(first);
        awaitEnd(second);
        assertThat(second).isCompletedWithValueMatching(exchange -> exchange.getException() != null);
    }

    private void reading(String options, Reader reader) throws Exception {
        Processor reading = exchange -> {
            try {
                reader.read(exchange.getMessage().getBody(), read);
            } catch (Exception e) {
                end.set(e);
                throw e;
            } catch (AssertionError e) {
                throw new IllegalStateException(e); // Camel would not end an exchange that an Error has left.
            }
        };
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeId("asking").to(STREAM + options).process(reading);
            }
        });
    }

    /** Sends without a thread that waits: Camel would interrupt that one where the context stops. */
    private CompletableFuture<Exchange> ask() throws Exception {
        Endpoint direct = routes.context().getEndpoint("direct:ask");
        Exchange exchange = direct.createExchange();
        exchange.getIn().setBody("Hi");
        AsyncProducer producer = direct.createAsyncProducer();
        producer.start();
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        producer.process(exchange, done -> answer.complete(exchange));
        return answer;
    }

    private void awaitReading() {
        await().atMost(Duration.ofSeconds(20)).until(() -> read.get() > 3);
    }

    private static void awaitEnd(CompletableFuture<Exchange> answer) {
        await().atMost(Duration.ofSeconds(20)).until(answer::isDone);
    }

    private static int pieces() {
        List<RecordedRequest> requests = bedrock.server().requests();
        return requests.isEmpty() ? 0 : requests.get(0).piecesWritten();
    }

    /** A stop waits up to a second for exchanges under way, in which a hundred pieces come. */
    private static void assertThatItWasClosed() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bedrock.server().requests().get(0).clientHungUp());
        assertThat(pieces()).isLessThan(PIECES / 2);
    }

    private static void iterate(Object body, AtomicInteger come) {
        ((Iterator<?>) body).forEachRemaining(piece -> come.incrementAndGet());
    }

    private static void readBytes(Object body, AtomicInteger come) throws IOException {
        InputStream stream = (InputStream) body;
        while (stream.read(new byte[100]) >= 0) {
            come.incrementAndGet();
        }
    }

    /** Reads all there is. */
    private static class Counting implements Subscriber<Object> {

        final AtomicInteger elements = new AtomicInteger();
        final AtomicInteger ends = new AtomicInteger();
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        Subscription subscription;

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
            opened.request(PIECES);
        }

        @Override
        public void onNext(Object element) {
            elements.incrementAndGet();
        }

        @Override
        public void onError(Throwable broken) {
            failure.set(broken);
            ends.incrementAndGet();
        }

        @Override
        public void onComplete() {
            ends.incrementAndGet();
        }
    }

    /** Has enough after three. */
    private static final class Stopping extends Counting {

        @Override
        public void onNext(Object element) {
            super.onNext(element);
            if (elements.get() == 3) {
                subscription.cancel();
            }
        }
    }
}
