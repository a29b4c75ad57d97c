/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The Java of the page on retries, limits and fallback, run. */
class ResilienceSnippetsTest extends RunningRoutes {

    @Test
    void attemptsAndRedeliveriesMultiply(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-resilience-redelivery
                onException(Exception.class)
                        .onWhen(exchangeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY)
                                .in("throttling", "unavailable", "timeout"))
                        .maximumRedeliveries(4)
                        .redeliveryDelay(2000)
                        .useExponentialBackOff()
                        .maximumRedeliveryDelay(60_000)
                        .asyncDelayedRedelivery();
                from("direct:patient").to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu&maxAttempts=2");
                // end
            }
        });
        bedrock.enqueue(Errors.serviceUnavailable());
        bedrock.enqueue(Errors.serviceUnavailable());
        bedrock.enqueue(Answers.text("Oslo"));
        assertThat(ask("direct:patient", "Capital of Norway?").getMessage().getBody())
                .isEqualTo("Oslo");
        assertThat(bedrock.takeRequests()).hasSize(3);
        bedrock.enqueue(Errors.validation("Wrong."));
        assertThat(ask("direct:patient", "Capital of Norway?").getException()).isNotNull();
        assertThat(bedrock.takeRequests()).hasSize(1);
    }

    @Test
    void aPacedRouteAnswers(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-resilience-limits
                from("direct:paced")
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu"
                                + "&requestsPerMinute=200&tokensPerMinute=200000"
                                + "&maxQueueSize=500&queueTimeout=30s&fallbackModels=nova-micro");
                // end
            }
        });
        bedrock.enqueue(Answers.text("Oslo"));
        assertThat(ask("direct:paced", "Capital of Norway?").getMessage().getBody())
                .isEqualTo("Oslo");
    }

    @Test
    void anotherModelAnswers(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-resilience-fallback
                from("direct:answer")
                        .to("bedrock-converse:claude-haiku-4-5?inferenceProfilePrefix=eu&maxAttempts=2"
                                + "&fallbackModels=claude-sonnet-4-5,nova-pro")
                        .log("${header.CamelBedrockConverseModelId} has answered");
                // end
            }
        });
        bedrock.enqueue(Errors.serviceUnavailable());
        bedrock.enqueue(Errors.serviceUnavailable());
        bedrock.enqueue(Answers.text("Oslo"));
        Exchange answered = ask("direct:answer", "Capital of Norway?");
        assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.MODEL_ID, String.class))
                .startsWith("eu.anthropic.claude-sonnet-4-5");
        assertThat(bedrock.takeRequests()).extracting(RecordedRequest::modelId).hasSize(3);
    }

    @Test
    void theStopWaits() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            // snippet: java-resilience-stop
            context.getShutdownStrategy().setTimeout(180);
            // end
            assertThat(context.getShutdownStrategy().getTimeout()).isEqualTo(180);
        }
    }
}
