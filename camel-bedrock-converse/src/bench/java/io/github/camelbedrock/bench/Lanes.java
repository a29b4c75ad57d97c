/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a number of questions with a fixed number in flight: whenever an answer is there, the next question goes out. */
final class Lanes {

    static final String QUESTION = "What is the capital of Norway? Answer with one word.";

    private final Asker asker;
    private final String modelId;
    private final AtomicInteger toAsk;
    private final AtomicInteger open;
    private final AtomicInteger characters = new AtomicInteger();
    private final CompletableFuture<Integer> done = new CompletableFuture<>();

    Lanes(Asker asker, String modelId, int calls) {
        this.asker = asker;
        this.modelId = modelId;
        this.toAsk = new AtomicInteger(calls);
        this.open = new AtomicInteger(calls);
    }

    /** The number of characters that all answers have; or the first failure. */
    CompletableFuture<Integer> run(int inFlight) {
        for (int lane = 0; lane < inFlight; lane++) {
            next();
        }
        return done;
    }

    private void next() {
        if (toAsk.getAndDecrement() > 0) {
            asker.ask(modelId, QUESTION, this::answered);
        }
    }

    private void answered(Asker.Answered answer, Throwable failure) {
        if (failure != null) {
            done.completeExceptionally(failure);
            return;
        }
        characters.addAndGet(answer.characters());
        if (open.decrementAndGet() == 0) {
            done.complete(characters.get());
        }
        next();
    }
}
