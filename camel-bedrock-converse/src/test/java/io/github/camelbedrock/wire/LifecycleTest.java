/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.component.BedrockConverseEndpoint;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.net.URI;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Clients and threads come with the start and go with the stop. */
class LifecycleTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void answer() {
        bedrock.server().otherwise(Answers.text("Oslo"));
    }

    /** S23, L22. */
    @Test
    void leavesNoThreadBehind() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            routes.send("Hi");
            assertThat(threads()).isNotEmpty();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    /** Where two threads ask for a new endpoint at once, as toD lets them, Camel starts both and stops one. */
    @Test
    void leavesNoThreadOfAnEndpointThatNobodyStops() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            routes.send("Hi");
            routes.component().createEndpoint(MODEL + "?readTimeout=7s").start();
            routes.component().createEndpoint(MODEL).start();
            assertThat(threads()).isNotEmpty();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static java.util.List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("BedrockConverse")
                        || name.startsWith("BedrockHttp")
                        || name.startsWith("aws-java-sdk-NettyEventLoop")
                        || name.startsWith("sdk-async-response")
                        || name.startsWith("sdk-ScheduledExecutor"))
                .toList();
    }

    @Test
    void worksAgainAfterARestart() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
            routes.context().getRouteController().stopAllRoutes();
            routes.context().getRouteController().startAllRoutes();
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
            routes.context().suspend();
            routes.context().resume();
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
    }

    /** Camel starts the producers in there before it starts components. */
    @Test
    void startsWithinASplitAndAMulticast() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").split(body()).multicast().to(MODEL);
                from("direct:tap").multicast().to(MODEL);
            }
        })) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
    }

    @Test
    void takesTheClientOfTheRegistryAndLeavesItOpen() throws Exception {
        try (var http = NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP1_1)
                        .build();
                BedrockRuntimeAsyncClient own = client(bedrock.server().endpoint(), http);
                CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("mine", own);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to(MODEL + "?maxTokens=3"); // no region, no keys: the client has them
                }
            });
            context.start();
            assertThat(context.createProducerTemplate().requestBody("direct:ask", "Hi"))
                    .isEqualTo("Oslo");
            assertThat(context.getEndpoint(MODEL + "?maxTokens=3", BedrockConverseEndpoint.class)
                            .getClient()
                            .getBedrockRuntimeAsyncClient())
                    .isSameAs(own);
            context.stop();
            assertThat(own.converse(ConverseRequest.builder()
                            .modelId("m")
                            .messages(Message.builder()
                                    .role("user")
                                    .content(ContentBlock.fromText("still open"))
                                    .build())
                            .build()))
                    .succeedsWithin(Duration.ofSeconds(30));
        }
        assertThat(bedrock.server().takeRequests()).first().satisfies(r -> assertThat(r.header("authorization"))
                .contains("AKIAMINE"));
    }

    private static BedrockRuntimeAsyncClient client(
            URI endpoint, software.amazon.awssdk.http.async.SdkAsyncHttpClient http) {
        return BedrockRuntimeAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAMINE", "not-a-secret")))
                .httpClient(http)
                .build();
    }
}
