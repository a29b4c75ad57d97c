/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.io.Closeable;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
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

/** A stream that nobody wants any more while a tool runs: it ends at once, and the model is not asked again. */
class ToolStreamStopTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:nova-lite?tools=t&operation=converseStream";

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.text("One.").and(Answers.toolUse("1", "look", Map.of())));
        bedrock.server().otherwise(Answers.text("Done."));
        routes = new Routes(bedrock.server());
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(SECONDS);
    }

    @AfterEach
    void stop() {
        released.countDown();
        routes.close();
    }

    private void reading(String options, Processor reading) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:look?tags=t").process(exchange -> {
                    called.countDown();
                    try {
                        released.await(30, SECONDS);
                    } finally {
                        answered.countDown();
                    }
                });
                from("direct:piece").process(piece -> {});
                from("direct:ask").routeId("asking").to(STREAM + options).process(reading);
            }
        });
    }

    private void assertThatTheModelIsNotAskedAgain() throws Exception {
        released.countDown();
        assertThat(answered.await(30, SECONDS)).isTrue();
        await().during(Duration.ofMillis(300)).until(() -> bedrock.server().requestCount() == 1);
    }

    private static void takeOne(Object body) throws Exception {
        if (body instanceof InputStream stream) {
            assertThat(stream.read()).isEqualTo('O');
        } else {
            assertThat(((Iterator<?>) body).next()).isEqualTo("One.");
        }
    }

    /** The exchange is done while the tool still runs. */
    @ParameterizedTest
    @ValueSource(strings = {"iterator", "inputStream"})
    void endsWhereItsReaderStops(String body) throws Exception {
        reading("&streamBody=" + body, exchange -> {
            takeOne(exchange.getMessage().getBody());
            assertThat(called.await(30, SECONDS)).isTrue();
        });
        assertThat(routes.send("Hi").getException()).isNull();
        assertThat(released.getCount()).isEqualTo(1);
        assertThatTheModelIsNotAskedAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iterator", "inputStream"})
    void endsWithItsClose(String body) throws Exception {
        reading("&streamBody=" + body, exchange -> {
            takeOne(exchange.getMessage().getBody());
            assertThat(called.await(30, SECONDS)).isTrue();
            ((Closeable) exchange.getMessage().getBody()).close();
            assertThatTheModelIsNotAskedAgain();
        });
        assertThat(routes.send("Hi").getException()).isNull();
    }

    @Test
    void endsWithItsSubscription() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        Subscription[] subscription = new Subscription[1];
        reading("&streamBody=publisher", exchange -> {
            Publisher<?> publisher = (Publisher<?>) exchange.getMessage().getBody();
            publisher.subscribe(new Subscriber<Object>() {
                @Override
                public void onSubscribe(Subscription given) {
                    subscription[0] = given;
                    given.request(Long.MAX_VALUE);
                    subscribed.countDown();
                }

                @Override
                public void onNext(Object element) {}

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onComplete() {}
            });
            assertThat(subscribed.await(30, SECONDS)).isTrue();
            assertThat(called.await(30, SECONDS)).isTrue();
            subscription[0].cancel();
            assertThatTheModelIsNotAskedAgain();
        });
        assertThat(routes.send("Hi").getException()).isNull();
    }

    /** Options and what is read of it; null for nothing. */
    static Stream<Arguments> waiting() {
        Processor rest = exchange -> ((Iterator<?>) exchange.getMessage().getBody()).forEachRemaining(part -> {});
        Processor nothing = exchange -> {};
        return Stream.of(
                Arguments.of("iterator", "", rest),
                Arguments.of("collect", "&streamBody=collect", nothing),
                Arguments.of("streamTo", "&streamTo=direct:piece", nothing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waiting")
    void endsWithTheContext(String way, String options, Processor reading) throws Exception {
        reading(options, reading);
        CompletableFuture<Exchange> answer =
                CompletableFuture.supplyAsync(() -> routes.send("Hi"), command -> new Thread(command).start());
        assertThat(called.await(30, SECONDS)).isTrue();
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(routes::close, command -> new Thread(command).start());
        await().atMost(Duration.ofSeconds(8)).until(answer::isDone);
        // Camel wakes a caller that waits when it stops, which may be just before it hears of the cancellation.
        assertThat(answer.getNow(null).getException())
                .isInstanceOfAny(CancellationException.class, RejectedExecutionException.class);
        assertThat(released.getCount()).isEqualTo(1);
        assertThatTheModelIsNotAskedAgain();
        await().atMost(Duration.ofSeconds(20)).until(closing::isDone);
    }
}
