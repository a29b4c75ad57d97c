/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Routes that wait for all of a publisher held the very threads that its elements come on, and waited for ever. */
class WaitingForPublisherTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM =
            "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream&streamBody=publisher";

    /** As many threads as go on with routes by default. */
    private static final int ROUTES = 10;

    @Test
    void holdsUpNoSubscriber() throws Exception {
        bedrock.server().otherwise(Answers.text("a", "b"));
        CountDownLatch waiting = new CountDownLatch(ROUTES);
        Queue<Boolean> ended = new ConcurrentLinkedQueue<>();
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(STREAM).process(exchange -> {
                    waiting.countDown();
                    waiting.await(5, TimeUnit.SECONDS);
                    ended.add(readToEnd(exchange.getMessage().getBody(Publisher.class)));
                });
            }
        })) {
            Endpoint direct = routes.context().getEndpoint("direct:ask");
            AsyncProducer producer = direct.createAsyncProducer();
            producer.start();
            for (int i = 0; i < ROUTES; i++) {
                Exchange exchange = direct.createExchange();
                exchange.getIn().setBody("Hi");
                producer.process(exchange, done -> {});
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> ended.size() == ROUTES);
        }
        assertThat(ended).containsOnly(true);
    }

    private static boolean readToEnd(Publisher<?> elements) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        elements.subscribe(new Subscriber<Object>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Object element) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {
                end.countDown();
            }
        });
        return end.await(5, TimeUnit.SECONDS);
    }
}
