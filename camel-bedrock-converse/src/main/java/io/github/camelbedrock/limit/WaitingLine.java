/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import io.github.camelbedrock.CallLimitException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for the same thing, oldest first. Safe for use by many threads.
 *
 * @param <T> the calls
 */
public final class WaitingLine<T extends WaitingCall> {

    private final Deque<T> calls = new ArrayDeque<>();
    private final String awaited;
    private final boolean ofModel;

    /**
     * A line.
     *
     * @param awaited what for, such as {@code maxConcurrency=500}
     * @param ofModel whether that is a model's own
     */
    public WaitingLine(String awaited, boolean ofModel) {
        this.awaited = awaited;
        this.ofModel = ofModel;
    }

    /** Lets the call wait; it is refused at once where the line is full, and later where its time is over. */
    public void add(T call, QueueBounds bounds, ScheduledExecutorService timer) {
        if (!offer(call, bounds, timer)) {
            refuse(call, bounds);
        }
    }

    /** As {@link #add}, but leaves it to the caller to refuse a call that the line is too full for, and says so by false. */
    public boolean offer(T call, QueueBounds bounds, ScheduledExecutorService timer) {
        synchronized (calls) {
            if (calls.size() >= bounds.maxSize()) {
                calls.removeIf(WaitingCall::isOver);
            }
            if (calls.size() >= bounds.maxSize()) {
                return false;
            }
            calls.add(call);
        }
        call.setAlarm(timer.schedule(() -> expire(call, bounds.timeout()), bounds.timeout(), TimeUnit.MILLISECONDS));
        return true;
    }

    /** Refuses the call because the line is full. */
    public void refuse(T call, QueueBounds bounds) {
        call.refuse(new CallLimitException(
                "The call was not sent: " + bounds.maxSize() + " calls wait already for their turn by " + awaited
                        + " (option maxQueueSize)",
                ofModel));
    }

    private void expire(T call, long timeout) {
        synchronized (calls) {
            calls.remove(call);
        }
        call.refuseLater(new CallLimitException(
                "The call was not sent: it has waited " + timeout + " ms for its turn by " + awaited
                        + " (option queueTimeout)",
                ofModel));
    }

    /** Takes out the call that has waited longest; null where none waits. */
    public @Nullable T poll() {
        synchronized (calls) {
            T next = calls.poll();
            while (next != null && next.isOver()) {
                next = calls.poll();
            }
            return next;
        }
    }

    /** Whether no call waits. */
    public boolean isEmpty() {
        synchronized (calls) {
            while (!calls.isEmpty() && calls.element().isOver()) {
                calls.remove();
            }
            return calls.isEmpty();
        }
    }

    /** How many calls wait. */
    public int size() {
        synchronized (calls) {
            return (int) calls.stream().filter(call -> !call.isOver()).count();
        }
    }
}
