/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.reactive.streams.util.UnwrapStreamProcessor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What a stream takes of memory where it is read slowly, and of threads where there are many. */
class StreamLoadTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";

    /** The buffers of loopback take some megabytes, so the pieces must be many and long. */
    private static final int PIECES = 20_000;

    private static final int LENGTH = 1024;
    private static final int SLOW = 300;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST_HEAP = 2L << 20;

    private static final int STREAMS = 500;
    private static final int MOST_THREADS = 40;

    @BeforeEach
    void forget() {
        bedrock.server().takeRequests();
    }

    /** The same, each way: one that gives the next piece whenever it is asked. */
    static Iterable<Arguments> ways() {
        return List.of(
                Arguments.of("iterator", (Opening) StreamLoadTest::iterator),
                Arguments.of("publisher", (Opening) StreamLoadTest::oneByOne),
                Arguments.of("inputStream", (Opening) StreamLoadTest::bytes));
    }

    /** Makes the body give a piece at a time. */
    private interface Opening {
        Supplier<String> open(Object body);
    }

    /** A slow reader stalls Bedrock and holds next to nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void holdsNoMoreThanAFewPiecesForASlowReader(String way, Opening opening) throws Exception {
        bedrock.server().enqueue(answer(PIECES, LENGTH));
        Exchange answered = send(
                STREAM + "&streamBody=" + way,
                exchange -> readSlowly(opening.open(exchange.getMessage().getBody())));
        assertThat(answered.getException()).isNull();
    }

    /** Time in which nothing is asked for does not count, here four times the time that Bedrock has. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isNotTakenForADeadServerWhileItRests(String way, Opening opening) throws Exception {
        int count = 300; // more than we hold of a stream
        bedrock.server().enqueue(answer(count, LENGTH));
        Exchange answered = send(STREAM + "&streamIdleTimeout=500&streamBody=" + way, exchange -> {
            Supplier<String> pieces = opening.open(exchange.getMessage().getBody());
            for (int i = 0; i < count; i++) {
                assertThat(pieces.get()).isEqualTo(piece(i, LENGTH));
                LockSupport.parkNanos(i == 1 ? 200 * PAUSE : PAUSE);
            }
            assertThat(pieces.get()).isNull();
        });
        assertThat(answered.getException()).isNull();
    }

    private static void readSlowly(Supplier<String> pieces) {
        RecordedRequest request = bedrock.server().requests().get(0);
        assertThat(pieces.get()).isEqualTo(piece(0, LENGTH));
        long before = liveHeap();
        for (int i = 1; i < PIECES; i++) {
            if (!pieces.get().equals(piece(i, LENGTH))) {
                throw new AssertionError("not piece " + i);
            }
            if (i < SLOW) {
                LockSupport.parkNanos(PAUSE);
            }
            if (i == SLOW) {
                int stalled = stalledAt(request);
                long grown = liveHeap() - before;
                assertThat(stalled).as("pieces written").isBetween(SLOW * 2, PIECES / 2);
                assertThat(grown).as("bytes of heap").isLessThan(MOST_HEAP);
            }
        }
        assertThat(pieces.get()).as("what comes after the last piece").isNull();
    }

    /** Waits until no more is written. */
    private static int stalledAt(RecordedRequest request) {
        AtomicInteger last = new AtomicInteger(-1);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> last.getAndSet(request.piecesWritten()) == request.piecesWritten());
        return request.piecesWritten();
    }

    private static long liveHeap() {
        return IntStream.range(0, 5)
                .mapToLong(sample -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }

    private static Supplier<String> iterator(Object body) {
        Iterator<?> pieces = (Iterator<?>) body;
        return () -> pieces.hasNext() ? (String) pieces.next() : null;
    }

    private static Supplier<String> bytes(Object body) {
        InputStream stream = (InputStream) body;
        return () -> {
            try {
                byte[] piece = stream.readNBytes(LENGTH);
                return piece.length == 0 ? null : new String(piece, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Supplier<String> oneByOne(Object body) {
        OneByOne subscriber = new OneByOne();
        ((Publisher<?>) body).subscribe(subscriber);
        return subscriber;
    }

    /** Asks for one element whenever it is asked for one. */
    private static final class OneByOne implements Subscriber<Object>, Supplier<String> {

        private static final String END = "the end";

        private final BlockingQueue<String> come = new LinkedBlockingQueue<>();
        private Subscription subscription;

        @Override
        public String get() {
            subscription.request(1);
            try {
                String next = come.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("the next element").isNotNull();
                return END.equals(next) ? null : next;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
        }

        @Override
        public void onNext(Object element) {
            come.add((String) element);
        }

        @Override
        public void onError(Throwable failure) {
            come.add(failure.toString());
        }

        @Override
        public void onComplete() {
            come.add(END);
        }
    }

    /** Options, and what the route sends the body to. */
    @ParameterizedTest
    @CsvSource({"&streamBody=publisher, direct:gate", "&streamTo=direct:gate, mock:answers"})
    void readsManyStreamsWithFewThreads(String way, String next) throws Exception {
        int count = 200; // more than we hold of a stream, so that none is over before the gate opens
        bedrock.server().otherwise(answer(count, 100));
        Gate gate = new Gate();
        Queue<String> texts = new ConcurrentLinkedQueue<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getHttp().setMaxConcurrency(STREAMS);
            int before = threads.getThreadCount();
            threads.resetPeakThreadCount();
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to(STREAM + way).to(next).process(new UnwrapStreamProcessor());
                    from("direct:gate").process(gate);
                }
            });
            ask(routes, STREAMS, texts);
            await().atMost(Duration.ofSeconds(60)).untilAtomic(gate.arrived, equalTo(STREAMS));
            assertThat(bedrock.server().connections()).as("streams at once").isEqualTo(STREAMS);
            gate.open.complete(null);
            await().atMost(Duration.ofSeconds(60)).until(() -> texts.size() == STREAMS);
            assertThat(threads.getPeakThreadCount() - before)
                    .as("threads that were needed")
                    .isLessThan(MOST_THREADS);
        }
        assertThat(texts).containsOnly(String.join("", pieces(count, 100)));
    }

    private static void ask(Routes routes, int times, Queue<String> texts) throws Exception {
        Endpoint direct = routes.context().getEndpoint("direct:ask");
        AsyncProducer producer = direct.createAsyncProducer();
        producer.start();
        for (int i = 0; i < times; i++) {
            Exchange exchange = direct.createExchange();
            exchange.getIn().setBody("Hi");
            producer.process(exchange, done -> texts.add(text(exchange)));
        }
    }

    /** Lets no exchange go on until it opens, without a thread. */
    private static final class Gate extends AsyncProcessorSupport {

        private final AtomicInteger arrived = new AtomicInteger();
        private final CompletableFuture<Void> open = new CompletableFuture<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            arrived.incrementAndGet();
            open.whenComplete((nothing, failure) -> callback.done(false));
            return false;
        }
    }

    private static String text(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException().toString();
        }
        Object body = exchange.getMessage().getBody();
        return body instanceof Iterable<?> pieces ? String.join("", strings(pieces)) : (String) body;
    }

    @SuppressWarnings("unchecked")
    private static Iterable<String> strings(Iterable<?> pieces) {
        return (Iterable<String>) pieces;
    }

    private static Answer answer(int count, int length) {
        return Answers.text(pieces(count, length));
    }

    private static String[] pieces(int count, int length) {
        return IntStream.range(0, count).mapToObj(i -> piece(i, length)).toArray(String[]::new);
    }

    private static String piece(int number, int length) {
        String start = Integer.toString(number);
        return start + "x".repeat(length - start.length());
    }

    private static Exchange send(String endpoint, Processor reading) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(exchange -> {
                    try {
                        reading.process(exchange);
                    } catch (AssertionError e) {
                        throw new IllegalStateException(e); // Camel would not end an exchange that an Error has left.
                    }
                });
            }
        })) {
            return routes.send("Hi");
        }
    }
}
