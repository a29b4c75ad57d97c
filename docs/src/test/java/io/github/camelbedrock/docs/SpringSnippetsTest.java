/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The Java of the page on Spring Boot, run. The regions between the markers are shown word for word. */
@ExtendWith(LocalBedrockExtension.class)
class SpringSnippetsTest {

    @Test
    void theRouteBeanAnswers(LocalBedrock bedrock) throws Exception {
        try (ConfigurableApplicationContext context =
                SpringBootRun.start(bedrock, Map.of(), Application.class, Summaries.class)) {
            RouteRun.ask(
                    bedrock, context.getBean(CamelContext.class).getRoutes().get(0));
        }
    }

    @Test
    void theClientBeanIsTaken(LocalBedrock bedrock) {
        try (ConfigurableApplicationContext context =
                SpringBootRun.start(bedrock, Map.of(), Application.class, OwnClient.class)) {
            assertThat(context.getBean(CamelContext.class)
                            .getComponent("bedrock-converse", BedrockConverseComponent.class)
                            .getClient()
                            .getBedrockRuntimeAsyncClient())
                    .isSameAs(context.getBean(BedrockRuntimeAsyncClient.class));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {

        // snippet: java-spring-client
        @Bean
        BedrockRuntimeAsyncClient bedrock() {
            return BedrockRuntimeAsyncClient.builder()
                    .region(Region.EU_CENTRAL_1)
                    .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMinutes(2)))
                    .build();
        }
        // end
    }
}
