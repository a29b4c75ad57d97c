/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that are held back before Bedrock refuses them (options requestsPerMinute, tokensPerMinute). */
class MinuteLimitsTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void aCallOverTheLimitWaitsAndFailsWhenItsTimeIsOver() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(MODEL + "?requestsPerMinute=2&queueTimeout=100");
            assertThat(routes.send("1").getException()).isNull();
            Exchange refused = routes.send("2");
            assertThat(refused.getException())
                    .isInstanceOf(CallLimitException.class)
                    .hasMessageContaining("requestsPerMinute=2 of amazon.nova-lite-v1:0")
                    .hasMessageContaining("queueTimeout");
            assertThat(refused.getProperty("CamelBedrockErrorCategory")).isEqualTo("throttling");
        }
        assertThat(bedrock.server().requests()).hasSize(1);
    }

    @Test
    void whoWaitsIsAskedWhenTheMinuteHasRoomAgain() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        List<Exchange> done = new CopyOnWriteArrayList<>();
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(MODEL + "?requestsPerMinute=600");
            ProducerTemplate template = routes.context().createProducerTemplate();
            for (int i = 0; i < 45; i++) {
                template.asyncSend("direct:ask", e -> e.getMessage().setBody("Hi"))
                        .thenAccept(done::add);
            }
            await().until(() -> done.size() == 45);
        }
        assertThat(done)
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
    }
}
