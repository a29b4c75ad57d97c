/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Where tools run, and the turns that wait for them. */
public final class ToolThreads {

    private final Executor tools;
    private final Executor late;
    private final ScheduledExecutorService timer;
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param tools runs the tools; its threads may be held, all of them even
     * @param late goes on where a tool is out of time; no tool may hold it
     * @param timer looks whether they answer in time
     */
    public ToolThreads(Executor tools, Executor late, ScheduledExecutorService timer) {
        this.tools = tools;
        this.late = late;
        this.timer = timer;
    }

    void run(Runnable tool) {
        tools.execute(tool);
    }

    /** Lets the future fail after that time, unless it is done by then. */
    void limit(long millis, CompletableFuture<?> future) {
        Deadline.start(timer, late, millis, future);
    }

    /** What a turn waits for, and which ends at {@link #close} at the latest. */
    <T extends @Nullable Object> CompletableFuture<T> waiting() {
        CompletableFuture<T> end = new CompletableFuture<>();
        waiting.add(end);
        end.whenComplete((done, failure) -> waiting.remove(end));
        if (closed) {
            stop(end);
        }
        return end;
    }

    /** Nobody looks at the time any more, so that whoever waits for a tool would wait for ever. */
    public void close() {
        closed = true;
        waiting.forEach(ToolThreads::stop);
    }

    private static void stop(CompletableFuture<?> end) {
        end.completeExceptionally(new CancellationException("All was stopped while tools were called"));
    }
}
