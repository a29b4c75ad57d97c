/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.status.EndpointStatus;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks Bedrock now and then whether the endpoint is well. No thread waits for the answer: the next to look finds it. */
final class HealthProbe {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Supplier<CompletionStage<?>> question;
    private final LongSupplier nanoTime;
    private @Nullable Long begun;
    private boolean running;
    private @Nullable String outcome;

    HealthProbe(Supplier<CompletionStage<?>> question) {
        this(question, System::nanoTime);
    }

    HealthProbe(Supplier<CompletionStage<?>> question, LongSupplier nanoTime) {
        this.question = question;
        this.nanoTime = nanoTime;
    }

    /** Asks, unless the last question is still open or not long ago. The endpoint is told the answer. */
    void ask(EndpointStatus status) {
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (running || (begun != null && now - begun < PAUSE)) {
                return;
            }
            running = true;
            begun = now;
        }
        try {
            question.get().whenComplete((answer, failure) -> ended(status, failure));
        } catch (RuntimeException e) {
            ended(status, e);
        }
    }

    private void ended(EndpointStatus status, @Nullable Throwable failure) {
        ErrorCategory category = status.probed(failure);
        synchronized (this) {
            running = false;
            outcome = category == null ? "answered" : category.word();
        }
    }

    /** What the last question has come to: answered, or the word of a category; null before there is any outcome. */
    synchronized @Nullable String outcome() {
        return outcome;
    }
}
