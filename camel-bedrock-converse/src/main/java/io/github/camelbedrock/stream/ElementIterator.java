/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;
import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream, for a thread that may wait for the next. A stream that fails has one more: {@link #next()}
 * throws its exception in that place, so that whoever looks ahead, as Camel's split does, still handles what came before.
 * It throws whenever it is read again: who tries once more, as Camel's error handler does, must not take the rest for the
 * end. To close it ends the stream; one thread at a time.
 *
 * @param <E> text or event
 */
public final class ElementIterator<E> implements Iterator<E>, Closeable {

    private final PartQueue<E> queue;
    private final StreamEnd end;
    private @Nullable E next;
    private boolean over;
    private @Nullable Throwable failure;

    /** Takes the elements out of the queue; the end is told by the iterating thread. */
    public ElementIterator(PartQueue<E> queue, StreamEnd end) {
        this.queue = queue;
        this.end = end;
    }

    /** Camel's split, when an exception stops it, would read all the rest (MulticastProcessor.doDone of Camel 4.18). */
    @Override
    public boolean hasNext() {
        if (!over && end.isUnwanted()) {
            close();
        }
        return hasMore();
    }

    /** Whether there is another element, or a failure, wanted or not. */
    boolean hasMore() {
        if (next == null && !over) {
            next = await();
            if (next == null && !over) {
                over = true;
                queue.tellIfDrained(new Last());
            }
        }
        return next != null || failure != null;
    }

    @Override
    public E next() {
        boolean more = hasMore();
        E element = next;
        if (element == null) {
            throw more && failure != null ? unchecked(failure) : new NoSuchElementException("The stream has ended");
        }
        next = null;
        return element;
    }

    @Override
    public void close() {
        next = null;
        over = true;
        queue.cancel();
    }

    private @Nullable E await() {
        try {
            return queue.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            failure = new CancellationException("The thread that reads the stream was interrupted");
            return null;
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new CompletionException(failure);
    }

    /** Keeps the end, which is told once. */
    private final class Last implements StreamEnd {

        @Override
        public void whole(Reply reply) {
            end.whole(reply);
        }

        @Override
        public void failed(Throwable reason) {
            failure = reason;
            end.failed(reason);
        }
    }
}
