/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that wait for their turn, and what a stop does to them and to those under way. */
class WaitingCallsTest {

    private static final String MODEL = "bedrock-converse:nova-lite?maxAttempts=3";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        routes = new Routes(bedrock);
        shutDownWithin(1);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    private void shutDownWithin(int seconds) {
        routes.context().getShutdownStrategy().setTimeout(seconds);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    private CompletableFuture<Exchange> send(String body) {
        return routes.context().createProducerTemplate().asyncSend("direct:ask", exchange -> exchange.getMessage()
                .setBody(body));
    }

    private void stall() {
        bedrock.enqueue(Answers.text("never").failBefore(Fault.stall()));
        bedrock.otherwise(Answers.text("Oslo"));
    }

    private static Predicate<Exchange> failedBy(Class<? extends Exception> type) {
        return exchange -> type.isInstance(exchange.getException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void aCallThatWaitsTooLongForAConnectionFailsUnsent(String way) throws Exception {
        stall();
        routes.ask(MODEL + "&maxConcurrency=1&queueTimeout=50" + way);
        send("first");
        await().until(() -> bedrock.requestCount() == 1);
        Exchange refused = routes.send("second");
        assertThat(refused.getException())
                .isInstanceOf(CallLimitException.class)
                .hasMessageContaining("maxConcurrency=1")
                .hasMessageContaining("queueTimeout");
        assertThat(refused.getProperty("CamelBedrockErrorCategory")).isEqualTo("throttling");
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void aCallTooManyFailsAtOnce(String way) throws Exception {
        stall();
        routes.ask(MODEL + "&maxConcurrency=1&maxQueueSize=0" + way);
        send("first");
        await().until(() -> bedrock.requestCount() == 1);
        assertThat(routes.send("second").getException())
                .isInstanceOf(CallLimitException.class)
                .hasMessageContaining("maxQueueSize");
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    /** It could wait for itself for ever. */
    @Test
    void aStreamWithinTheReadingOfAnotherFailsWhereThereIsOneConnection() throws Exception {
        bedrock.otherwise(
                Answers.text(java.util.Collections.nCopies(2000, "word ").toArray(String[]::new)));
        List<Exchange> inner = new ArrayList<>();
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                String stream = MODEL + "&operation=converseStream&maxConcurrency=1&queueTimeout=50";
                from("direct:inner").to(stream + "&streamBody=collect");
                from("direct:ask").to(stream + "&streamBody=iterator").process(exchange -> {
                    Iterator<?> words = exchange.getMessage().getBody(Iterator.class);
                    words.next();
                    inner.add(exchange.getContext().createProducerTemplate().send("direct:inner", e -> e.getMessage()
                            .setBody("inner")));
                    words.forEachRemaining(word -> {});
                });
            }
        });
        assertThat(routes.send("outer").getException()).isNull();
        assertThat(inner).singleElement().satisfies(failed -> assertThat(failed.getException())
                .isInstanceOf(CallLimitException.class));
    }

    @Test
    void whoWaitsHoldsNoThread() throws Exception {
        bedrock.otherwise(Answers.text("Oslo"));
        routes.ask(MODEL + "&requestsPerMinute=1");
        assertThat(routes.send("first").getException()).isNull();
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        Exchange[] exchanges = new Exchange[100];
        for (int i = 0; i < exchanges.length; i++) {
            exchanges[i] = routes.context().getEndpoint("direct:ask").createExchange();
            exchanges[i].getMessage().setBody("Hi");
            waiting.add(routes.context().createProducerTemplate().asyncSend("direct:ask", exchanges[i]));
        }
        await().until(() -> routes.context().getInflightRepository().size() == exchanges.length);
        assertThat(Thread.getAllStackTraces().entrySet())
                .filteredOn(thread -> List.of(thread.getValue()).toString().contains("camelbedrock.limit"))
                .isEmpty();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        routes.close();
        await().until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).allSatisfy(call -> assertThat(call)
                .isCompletedWithValueMatching(failedBy(CancellationException.class)));
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    /** Bedrock has begun to work on it: Camel waits for its end, as long as its timeout allows. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT, "&maxConcurrency=1", "&requestsPerMinute=1200"})
    void aGracefulStopLetsCallsEnd(String options) throws Exception {
        shutDownWithin(30);
        bedrock.otherwise(Answers.text("Os", "lo").delay(Duration.ofMillis(150)));
        routes.ask(MODEL + options);
        List<CompletableFuture<Exchange>> calls = List.of(send("1"), send("2"), send("3"));
        await().until(() -> bedrock.requestCount() > 0
                && routes.context().getInflightRepository().size()
                                + calls.stream()
                                        .filter(CompletableFuture::isDone)
                                        .count()
                        >= 3);
        routes.close();
        await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls).allSatisfy(call -> assertThat(call).isCompletedWithValueMatching(done -> "Oslo"
                .equals(done.getMessage().getBody())));
        assertThat(bedrock.requestCount()).isEqualTo(3);
    }

    @Test
    void aGracefulStopLetsAToolLoopEnd() throws Exception {
        shutDownWithin(30);
        bedrock.enqueue(Answers.toolUse("t1", "weather", Map.of()).delay(Duration.ofMillis(150)));
        bedrock.enqueue(Answers.text("Rain").delay(Duration.ofMillis(150)));
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=town&description=The weather now")
                        .setBody(constant("Rain"));
                from("direct:ask").to(MODEL + "&tools=town");
            }
        });
        CompletableFuture<Exchange> call = send("Weather?");
        await().until(() -> bedrock.requestCount() == 1);
        routes.close();
        await().until(call::isDone);
        assertThat(call).isCompletedWithValueMatching(done -> "Rain"
                .equals(done.getMessage().getBody()));
    }

    /** Those that wait are ended, too: none of them is sent because another has made room. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void whatHasNotEndedByTheTimeoutIsCancelledAndNothingMoreIsSent(String way) throws Exception {
        stall();
        routes.ask(MODEL + "&maxConcurrency=1" + way);
        CompletableFuture<Exchange> first = send("first");
        await().until(() -> bedrock.requestCount() == 1);
        List<CompletableFuture<Exchange>> calls = new ArrayList<>(List.of(first));
        for (int i = 0; i < 20; i++) {
            calls.add(send("waiting"));
        }
        await().until(() -> routes.context().getInflightRepository().size() == calls.size());
        routes.close();
        await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThat(calls).allSatisfy(call -> assertThat(call)
                .isCompletedWithValueMatching(failedBy(CancellationException.class)));
        await().until(() -> bedrock.requests().get(0).clientHungUp());
        assertThat(bedrock.requests()).extracting(RecordedRequest::userText).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void aRouteThatWasStoppedWithACallUnderWayWorksAgain(String way) throws Exception {
        stall();
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeId("asking").to(MODEL + way);
            }
        });
        CompletableFuture<Exchange> call = send("first");
        await().until(() -> bedrock.requestCount() == 1);
        routes.context().getRouteController().stopRoute("asking", 1, TimeUnit.SECONDS);
        await().until(call::isDone);
        assertThat(call).isCompletedWithValueMatching(failedBy(CancellationException.class));
        routes.context().getRouteController().startRoute("asking");
        assertThat(routes.send("again").getMessage().getBody()).isEqualTo("Oslo");
    }

    /** Its client is closed beneath the call. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void anEndpointThatIsStoppedAloneEndsItsCallOnce(String way) throws Exception {
        stall();
        routes.ask(MODEL + way);
        CompletableFuture<Exchange> call = send("first");
        await().until(() -> bedrock.requestCount() == 1);
        routes.context().getEndpoint(MODEL + way).stop();
        await().until(call::isDone);
        assertThat(call).isCompletedWithValueMatching(exchange -> exchange.getException() != null);
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    /** What was used before counts no more. */
    @Test
    void aComponentThatIsStartedAgainBeginsAfresh() throws Exception {
        bedrock.otherwise(Answers.text("Oslo"));
        routes.ask(MODEL + "&requestsPerMinute=1&queueTimeout=50");
        assertThat(routes.send("1").getException()).isNull();
        assertThat(routes.send("2").getException()).isInstanceOf(CallLimitException.class);
        routes.context().getRouteController().stopAllRoutes();
        Endpoint endpoint = routes.context().getEndpoint(MODEL + "&requestsPerMinute=1&queueTimeout=50");
        endpoint.stop(); // Its client is that of the component which is stopped.
        routes.component().stop();
        routes.component().start();
        endpoint.start();
        routes.context().getRouteController().startAllRoutes();
        assertThat(routes.send("3").getException()).isNull();
    }
}
