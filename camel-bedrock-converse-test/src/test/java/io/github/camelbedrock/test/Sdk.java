/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The SDK's asynchronous client against LocalBedrock, without retries. */
final class Sdk implements AutoCloseable {

    static final String MODEL = "amazon.nova-lite-v1:0";

    private final SdkAsyncHttpClient http;
    private final BedrockRuntimeAsyncClient client;

    Sdk(URI endpoint, Protocol protocol) {
        http = Http.client(protocol);
        client = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "not-a-secret")))
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    BedrockRuntimeAsyncClient client() {
        return client;
    }

    CompletableFuture<ConverseResponse> ask(String text) {
        return client.converse(
                ConverseRequest.builder().modelId(MODEL).messages(user(text)).build());
    }

    /** A stream and what has come of it. */
    record Stream(List<ConverseStreamOutput> events, CompletableFuture<Void> done) {

        /** All text of the deltas. */
        String text() {
            StringBuilder text = new StringBuilder();
            synchronized (events) {
                events.forEach(event -> event.accept(ConverseStreamResponseHandler.Visitor.builder()
                        .onContentBlockDelta(d -> text.append(
                                d.delta().text() == null ? "" : d.delta().text()))
                        .build()));
            }
            return text.toString();
        }
    }

    Stream stream(String text) {
        List<ConverseStreamOutput> events = new ArrayList<>();
        return new Stream(
                events,
                stream(
                        text,
                        publisher -> publisher.subscribe(event -> {
                            synchronized (events) {
                                events.add(event);
                            }
                        })));
    }

    CompletableFuture<Void> stream(
            String text, java.util.function.Consumer<SdkPublisher<ConverseStreamOutput>> reader) {
        return client.converseStream(
                ConverseStreamRequest.builder()
                        .modelId(MODEL)
                        .messages(user(text))
                        .build(),
                ConverseStreamResponseHandler.builder().onEventStream(reader).build());
    }

    private static Message user(String text) {
        return Message.builder()
                .role("user")
                .content(ContentBlock.fromText(text))
                .build();
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
