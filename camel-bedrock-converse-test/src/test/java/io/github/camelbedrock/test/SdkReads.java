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
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeAgentResponseHandler;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeInlineAgentResponseHandler;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveAndGenerateStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Calls the operation of an exchange with the SDK's clients; what goes out is for {@link RecordedBody} to say. */
final class SdkReads implements AutoCloseable {

    private static final String ID = "ABCDEFGHIJ";

    private final List<SdkAutoCloseable> open = new ArrayList<>();
    private final RecordedBody recorded = new RecordedBody();
    private final URI endpoint;

    SdkReads(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** What the SDK read: the whole answer, or the events of a stream. */
    record Read(List<? extends SdkPojo> parts) {}

    /** Reads an exchange; raises what the SDK raises. */
    interface Reader {
        /** What was read; null where the client has no such operation. */
        Read read(RecordedExchange exchange) throws Exception;
    }

    Reader sync(SdkHttpClient http) {
        BedrockRuntimeClient runtime =
                open(configured(BedrockRuntimeClient.builder().httpClient(http)).build());
        BedrockAgentRuntimeClient agents = open(
                configured(BedrockAgentRuntimeClient.builder().httpClient(http)).build());
        return exchange -> {
            recorded.next(exchange);
            SdkPojo response =
                    switch (exchange.operation()) {
                        case "Converse" -> runtime.converse(r -> r.modelId(ID));
                        case "CountTokens" ->
                            runtime.countTokens(r -> r.modelId(ID).input(i -> i.converse(c -> {})));
                        case "InvokeModel" ->
                            runtime.invokeModel(r -> r.modelId(ID).body(SdkBytes.fromUtf8String("{}")));
                        case "ApplyGuardrail" ->
                            runtime.applyGuardrail(r -> r.guardrailIdentifier(ID)
                                    .guardrailVersion("1")
                                    .source("INPUT")
                                    .content(List.of()));
                        case "Retrieve" ->
                            agents.retrieve(r -> r.knowledgeBaseId(ID).retrievalQuery(q -> q.text("?")));
                        case "RetrieveAndGenerate" -> agents.retrieveAndGenerate(r -> r.input(i -> i.text("?")));
                        default -> null;
                    };
            return response == null ? null : new Read(List.of(response));
        };
    }

    Reader async(SdkAsyncHttpClient http) {
        BedrockRuntimeAsyncClient runtime = open(
                configured(BedrockRuntimeAsyncClient.builder().httpClient(http)).build());
        BedrockAgentRuntimeAsyncClient agents =
                open(configured(BedrockAgentRuntimeAsyncClient.builder().httpClient(http))
                        .build());
        return exchange -> {
            recorded.next(exchange);
            List<SdkPojo> events = new ArrayList<>();
            CompletableFuture<?> done =
                    switch (exchange.operation()) {
                        case "ConverseStream" ->
                            runtime.converseStream(
                                    r -> r.modelId(ID),
                                    ConverseStreamResponseHandler.builder()
                                            .subscriber(e -> events.add((SdkPojo) e))
                                            .build());
                        case "InvokeModelWithResponseStream" ->
                            runtime.invokeModelWithResponseStream(
                                    r -> r.modelId(ID).body(SdkBytes.fromUtf8String("{}")),
                                    InvokeModelWithResponseStreamResponseHandler.builder()
                                            .subscriber(e -> events.add((SdkPojo) e))
                                            .build());
                        case "InvokeAgent" ->
                            agents.invokeAgent(
                                    r -> r.agentId(ID).agentAliasId(ID).sessionId("s1"),
                                    InvokeAgentResponseHandler.builder()
                                            .subscriber(e -> events.add((SdkPojo) e))
                                            .build());
                        case "InvokeInlineAgent" ->
                            agents.invokeInlineAgent(
                                    r -> r.sessionId("s1"),
                                    InvokeInlineAgentResponseHandler.builder()
                                            .subscriber(e -> events.add((SdkPojo) e))
                                            .build());
                        case "RetrieveAndGenerateStream" ->
                            agents.retrieveAndGenerateStream(
                                    r -> r.input(i -> i.text("?")),
                                    RetrieveAndGenerateStreamResponseHandler.builder()
                                            .subscriber(e -> events.add((SdkPojo) e))
                                            .build());
                        default -> whole(runtime, agents, exchange.operation());
                    };
            Object response = Awaited.answer(done);
            return new Read(response instanceof SdkPojo pojo ? List.of(pojo) : events);
        };
    }

    private static CompletableFuture<? extends SdkPojo> whole(
            BedrockRuntimeAsyncClient runtime, BedrockAgentRuntimeAsyncClient agents, String operation) {
        return switch (operation) {
            case "Converse" -> runtime.converse(r -> r.modelId(ID));
            case "CountTokens" -> runtime.countTokens(r -> r.modelId(ID).input(i -> i.converse(c -> {})));
            case "InvokeModel" -> runtime.invokeModel(r -> r.modelId(ID).body(SdkBytes.fromUtf8String("{}")));
            case "ApplyGuardrail" ->
                runtime.applyGuardrail(r -> r.guardrailIdentifier(ID)
                        .guardrailVersion("1")
                        .source("INPUT")
                        .content(List.of()));
            case "Retrieve" -> agents.retrieve(r -> r.knowledgeBaseId(ID).retrievalQuery(q -> q.text("?")));
            case "RetrieveAndGenerate" -> agents.retrieveAndGenerate(r -> r.input(i -> i.text("?")));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "not-a-secret")))
                .overrideConfiguration(
                        c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()).addExecutionInterceptor(recorded));
    }

    private <C extends SdkAutoCloseable> C open(C client) {
        open.add(client);
        return client;
    }

    @Override
    public void close() {
        for (SdkAutoCloseable client : open) {
            client.close();
        }
    }
}
