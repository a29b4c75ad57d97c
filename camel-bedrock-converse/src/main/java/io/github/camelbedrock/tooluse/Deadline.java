/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a wait that takes too long. */
final class Deadline {

    private Deadline() {}

    /**
     * Lets the future fail after that time, unless it is done by then.
     *
     * @param timer must not be held by what comes next
     * @param executor runs that
     */
    static void start(ScheduledExecutorService timer, Executor executor, long millis, CompletableFuture<?> future) {
        Future<?> alarm = timer.schedule(
                () -> executor.execute(() -> future.completeExceptionally(late(millis))),
                millis,
                TimeUnit.MILLISECONDS);
        future.whenComplete((done, failure) -> alarm.cancel(false));
    }

    private static TimeoutException late(long millis) {
        return new TimeoutException("no answer within " + millis + " ms");
    }
}
