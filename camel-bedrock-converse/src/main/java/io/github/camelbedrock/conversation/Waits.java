/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.client.CredentialsGate;
import io.github.camelbedrock.limit.QueueBounds;
import io.github.camelbedrock.turn.ResilienceSettings;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * How calls wait.
 *
 * @param executor runs them when their turn has come
 * @param timer tells when they have waited long enough
 * @param calls of the endpoint, those that wait among them
 */
record Waits(Executor executor, ScheduledExecutorService timer, OpenCalls calls) {

    /** Makes the call when there are credentials for it; they are looked up without the thread of the route. */
    <T> CompletionStage<T> withCredentials(CredentialsGate gate, Supplier<CompletionStage<T>> call) {
        return gate.isReady()
                ? call.get()
                : calls.awaiting(gate.ready(executor)).thenCompose(found -> call.get());
    }

    /** Makes a call of the SDK when there are credentials for it; it is ended with the endpoint. */
    <T> CompletionStage<T> call(ClientLease client, Function<BedrockRuntimeAsyncClient, CompletableFuture<T>> sdk) {
        return withCredentials(client.credentials(), () -> calls.running(() -> client.call(sdk)));
    }

    static QueueBounds bounds(Turn turn) {
        ResilienceSettings settings = turn.settings().resilience();
        return new QueueBounds(settings.maxQueueSize(), settings.queueTimeout());
    }
}
