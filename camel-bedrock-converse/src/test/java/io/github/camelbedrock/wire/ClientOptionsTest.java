/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Options of the client that no other topic shows: rules A1, A5 and A6. */
class ClientOptionsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void givesUpOnASilentServerAfterTheReadTimeout() throws Exception {
        bedrock.server().otherwise(Answers.text("late").delay(Duration.ofMinutes(1)));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:nova-lite?readTimeout=200ms")) {
            Exchange failed = routes.send("Hi");
            assertThat(failed.getException()).isInstanceOf(SdkClientException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"auto, HTTP/1.1", "http1.1, HTTP/1.1", "HTTP2, h2c"})
    void speaksTheProtocolThatIsAskedFor(String option, String expected) throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:nova-lite?httpProtocol=" + option)) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(bedrock.server().takeRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.httpVersion()).isEqualTo(expected));
    }

    @Test
    void refusesAProtocolThatDoesNotExist() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.ask("bedrock-converse:nova-lite?httpProtocol=http3"))
                    .hasRootCauseMessage("httpProtocol must be one of auto, http1.1, http2, but was 'http3'");
        }
    }

    @Test
    void usesTheClientOfTheUser() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (BedrockRuntimeAsyncClient mine = BedrockRuntimeAsyncClient.builder()
                        .endpointOverride(bedrock.server().endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("MINE", "secret")))
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                        .build();
                Routes routes = new Routes(bedrock.server())) {
            routes.context().getRegistry().bind("mine", mine);
            // The geography of auto is that of the client's own region.
            routes.ask(
                    "bedrock-converse:claude-sonnet-4-5?bedrockRuntimeAsyncClient=#mine&inferenceProfilePrefix=auto");
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
        }
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(request -> {
            assertThat(request.header("Authorization")).contains("Credential=MINE/");
            assertThat(request.modelId()).isEqualTo("us.anthropic.claude-sonnet-4-5-20250929-v1:0");
        });
    }
}
