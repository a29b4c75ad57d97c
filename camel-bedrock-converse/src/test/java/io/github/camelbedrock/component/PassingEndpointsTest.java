/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.wire.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints that toD makes, and that Camel forgets while their calls are under way. */
class PassingEndpointsTest {

    private static final String MODEL =
            "bedrock-converse:amazon.nova-lite-v1:0?maxAttempts=1&readTimeout=${header.patience}";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";
    private static final int CALLS = 120;
    private static final int CLIENTS = 12;

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text("Oslo").delay(Duration.ofMillis(100)));
        routes = new Routes(bedrock);
        routes.context().getShutdownStrategy().setTimeout(10);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    /** Without a cache an endpoint goes when its call has ended; with the usual one none of them goes. */
    @ParameterizedTest
    @CsvSource({"-1,", "0,", "-1," + COLLECT, "0," + COLLECT})
    void everyCallIsAnsweredWhereNothingIsForgottenTooEarly(int producers, @Nullable String way) throws Exception {
        assertThat(ask(producers, way))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(bedrock.requestCount()).isEqualTo(CALLS);
        assertThatNothingIsLeft();
    }

    /** With a cache of one, Camel stops producer and endpoint beneath their calls: not all can be answered then. */
    @ParameterizedTest
    @CsvSource({"1,", "1," + COLLECT})
    void everyCallEndsOnceWhereItsProducerIsForgotten(int producers, @Nullable String way) throws Exception {
        assertThat(ask(producers, way)).hasSize(CALLS);
        assertThat(bedrock.requestCount()).isLessThanOrEqualTo(CALLS);
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"1,", "-1,", "1," + COLLECT, "-1," + COLLECT})
    void everyCallEndsOnceWhereItsEndpointIsForgotten(int producers, @Nullable String way) throws Exception {
        routes.context().getGlobalOptions().put(Exchange.MAXIMUM_ENDPOINT_CACHE_SIZE, "3");
        assertThat(ask(producers, way)).hasSize(CALLS);
        assertThat(bedrock.requestCount()).isLessThanOrEqualTo(CALLS);
        assertThatNothingIsLeft();
    }

    private void assertThatNothingIsLeft() {
        assertThat(routes.context().getInflightRepository().size()).isZero();
        assertThat(routes.component().clients().size()).isLessThanOrEqualTo(2 * CLIENTS);
        routes.close();
        assertThat(routes.component().clients().size()).isZero();
        await().untilAsserted(() -> assertThat(bedrock.connections()).isZero());
    }

    /** The exchanges, when all have ended; as many different endpoints as {@link #CLIENTS}. */
    private List<Exchange> ask(int producers, @Nullable String way) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").toD(MODEL + (way == null ? "" : way), producers);
            }
        });
        Queue<Exchange> ended = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < CALLS; i++) {
            int patience = 10_000 + i % CLIENTS;
            routes.context().createProducerTemplate().asyncSend("direct:ask", exchange -> {
                exchange.getMessage().setBody("Hi");
                exchange.getMessage().setHeader("patience", patience);
                exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                    @Override
                    public void onDone(Exchange done) {
                        ended.add(done);
                    }
                });
            });
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.size() >= CALLS);
        assertThat(ended).hasSize(CALLS).doesNotHaveDuplicates();
        return List.copyOf(ended);
    }
}
