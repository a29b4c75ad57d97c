/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The SDK's client as its documentation builds it, with the HTTP settings that the component uses. */
final class BareSdk implements Asker {

    private final SdkAsyncHttpClient http;
    private final BedrockRuntimeAsyncClient client;

    BareSdk(URI endpoint, int maxConcurrency) {
        http = NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP1_1)
                .connectionTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(300))
                .maxConcurrency(maxConcurrency)
                .connectionAcquisitionTimeout(Duration.ofMinutes(5))
                .connectionMaxIdleTime(Duration.ofSeconds(50))
                .tcpKeepAlive(true)
                .build();
        client = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "not-a-secret")))
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD))
                .build();
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        client.converse(r -> r.modelId(modelId)
                        .messages(Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromText(question))
                                .build())
                        .inferenceConfig(i -> i.maxTokens(100).temperature(0.2f)))
                .whenComplete((response, failure) -> then.accept(
                        failure != null
                                ? null
                                : Answered.now(response.output()
                                        .message()
                                        .content()
                                        .get(0)
                                        .text()),
                        failure));
    }

    BedrockRuntimeAsyncClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
