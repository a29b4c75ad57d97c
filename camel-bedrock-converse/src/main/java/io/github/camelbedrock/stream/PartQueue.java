/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    /** As many parts are asked for at the start; they take some kilobytes. With fewer, threads wake more often. */
    private static final int MOST = 128;

    private final Elements<E> elements;
    // No monitor: to wait in one would hold the carrier of a virtual thread (JDK 21 to 23).
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<E> waiting = new ArrayDeque<>(MOST);
    /** What the taker has taken out at once, so that it needs the lock once for many. No other thread touches it. */
    private final ArrayDeque<E> batch = new ArrayDeque<>(MOST);

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile Runnable listener = () -> {};
    private @Nullable PartFlow flow;
    private int taken;
    private boolean cancelled;
    private volatile boolean refused;
    private boolean over;
    private @Nullable Reply reply;
    private @Nullable Throwable failure;

    /** An empty queue with such elements. */
    public PartQueue(Elements<E> elements) {
        this.elements = elements;
    }

    /** Asks for the stream whose elements are taken from this queue. */
    public void ask(StreamCall stream, Turn turn) {
        stream.invoke(turn, this).whenComplete(this::end);
    }

    /** Lets this be called, on a thread of the network, when there is something new from now on, the end included. */
    void listen(Runnable onNews) {
        listener = onNews;
    }

    @Override
    public void open(PartFlow opened) {
        lock.lock();
        boolean late = cancelled;
        flow = opened;
        lock.unlock();
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
        lock.lock();
        try {
            if (over) {
                return; // Its end came on another thread, while this part was on its way.
            }
            waiting.add(element);
        } finally {
            lock.unlock();
        }
        if (!ready.isDone()) {
            flush(); // Who waits for the first part waits no longer for what may come with it.
        }
    }

    @Override
    public void flush() {
        lock.lock();
        boolean any = over || !waiting.isEmpty();
        news.signal();
        lock.unlock();
        if (any) {
            ready.complete(null);
            listener.run();
        }
    }

    /**
     * Says how the stream has ended. What is said first counts.
     *
     * @param whole the whole answer, or null where it has failed
     * @param failed why it has failed, or null; what it stands in is taken off
     */
    void end(@Nullable Reply whole, @Nullable Throwable failed) {
        Throwable broken = failed == null ? null : Causes.unwrapped(failed);
        lock.lock();
        boolean something = !waiting.isEmpty();
        if (!over) {
            over = true;
            reply = whole;
            failure = broken;
        }
        news.signal();
        lock.unlock();
        if (broken == null || something) {
            ready.complete(null);
        } else {
            ready.completeExceptionally(broken);
        }
        listener.run();
    }

    /** Completes with the first element or the end, and fails where the stream fails before there is any element. */
    public CompletionStage<Void> ready() {
        return ready;
    }

    /** The next element, or null where there is none yet or no more. */
    @Nullable
    E poll() {
        if (batch.isEmpty()) {
            lock.lock();
            batch.addAll(waiting);
            waiting.clear();
            lock.unlock();
        }
        E element = refused ? null : batch.poll();
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
    @Nullable
    E await() throws InterruptedException {
        E element = poll();
        if (element != null) {
            return element;
        }
        lock.lock();
        try {
            while (waiting.isEmpty() && !over) {
                news.await();
            }
        } finally {
            lock.unlock();
        }
        return poll();
    }

    /** Ends the stream for a reason of the taker's own, whatever end it has come to meanwhile; what waits is dropped. */
    void refuse(Throwable reason) {
        lock.lock();
        over = true;
        reply = null;
        failure = reason;
        waiting.clear();
        refused = true;
        lock.unlock();
        cancel();
    }

    /** Tells how the stream has ended if all has been taken out, and nothing more will come. */
    boolean tellIfDrained(StreamEnd end) {
        lock.lock();
        boolean drained = over && waiting.isEmpty() && (batch.isEmpty() || refused);
        Reply whole = reply;
        Throwable broken = failure;
        lock.unlock();
        if (drained && whole != null) {
            end.whole(whole);
        } else if (drained) {
            end.failed(Objects.requireNonNull(broken, "an end is the whole answer or a failure"));
        }
        return drained;
    }

    /** Ends the stream. What waits can still be taken out. */
    public void cancel() {
        lock.lock();
        cancelled = true;
        PartFlow open = flow;
        lock.unlock();
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

    private PartFlow flow() {
        return Objects.requireNonNull(flow, "the stream is not open");
    }
}
