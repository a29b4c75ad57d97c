/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Models that stand in beside tools, limits, readers that ask piece by piece, and those that want no more. */
class FallbackBesideTest {

    private static final String NOVA = "amazon.nova-lite-v1:0";
    private static final String NOVA_PRO = "amazon.nova-pro-v1:0";
    private static final String HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String FALLING = "bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro";

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text("Oslo"));
        routes = new Routes(bedrock);
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    private List<String> models() {
        return bedrock.requests().stream().map(RecordedRequest::modelId).toList();
    }

    private Exchange askWithTools(String endpoint) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:weather?tags=town&description=The weather now")
                        .setBody(constant("Rain"));
                from("direct:ask").to(endpoint);
            }
        });
        return routes.send("How is the weather in Oslo?");
    }

    /** Who has begun goes on: the first would have to read another's words, and may still not be able to answer. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&operation=converseStream&streamBody=collect"})
    void aToolLoopStaysWithTheModelThatHasAnswered(String way) throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Answers.toolUse("t1", "weather", Map.of()));
        Exchange answered = askWithTools(FALLING + "&tools=town&fallbackCooldown=1" + way);
        assertThat(answered.getException()).isNull();
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, NOVA_PRO);
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseModelId"))
                .isEqualTo(NOVA_PRO);
        assertThat(bedrock.requests().get(2).json("/toolConfig/tools")).hasSize(1);
    }

    /** Within the loop the other takes over, gets the results, and no reasoning that it cannot read. */
    @Test
    void anotherModelTakesOverBetweenTheRoundsOfTools() throws Exception {
        bedrock.enqueue(Answers.reasoning("Let me see.", "signed").and(Answers.toolUse("t1", "weather", Map.of())));
        bedrock.enqueue(Errors.throttling());
        Exchange answered =
                askWithTools("bedrock-converse:claude-haiku-4-5?maxAttempts=1&tools=town&fallbackModels=nova-lite");
        assertThat(answered.getException()).isNull();
        assertThat(models()).containsExactly(HAIKU, HAIKU, NOVA);
        List<RecordedRequest> requests = bedrock.requests();
        assertThat(requests.get(1).json("/messages/1").toString()).contains("signed");
        assertThat(requests.get(2).json("/messages/1").toString())
                .contains("weather")
                .doesNotContain("reasoning");
        assertThat(requests.get(2)
                        .json("/messages/2/content/0/toolResult/toolUseId")
                        .asText())
                .isEqualTo("t1");
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseToolIterations"))
                .isEqualTo(1);
    }

    /** The queue of the first is full: the other answers, and the first is not left alone for it. */
    @Test
    void aModelWhoseQueueIsFullIsPassedOver() throws Exception {
        routes.ask(FALLING + "&requestsPerMinute=1&maxQueueSize=0");
        assertThat(routes.send("1").getException()).isNull();
        assertThat(routes.send("2").getException()).isNull();
        Exchange refused = routes.send("3");
        assertThat(refused.getException()).hasMessageContaining("maxQueueSize").hasMessageContaining(NOVA);
        assertThat(refused.getException().getSuppressed()).hasSize(1);
        assertThat(models()).containsExactly(NOVA, NOVA_PRO);
    }

    @Test
    void askingPieceByPieceGoesOnWithTheOtherModel() throws Exception {
        bedrock.enqueue(Answers.text("never heard").failAfter(1, Fault.throttling()));
        bedrock.enqueue(Answers.text("a", "b", "c", "d"));
        StringBuilder text = new StringBuilder();
        AtomicInteger ends = new AtomicInteger();
        CompletableFuture<Void> end = new CompletableFuture<>();
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(FALLING + "&operation=converseStream&streamBody=publisher")
                        .process(exchange -> {
                            Publisher<?> pieces =
                                    (Publisher<?>) exchange.getMessage().getBody();
                            pieces.subscribe(new OneByOne(text, ends, end));
                            await().until(end::isDone);
                        });
            }
        });
        assertThat(routes.send("Hi").getException()).isNull();
        assertThat(text).hasToString("abcd");
        assertThat(ends).hasValue(1);
        assertThat(models()).containsExactly(NOVA, NOVA_PRO);
    }

    private static final class OneByOne implements Subscriber<Object> {

        private final StringBuilder text;
        private final AtomicInteger ends;
        private final CompletableFuture<Void> end;
        private Subscription open;

        private OneByOne(StringBuilder text, AtomicInteger ends, CompletableFuture<Void> end) {
            this.text = text;
            this.ends = ends;
            this.end = end;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            open = subscription;
            open.request(1);
        }

        @Override
        public void onNext(Object piece) {
            text.append(piece);
            open.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            ends.incrementAndGet();
            end.complete(null);
        }
    }

    @Test
    void stoppingEndsACallThatTheOtherModelIsAnswering() throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Answers.text("late").failBefore(Fault.stall()));
        routes.ask(FALLING);
        CompletableFuture<Exchange> asked = routes.context()
                .createProducerTemplate()
                .asyncSend("direct:ask", e -> e.getMessage().setBody("Hi"));
        await().until(() -> bedrock.requestCount() == 2);
        routes.close();
        await().until(asked::isDone);
        assertThat(asked)
                .isCompletedWithValueMatching(exchange -> exchange.getException() instanceof CancellationException);
        await().until(() -> bedrock.requests().get(1).clientHungUp());
        assertThat(bedrock.requestCount()).isEqualTo(2);
    }

    /** Tokens that the first has not used are not kept for it; those of the second count for the second. */
    @Test
    void eachModelHasItsOwnQuota() throws Exception {
        bedrock.enqueue(Errors.throttling());
        routes.ask(FALLING + "&fallbackCooldown=1&tokensPerMinute=100000&queueTimeout=100");
        assertThat(routes.send("1").getException()).isNull();
        assertThat(routes.send("2").getException()).isNull();
        assertThat(models()).containsExactly(NOVA, NOVA_PRO, NOVA);
    }
}
