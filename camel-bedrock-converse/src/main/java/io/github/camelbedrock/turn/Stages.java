/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done with stages in more than one place. */
public final class Stages {

    private Stages() {}

    /** Lets the future end as the stage ends, unless it has ended before. */
    public static <T extends @Nullable Object> void pass(CompletionStage<T> stage, CompletableFuture<T> future) {
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                future.completeExceptionally(failure);
            } else {
                future.complete(value);
            }
        });
    }

    /** The same for a stage that is yet to be made, which may fail, too. */
    public static <T extends @Nullable Object> void pass(
            Supplier<CompletionStage<T>> call, CompletableFuture<T> future) {
        try {
            pass(call.get(), future);
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }
}
