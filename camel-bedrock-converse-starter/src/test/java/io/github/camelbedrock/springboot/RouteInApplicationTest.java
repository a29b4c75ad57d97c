/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

@ExtendWith(LocalBedrockExtension.class)
class RouteInApplicationTest {

    private static final String PREFIX = "camel.component.bedrock-converse.";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @BeforeEach
    void answer(LocalBedrock bedrock) {
        bedrock.enqueue(Answers.text("An integration framework."));
    }

    @Test
    void aRouteAnswersWithThePropertiesOfTheApplication(LocalBedrock bedrock) {
        application
                .withPropertyValues(
                        PREFIX + "uri-endpoint-override=" + bedrock.endpoint(),
                        PREFIX + "region=eu-central-1",
                        PREFIX + "access-key=AKIDEXAMPLE",
                        PREFIX + "secret-key=secret",
                        PREFIX + "max-tokens=42")
                .run(context -> {
                    assertThat(ask(context)).isEqualTo("An integration framework.");
                    assertThat(bedrock.requests()).singleElement().satisfies(request -> {
                        assertThat(request.modelId()).isEqualTo("eu.amazon.nova-lite-v1:0");
                        assertThat(request.userText()).isEqualTo("What is Camel?");
                        assertThat(request.json("/inferenceConfig/maxTokens").asInt())
                                .isEqualTo(42);
                        assertThat(request.header("authorization")).contains("AKIDEXAMPLE", "/eu-central-1/bedrock/");
                    });
                });
    }

    @Test
    void aClientBeanIsUsedInsteadOfBuildingOne(LocalBedrock bedrock) {
        application
                .withUserConfiguration(OwnClient.class)
                .withPropertyValues("test.endpoint=" + bedrock.endpoint())
                .run(context -> {
                    assertThat(ask(context)).isEqualTo("An integration framework.");
                    assertThat(clientOf(context)).isSameAs(context.getBean(BedrockRuntimeAsyncClient.class));
                    assertThat(bedrock.requests()).singleElement().satisfies(request -> assertThat(
                                    request.header("user-agent"))
                            .contains("own-client"));
                });
    }

    @Test
    void oneOfSeveralClientBeansIsTakenByName(LocalBedrock bedrock) {
        application
                .withUserConfiguration(OwnClient.class, OtherClient.class)
                .withPropertyValues(
                        "test.endpoint=" + bedrock.endpoint(), PREFIX + "bedrock-runtime-async-client=#bean:ownClient")
                .run(context -> {
                    assertThat(ask(context)).isEqualTo("An integration framework.");
                    assertThat(clientOf(context)).isSameAs(context.getBean("ownClient"));
                });
    }

    @Test
    void withoutARegionTheApplicationDoesNotStart() {
        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("No AWS region: set the option region"));
    }

    private static String ask(ApplicationContext context) {
        return context.getBean(ProducerTemplate.class).requestBody("direct:ask", "What is Camel?", String.class);
    }

    private static Object clientOf(ApplicationContext context) {
        return context.getBean(CamelContext.class)
                .getComponent("bedrock-converse", BedrockConverseComponent.class)
                .getClient()
                .getBedrockRuntimeAsyncClient();
    }

    private static BedrockRuntimeAsyncClient client(String endpoint, String name) {
        return BedrockRuntimeAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(endpoint))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .overrideConfiguration(c -> c.putHeader("User-Agent", name))
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:eu.amazon.nova-lite-v1:0");
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {

        @Bean
        BedrockRuntimeAsyncClient ownClient(@Value("${test.endpoint}") String endpoint) {
            return client(endpoint, "own-client");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherClient {

        @Bean
        BedrockRuntimeAsyncClient otherClient() {
            return client("http://127.0.0.1:1", "other-client");
        }
    }
}
