/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The calls of one client that are under way. They end when it is closed: left alone, the SDK (2.50.2) would make them
 * again on network threads that have ended, and some would never end. Safe for use by many threads.
 */
final class ClientCalls {

    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @throws IllegalStateException if the client is closed */
    <T> CompletableFuture<T> make(Supplier<CompletableFuture<T>> call) {
        if (closed) {
            throw new IllegalStateException(
                    "The client is closed, since the component has been stopped: restart the endpoint, too");
        }
        CompletableFuture<T> made = call.get();
        open.add(made);
        made.whenComplete((answer, failure) -> open.remove(made));
        if (closed) {
            end(made); // It was made while the others were ended.
        }
        return made;
    }

    /** Ends all, and lets no other be made. */
    void close() {
        closed = true;
        open.forEach(ClientCalls::end);
    }

    private static void end(CompletableFuture<?> call) {
        call.completeExceptionally(new CancellationException("The call was cancelled: its client was closed"));
    }
}
