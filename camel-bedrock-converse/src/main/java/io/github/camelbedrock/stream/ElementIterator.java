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
 * The elements of a stream, for a thread that may wait for the next. A stream that fails throws its exception after the
 * elements that came before it. To close it ends the stream; one thread at a time.
 *
 * @param <E> text or event
 */
public final class ElementIterator<E> implements Iterator<E>, Closeable {

    private final PartQueue<E> queue;
    private final StreamEnd end;
    private @Nullable E next;
    private boolean over;

    /** Takes the elements out of the queue; the end is told by the iterating thread. */
    public ElementIterator(PartQueue<E> queue, StreamEnd end) {
        this.queue = queue;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = await();
            if (next == null) {
                over = true;
                queue.tellIfDrained(new Thrown());
            }
        }
        return next != null;
    }

    @Override
    public E next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The stream has ended");
        }
        E element = next;
        next = null;
        return element;
    }

    @Override
    public void close() {
        over = true;
        next = null;
        queue.cancel();
    }

    private @Nullable E await() {
        try {
            return queue.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new CancellationException("The thread that reads the stream was interrupted");
        }
    }

    /** Lets the reader learn of a failure by its exception. */
    private final class Thrown implements StreamEnd {

        @Override
        public void whole(Reply reply) {
            end.whole(reply);
        }

        @Override
        public void failed(Throwable failure) {
            end.failed(failure);
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw new CompletionException(failure);
        }
    }
}
