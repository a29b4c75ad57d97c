/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Splits that ask again for each piece wait for the next among the answers, and held up the check at its end. */
class CheckedStreamInSplitTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream"
            + "&outputMode=prompt&outputSchema=RAW({\"type\":\"object\"})";

    /** More than the threads that go on with routes by default. */
    private static final int ROUTES = 30;

    @Test
    void isCheckedWhileAllThreadsOfRoutesWaitForItsEnd() throws Exception {
        bedrock.server()
                .when(request -> request.operation().equals("ConverseStream"))
                .answer(Answers.text("{", "}").delayBetweenFrames(Duration.ofMillis(100)));
        bedrock.server().otherwise(Answers.text("yes"));
        AtomicInteger ended = new AtomicInteger();
        try (Routes routes = new Routes(bedrock.server())) {
            routes.context().start();
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask")
                            .to(STREAM)
                            .split(body())
                            .streaming()
                            .to("bedrock-converse:amazon.nova-lite-v1:0");
                }
            });
            Endpoint direct = routes.context().getEndpoint("direct:ask");
            AsyncProducer producer = direct.createAsyncProducer();
            producer.start();
            for (int i = 0; i < ROUTES; i++) {
                Exchange exchange = direct.createExchange();
                exchange.getIn().setBody("Hi");
                producer.process(exchange, done -> ended.incrementAndGet());
            }
            await().atMost(Duration.ofSeconds(15)).untilAtomic(ended, equalTo(ROUTES));
        }
    }
}
