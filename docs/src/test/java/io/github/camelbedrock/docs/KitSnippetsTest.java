/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static io.github.camelbedrock.test.Requests.model;
import static io.github.camelbedrock.test.Requests.userTextContains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;

/** The scripts of the page on LocalBedrock, run. The regions between the markers are shown word for word. */
@ExtendWith(LocalBedrockExtension.class)
class KitSnippetsTest {

    private final CamelContext camelContext = new DefaultCamelContext();

    @BeforeEach
    void start(LocalBedrock bedrock) {
        Wiring.connect(camelContext, bedrock);
        camelContext.start();
    }

    @AfterEach
    void close() throws Exception {
        camelContext.close();
    }

    @Test
    void rulesComeBeforeTheRest(LocalBedrock bedrock) {
        // snippet: java-kit-script
        bedrock.when(userTextContains("refund")).answer(Answers.text("billing"));
        bedrock.when(model("eu.amazon.nova-pro-v1:0")).answer(Errors.accessDenied());
        bedrock.otherwise(Answers.text("other"));
        // end
        assertThat(ask("eu.amazon.nova-lite-v1:0", "I want a refund")
                        .getMessage()
                        .getBody())
                .isEqualTo("billing");
        assertThat(ask("eu.amazon.nova-lite-v1:0", "Hello").getMessage().getBody())
                .isEqualTo("other");
        assertThat(ask("eu.amazon.nova-pro-v1:0", "Hello").getException()).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theSdkOutlastsAThrottledServer(LocalBedrock bedrock) {
        // snippet: java-kit-errors
        bedrock.throttleFirst(2);
        bedrock.enqueue(Answers.text("The third attempt answers.").delay(Duration.ofMillis(50)));
        // end
        assertThat(ask("eu.amazon.nova-lite-v1:0", "Hello").getMessage().getBody())
                .isEqualTo("The third attempt answers.");
        assertThat(bedrock.requestCount()).isEqualTo(3);
    }

    @Test
    void theSdkOutlastsALostConnection(LocalBedrock bedrock) {
        // snippet: java-kit-faults
        bedrock.enqueue(Answers.text("lost").failBefore(Fault.reset()));
        bedrock.enqueue(Answers.text("found"));
        // end
        assertThat(ask("eu.amazon.nova-lite-v1:0", "Hello").getMessage().getBody())
                .isEqualTo("found");
        assertThat(bedrock.requestCount()).isEqualTo(2);
    }

    private Exchange ask(String model, String text) {
        return camelContext
                .createProducerTemplate()
                .request("bedrock-converse:" + model, exchange -> exchange.getMessage()
                        .setBody(text));
    }
}
