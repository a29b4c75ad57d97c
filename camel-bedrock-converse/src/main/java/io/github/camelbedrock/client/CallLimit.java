/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of calls be in flight at once; further ones wait, oldest first, and hold no thread. The SDK's own
 * connection pool would fail a call that waits longer than its acquisition timeout, which has to be short since it also
 * bounds a connection attempt. Safe for use by many threads.
 */
public final class CallLimit {

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int max;
    private int inFlight;

    CallLimit(int max) {
        this.max = max;
    }

    private record Waiting(Executor executor, Runnable call, Consumer<RejectedExecutionException> refused) {}

    /** Takes a place if one is free; whoever got one gives it back by {@link #leave()}. */
    public boolean tryEnter() {
        synchronized (waiting) {
            if (inFlight == max) {
                return false;
            }
            inFlight++;
            return true;
        }
    }

    /**
     * Runs the call on the executor when it has got its place; it gives the place back by {@link #leave()}.
     *
     * @param refused is told where the executor takes no more calls, since the component has stopped
     */
    public void enterLater(Executor executor, Runnable call, Consumer<RejectedExecutionException> refused) {
        Waiting next = new Waiting(executor, call, refused);
        synchronized (waiting) {
            if (inFlight == max) {
                waiting.add(next);
                return;
            }
            inFlight++;
        }
        if (!started(next)) {
            leave();
        }
    }

    /** Gives a place back, to the call that has waited longest. */
    public void leave() {
        Waiting next;
        do {
            next = nextOrFree();
        } while (next != null && !started(next));
    }

    private @Nullable Waiting nextOrFree() {
        synchronized (waiting) {
            Waiting next = waiting.poll();
            if (next == null) {
                inFlight--;
            }
            return next;
        }
    }

    private static boolean started(Waiting next) {
        try {
            next.executor().execute(next.call());
            return true;
        } catch (RejectedExecutionException e) {
            next.refused().accept(e);
            return false;
        }
    }
}
