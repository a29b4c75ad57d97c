/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.CallLimit;
import io.github.camelbedrock.limit.WaitingCall;
import io.github.camelbedrock.turn.Stages;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A call that waits, without a thread, while the client has as many calls in flight as it may.
 *
 * @param <T> what the call answers
 */
final class Limited<T> {

    private final Function<Turn, CompletionStage<T>> call;
    private final CallLimit limit;
    private final Waits waits;

    Limited(Function<Turn, CompletionStage<T>> call, CallLimit limit, Waits waits) {
        this.call = call;
        this.limit = limit;
        this.waits = waits;
    }

    CompletionStage<T> invoke(Turn turn) {
        if (limit.tryEnter()) {
            return invokeNow(turn);
        }
        CompletableFuture<T> later = new CompletableFuture<>();
        WaitingCall waiting = new WaitingCall(
                waits.executor(), () -> Stages.pass(() -> invokeNow(turn), later), later::completeExceptionally);
        limit.enterLater(waits.calls().waiting(waiting, later), Waits.bounds(turn), waits.timer());
        return later;
    }

    private CompletionStage<T> invokeNow(Turn turn) {
        try {
            return call.apply(turn).whenComplete((answer, failure) -> limit.leave());
        } catch (RuntimeException | Error e) {
            limit.leave();
            throw e;
        }
    }
}
