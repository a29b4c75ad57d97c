/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** A client that a user's test stubs tells no region, and its answers came over no wire: both were a failure. */
class StubbedClientTest {

    /** Tells nothing of itself, as the SDK's interface has it. */
    private static class Stub implements BedrockRuntimeAsyncClient {

        @Override
        public CompletableFuture<ConverseResponse> converse(ConverseRequest request) {
            return CompletableFuture.completedFuture(ConverseResponse.builder()
                    .output(output ->
                            output.message(message -> message.role("assistant").content(ContentBlock.fromText("Oslo"))))
                    .stopReason("end_turn")
                    .build());
        }

        @Override
        public String serviceName() {
            return "bedrock";
        }

        @Override
        public void close() {}
    }

    /** Tells nothing of itself, as a mock has it. */
    private static final class Mock extends Stub {

        @Override
        public @Nullable BedrockRuntimeServiceClientConfiguration serviceClientConfiguration() {
            return null;
        }
    }

    static Stream<BedrockRuntimeAsyncClient> clients() {
        return Stream.of(new Stub(), new Mock());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void isAsked(BedrockRuntimeAsyncClient client) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("mine", client);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").to("bedrock-converse:nova-lite");
                }
            });
            context.start();
            Exchange answered = context.createFluentProducerTemplate()
                    .to("direct:ask")
                    .withBody("Hi")
                    .send();
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
        }
    }
}
