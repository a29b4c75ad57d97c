/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** The Java of the page on errors, run. The SDK makes three attempts of each delivery. */
class ErrorSnippetsTest extends RunningRoutes {

    @Test
    void aRouteTellsFailuresApartByClass(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-errors-class
                onException(ThrottlingException.class)
                        .maximumRedeliveries(5)
                        .redeliveryDelay(1000)
                        .useExponentialBackOff()
                        .maximumRedeliveryDelay(60_000)
                        .asyncDelayedRedelivery();
                onException(InvalidTurnException.class).handled(true).to("direct:rejected");
                // end
                from("direct:ask").to("bedrock-converse:nova-lite");
                from("direct:rejected").setBody(constant("rejected"));
            }
        });
        assertThat(ask("direct:ask", null).getMessage().getBody()).isEqualTo("rejected");
        bedrock.throttleFirst(3);
        assertThat(ask("direct:ask", "Hi").getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(bedrock.requestCount()).isEqualTo(4);
    }

    @Test
    void aRouteTellsFailuresApartByCategory(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-errors-category
                onException(SdkException.class, IncompleteStreamException.class)
                        .onWhen(exchangeProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY)
                                .in("throttling", "unavailable", "timeout"))
                        .maximumRedeliveries(3)
                        .redeliveryDelay(2000)
                        .useExponentialBackOff()
                        .asyncDelayedRedelivery()
                        .handled(true)
                        .to("direct:later");
                onException(SdkException.class, BedrockConverseException.class)
                        .handled(true)
                        .to("direct:rejected");
                // end
                from("direct:ask").to("bedrock-converse:nova-lite");
                from("direct:later").setBody(constant("later"));
                from("direct:rejected").setBody(constant("rejected"));
            }
        });
        assertThat(ask("direct:ask", null).getMessage().getBody()).isEqualTo("rejected");
        assertThat(bedrock.requestCount()).isZero();
        bedrock.enqueue(Errors.validation("no"));
        assertThat(ask("direct:ask", "Hi").getMessage().getBody()).isEqualTo("rejected");
        bedrock.enqueue(Errors.modelTimeout()); // The SDK does not try that again.
        assertThat(ask("direct:ask", "Hi").getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(bedrock.requestCount()).isEqualTo(3);
    }

    @Test
    void aRouteWaitsAsLongAsItIsAskedTo(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-errors-wait
                onException(ThrottlingException.class)
                        .maximumRedeliveries(5)
                        .redeliveryDelay(1000)
                        .useExponentialBackOff()
                        .asyncDelayedRedelivery()
                        .onExceptionOccurred(exchange -> {
                            Long wait = exchange.getProperty(
                                    BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY, Long.class);
                            if (wait != null) {
                                exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait);
                            }
                        });
                // end
                from("direct:ask")
                        .to("bedrock-converse:nova-lite")
                        .process(answered -> answered.setProperty(
                                "delay", answered.getMessage().getHeader(Exchange.REDELIVERY_DELAY)));
            }
        });
        for (int attempt = 0; attempt < 3; attempt++) {
            bedrock.enqueue(Errors.throttling().header("x-amz-retry-after", "4000"));
        }
        Instant before = Instant.now();
        Exchange asked = ask("direct:ask", "Hi");
        assertThat(asked.getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(asked.getMessage().getHeaders())
                .as("the next failure may ask for another wait")
                .doesNotContainKey(Exchange.REDELIVERY_DELAY);
        assertThat(bedrock.requestCount()).isEqualTo(4);
    }
}
