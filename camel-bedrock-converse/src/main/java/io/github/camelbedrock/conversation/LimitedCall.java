/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.CallLimit;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Keeps the calls of one client within its limit. */
final class LimitedCall implements ModelCall {

    private final ModelCall call;
    private final CallLimit limit;
    private final Executor executor;

    LimitedCall(ModelCall call, CallLimit limit, Executor executor) {
        this.call = call;
        this.limit = limit;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        if (limit.tryEnter()) {
            return invokeNow(turn);
        }
        CompletableFuture<Reply> later = new CompletableFuture<>();
        limit.enterLater(executor, () -> invokeNow(turn, later), later::completeExceptionally);
        return later;
    }

    private CompletionStage<Reply> invokeNow(Turn turn) {
        try {
            return call.invoke(turn).whenComplete((reply, failure) -> limit.leave());
        } catch (RuntimeException | Error e) {
            limit.leave();
            throw e;
        }
    }

    private void invokeNow(Turn turn, CompletableFuture<Reply> later) {
        try {
            invokeNow(turn).whenComplete((reply, failure) -> {
                if (failure != null) {
                    later.completeExceptionally(failure);
                } else {
                    later.complete(reply);
                }
            });
        } catch (RuntimeException | Error e) {
            later.completeExceptionally(e);
        }
    }
}
