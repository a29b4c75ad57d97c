/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No thread waits for the model, and none of the SDK's runs the route. */
class AsyncTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void oneThreadAsksManyQuestionsWithoutWaiting() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo").delay(Duration.ofSeconds(2)));
        try (Routes routes = new Routes(bedrock.server()).with(recordingThreads())) {
            List<Boolean> done = java.util.stream.IntStream.range(0, 100)
                    .mapToObj(i -> start(routes))
                    .toList();
            assertThat(done).as("process() returned before the answer").containsOnly(false);
            assertThat(answered.get()).as("answers that are there already").isLessThan(100);
            await().atMost(Duration.ofSeconds(30)).untilAtomic(answered, org.hamcrest.Matchers.is(100));
        }
        assertThat(threads).hasSize(100).allMatch(name -> name.contains("BedrockConverse"), "Camel's own thread");
    }

    /** A route that reads a stream holds a thread; it must not be one that other answers need. */
    @Test
    void routesThatWaitForMoreHoldUpNoOther() throws Exception {
        bedrock.server()
                .when(request -> request.userText().equals("slow"))
                .answer(Answers.text("a", "b").failAfter(2, Fault.stall()));
        bedrock.server().otherwise(Answers.text("Oslo"));
        CountDownLatch reading = new CountDownLatch(20);
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to(MODEL + "?operation=converseStream").process(exchange -> {
                    Iterator<?> pieces = exchange.getMessage().getBody(Iterator.class);
                    pieces.next();
                    reading.countDown();
                    pieces.next();
                });
                from("direct:ask").to(MODEL);
            }
        })) {
            routes.context().getShutdownStrategy().setTimeout(1);
            ProducerTemplate template = routes.context().createProducerTemplate();
            List<CompletableFuture<Exchange>> read = IntStream.range(0, 20)
                    .mapToObj(i -> template.asyncSend(
                            "direct:read", exchange -> exchange.getMessage().setBody("slow")))
                    .toList();
            assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(routes.send("Capital?").getMessage().getBody()).isEqualTo("Oslo");
            assertThat(read).noneMatch(CompletableFuture::isDone);
        }
    }

    /** Camel goes on by what process() returns: true and a call back at once, or false and a call back later. */
    @Test
    void saysWhetherTheCallIsOver() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo").delay(Duration.ofMillis(200)));
        try (Routes routes = new Routes(bedrock.server()).with(recordingThreads())) {
            AsyncProducer producer = routes.context().getEndpoint(MODEL).createAsyncProducer();
            producer.start();
            for (String body : new String[] {"Capital of Norway?", null}) {
                Exchange exchange = producer.getEndpoint().createExchange();
                exchange.getIn().setBody(body);
                Queue<Boolean> told = new ConcurrentLinkedQueue<>();
                boolean over = producer.process(exchange, told::add);
                assertThat(over).isEqualTo(body == null);
                await().until(() -> !told.isEmpty());
                assertThat(told).containsExactly(over);
                assertThat(exchange.isFailed()).isEqualTo(body == null);
            }
        }
    }

    @Test
    void aRouteThatBlocksHoldsNoOtherCall() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        java.util.concurrent.CountDownLatch gate = new java.util.concurrent.CountDownLatch(1);
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(MODEL).process(e -> gate.await());
            }
        })) {
            // Ten routes are blocked, and more answers than threads of any kind wait for one of theirs.
            int calls = 60;
            for (int i = 0; i < calls; i++) {
                start(routes);
            }
            await().until(() -> bedrock.server().requestCount() == calls);
            assertThat(networkThreadsHeldByARoute()).isEmpty();
            assertThat(answered).hasValue(0);
            gate.countDown();
            await().untilAtomic(answered, org.hamcrest.Matchers.is(calls));
        }
    }

    @Test
    void takesTheThreadPoolProfileOfTheUser() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            ThreadPoolProfile profile = new ThreadPoolProfile("BedrockConverse");
            profile.setPoolSize(1);
            profile.setMaxPoolSize(1);
            profile.setMaxQueueSize(100);
            routes.context().getExecutorServiceManager().registerThreadPoolProfile(profile);
            routes.with(recordingThreads());
            for (int i = 0; i < 20; i++) {
                start(routes);
            }
            await().untilAtomic(answered, org.hamcrest.Matchers.is(20));
        }
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    /** Threads of the network that a route holds; they must never be any. */
    private static List<String> networkThreadsHeldByARoute() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().startsWith("BedrockHttp"))
                .filter(e -> java.util.Arrays.stream(e.getValue())
                        .anyMatch(f -> f.getClassName().equals(java.util.concurrent.CountDownLatch.class.getName())))
                .map(e -> e.getKey().getName())
                .toList();
    }

    @Test
    void callsOverTheLimitWaitTheirTurnAndHoldNoThread() throws Exception {
        await("the connections of other tests are closed")
                .until(() -> bedrock.server().connections() == 0);
        bedrock.server().otherwise(Answers.text("Oslo").delay(Duration.ofMillis(200)));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getHttp().setMaxConcurrency(4);
            // Far shorter than the last call has to wait: the SDK's pool must not be where it waits.
            routes.component().getHttp().setConnectTimeout(500);
            routes.with(recordingThreads());
            for (int i = 0; i < 40; i++) {
                start(routes);
            }
            assertThat(answered.get()).as("answers that are there already").isLessThan(40);
            await().untilAtomic(answered, org.hamcrest.Matchers.is(40));
            assertThat(bedrock.server().connections()).isLessThanOrEqualTo(4);
            assertThat(threads).as("routes that went on after an answer").hasSize(40);
        }
    }

    private RouteBuilder recordingThreads() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(MODEL)
                        .process(e -> threads.add(Thread.currentThread().getName()));
            }
        };
    }

    /** Whether the call was over when process() returned. */
    private boolean start(Routes routes) {
        try {
            Endpoint direct = routes.context().getEndpoint("direct:ask");
            AsyncProducer producer = direct.createAsyncProducer();
            producer.start();
            Exchange exchange = direct.createExchange();
            exchange.getIn().setBody("Capital of Norway?");
            return producer.process(exchange, done -> answered.incrementAndGet());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
