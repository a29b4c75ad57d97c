/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamPart;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream between the network, which puts them in, and whoever takes them out. It holds few: what has
 * been taken out is asked for anew, so that a slow taker slows Bedrock down. Safe for one taker.
 *
 * @param <E> what the taker is given
 */
public final class PartQueue<E> implements PartSink {

    /**
     * What of a stream is handed on.
     *
     * @param <E> what the taker is given
     */
    @FunctionalInterface
    public interface Elements<E> {

        /** The element of the part, or null for none. */
        @Nullable
        E of(StreamPart part);
    }

    /** As many parts are asked for at the start; they take some kilobytes. */
    private static final int MOST = 32;

    private final Elements<E> elements;
    private final Runnable news;
    private final ArrayDeque<E> waiting = new ArrayDeque<>(MOST);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable PartFlow flow;
    private int taken;
    private boolean cancelled;
    private @Nullable Reply reply;
    private @Nullable Throwable failure;

    /**
     * An empty queue.
     *
     * @param elements the element of a part, or null for none
     * @param news called on a thread of the network when there is something new, the end included
     */
    public PartQueue(Elements<E> elements, Runnable news) {
        this.elements = elements;
        this.news = news;
    }

    @Override
    public void open(PartFlow opened) {
        boolean late;
        synchronized (this) {
            flow = opened;
            late = cancelled;
        }
        if (late) {
            opened.cancel();
        } else {
            opened.request(MOST);
        }
    }

    @Override
    public void take(StreamPart part) {
        E element = elements.of(part);
        if (element == null) {
            flow().request(1);
            return;
        }
        synchronized (this) {
            waiting.add(element);
            notifyAll();
        }
        ready.complete(null);
        news.run();
    }

    /** Says how the stream has ended. */
    public void end(@Nullable Reply whole, @Nullable Throwable broken) {
        synchronized (this) {
            if (!isOver()) {
                reply = whole;
                failure = broken;
            }
            notifyAll();
        }
        if (broken == null) {
            ready.complete(null);
        } else {
            ready.completeExceptionally(broken);
        }
        news.run();
    }

    /** Completes with the first element or the end, and fails where the stream fails before there is any element. */
    public CompletionStage<Void> ready() {
        return ready;
    }

    /** The next element, or null where there is none yet or no more. */
    public @Nullable E poll() {
        E element;
        synchronized (this) {
            element = waiting.poll();
        }
        if (element != null) {
            askForMore();
        }
        return element;
    }

    /**
     * Waits for the next element.
     *
     * @return it, or null at the end
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public @Nullable E await() throws InterruptedException {
        synchronized (this) {
            while (waiting.isEmpty() && !isOver()) {
                wait();
            }
        }
        return poll();
    }

    /** Ends the stream for a reason of the taker's own, unless it has ended. */
    void refuse(Throwable reason) {
        boolean late;
        synchronized (this) {
            late = isOver();
            if (!late) {
                waiting.clear();
                failure = reason;
            }
        }
        if (!late) {
            cancel();
        }
    }

    /** Whether all has been taken out and nothing more will come. */
    synchronized boolean isDrained() {
        return waiting.isEmpty() && isOver();
    }

    /** Whether nothing more will come. */
    public synchronized boolean isOver() {
        return reply != null || failure != null;
    }

    /** The whole answer, or null where the stream has not ended or has failed. */
    public synchronized @Nullable Reply reply() {
        return reply;
    }

    /** Why the stream has failed, or null. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** Ends the stream. */
    public void cancel() {
        PartFlow open;
        synchronized (this) {
            cancelled = true;
            open = flow;
        }
        if (open != null) {
            open.cancel();
        }
    }

    private void askForMore() {
        taken++;
        if (taken >= MOST / 2) {
            int more = taken;
            taken = 0;
            flow().request(more);
        }
    }

    private synchronized PartFlow flow() {
        return Objects.requireNonNull(flow, "the stream is not open");
    }
}
