/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when nothing has come for too long while something was waited for. Time in which the taker wants nothing does not
 * count, so that a slow one is never taken for a dead server.
 */
final class IdleWatch {

    private final ScheduledExecutorService timer;
    private final long limit;
    private final BooleanSupplier waiting;
    private final Runnable expired;
    private volatile long since = System.nanoTime();
    private @Nullable ScheduledFuture<?> next;
    private boolean stopped;

    /**
     * A watch that does not run yet.
     *
     * @param limit milliseconds
     * @param waiting whether something is waited for now
     * @param expired called once, on a thread of the timer that must not be held
     */
    IdleWatch(ScheduledExecutorService timer, long limit, BooleanSupplier waiting, Runnable expired) {
        this.timer = timer;
        this.limit = TimeUnit.MILLISECONDS.toNanos(limit);
        this.waiting = waiting;
        this.expired = expired;
    }

    void start() {
        schedule(limit);
    }

    /** Something has come, or is waited for from now on. */
    void touch() {
        since = System.nanoTime();
    }

    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private synchronized void schedule(long nanos) {
        if (!stopped) {
            next = timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void check() {
        if (!waiting.getAsBoolean()) {
            touch();
        }
        long left = limit - (System.nanoTime() - since);
        if (left > 0) {
            schedule(left);
        } else {
            expired.run();
        }
    }
}
