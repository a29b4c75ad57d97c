/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.limit.QueueBounds;
import io.github.camelbedrock.limit.WaitingCall;
import io.github.camelbedrock.limit.WaitingLine;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of calls be in flight at once; further ones wait, oldest first, and hold no thread. The SDK's own
 * connection pool would fail a call that waits longer than its acquisition timeout, which has to be short since it also
 * bounds a connection attempt. Safe for use by many threads.
 */
public final class CallLimit {

    private final WaitingLine<WaitingCall> waiting;
    private final int max;
    private int inFlight;

    CallLimit(int max) {
        this.max = max;
        this.waiting = new WaitingLine<>("maxConcurrency=" + max, false);
    }

    /** Takes a place if one is free; whoever got one gives it back by {@link #leave()}. */
    public synchronized boolean tryEnter() {
        if (inFlight == max) {
            return false;
        }
        inFlight++;
        return true;
    }

    /** Starts the call when it has got its place; it gives the place back by {@link #leave()}. */
    public void enterLater(WaitingCall call, QueueBounds bounds, ScheduledExecutorService timer) {
        boolean entered;
        boolean waits;
        synchronized (this) {
            entered = tryEnter();
            waits = entered || waiting.offer(call, bounds, timer);
        }
        if (!waits) {
            waiting.refuse(call, bounds);
        } else if (entered && !call.start()) {
            leave();
        }
    }

    /** Gives a place back, to the call that has waited longest. */
    public void leave() {
        WaitingCall next;
        do {
            next = nextOrFree();
        } while (next != null && !next.start());
    }

    private synchronized @Nullable WaitingCall nextOrFree() {
        WaitingCall next = waiting.poll();
        if (next == null) {
            inFlight--;
        }
        return next;
    }

    /** How many calls are in flight. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** How many calls wait for their place. */
    public int waiting() {
        return waiting.size();
    }
}
