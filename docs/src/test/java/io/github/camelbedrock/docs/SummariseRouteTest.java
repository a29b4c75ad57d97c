/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// snippet: java-kit-test
@ExtendWith(LocalBedrockExtension.class)
class SummariseRouteTest {

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start(LocalBedrock bedrock) throws Exception {
        BedrockConverseComponent component = camel.getComponent("bedrock-converse", BedrockConverseComponent.class);
        component.getClient().setUriEndpointOverride(bedrock.endpoint().toString());
        component.getClient().setRegion("eu-central-1");
        component.getCredentials().setAccessKey("test");
        component.getCredentials().setSecretKey("test");
        camel.addRoutes(new Summaries());
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @Test
    void theSummaryIsTheBody(LocalBedrock bedrock) {
        bedrock.enqueue(Answers.text("Camel connects systems."));

        String summary = camel.createProducerTemplate().requestBody("direct:summarise", "A long text.", String.class);

        assertThat(summary).isEqualTo("Camel connects systems.");
        assertThat(bedrock.takeRequests()).singleElement().satisfies(request -> {
            assertThat(request.modelId()).isEqualTo("eu.amazon.nova-lite-v1:0");
            assertThat(request.userText()).isEqualTo("A long text.");
        });
    }
}
// end
