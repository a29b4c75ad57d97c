/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.limit.WaitingCall;
import io.github.camelbedrock.turn.Stages;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls and streams of one endpoint that wait or are under way, so that they can be ended. Safe for use by many threads. */
final class OpenCalls {

    private final Set<Consumer<Throwable>> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Makes a call, unless all were ended; the stage ends with it, or when it is ended from here. */
    <T> CompletionStage<T> running(Supplier<CompletableFuture<T>> made) {
        if (stopped) {
            return CompletableFuture.failedStage(cancellation()); // Its turn came because others were ended.
        }
        CompletableFuture<T> call = made.get();
        CompletableFuture<T> shown = new CompletableFuture<>();
        add(shown, reason -> {
            shown.completeExceptionally(reason);
            call.cancel(true); // The connection closes, and the SDK does not ask anew.
        });
        Stages.pass(call, shown);
        return shown;
    }

    /**
     * Opens what can be cancelled, which is ended by that until it has come to its end; at once, where all were ended.
     *
     * @param cancel may come before it is open
     */
    <T> CompletionStage<T> open(Runnable cancel, Supplier<CompletionStage<T>> opening) {
        Consumer<Throwable> end = reason -> cancel.run();
        ends.add(end);
        if (stopped) {
            cancel.run(); // It has waited for its turn, which came when the others were ended.
        }
        try {
            return opening.get().whenComplete((answer, failure) -> ends.remove(end));
        } catch (RuntimeException | Error e) {
            ends.remove(end);
            throw e;
        }
    }

    /**
     * A call that waits for its turn.
     *
     * @param end ends when the call does, or is refused
     */
    <T extends WaitingCall> T waiting(T call, CompletableFuture<?> end) {
        add(end, call::refuse);
        return call;
    }

    /** What a call waits for before it is made; the wait ends with that, or when it is ended from here. */
    <T extends @Nullable Object> CompletionStage<T> awaiting(CompletionStage<T> stage) {
        CompletableFuture<T> shown = new CompletableFuture<>();
        add(shown, shown::completeExceptionally);
        Stages.pass(stage, shown);
        return shown;
    }

    private void add(CompletableFuture<?> future, Consumer<Throwable> end) {
        ends.add(end);
        future.whenComplete((answer, failure) -> ends.remove(end));
        if (stopped) {
            end.accept(cancellation()); // It came when the others were ended.
        }
    }

    private static CancellationException cancellation() {
        return new CancellationException("The call was cancelled: its endpoint has stopped");
    }

    /** Lets calls be made, again after {@link #endAll}. */
    void start() {
        stopped = false;
    }

    /** Ends all calls, and every other one as soon as it is made. */
    void endAll() {
        stopped = true;
        ends.forEach(end -> end.accept(cancellation()));
    }
}
