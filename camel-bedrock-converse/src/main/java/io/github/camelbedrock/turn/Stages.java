/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
}
