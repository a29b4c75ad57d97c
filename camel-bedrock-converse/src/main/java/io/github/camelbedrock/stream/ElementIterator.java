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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream as they come. Whoever iterates waits for the model. A failure of the stream is thrown where
 * the next element would have been; closing before the end ends the stream.
 *
 * @param <E> what it gives
 */
public final class ElementIterator<E> implements Iterator<E>, Closeable {

    private final PartQueue<E> queue;
    private final Consumer<Reply> atEnd;
    private @Nullable E next;
    private boolean over;

    /**
     * Takes the elements out of the queue.
     *
     * @param atEnd called with the whole answer by the iterating thread, before it learns that there is nothing more
     */
    public ElementIterator(PartQueue<E> queue, Consumer<Reply> atEnd) {
        this.queue = queue;
        this.atEnd = atEnd;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = await();
            if (next == null) {
                end();
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
            queue.cancel();
            throw new CancellationException("The thread that reads the stream was interrupted");
        }
    }

    private void end() {
        over = true;
        Reply reply = queue.reply();
        if (reply != null) {
            atEnd.accept(reply);
            return;
        }
        Throwable failure = queue.failure();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new CompletionException(failure);
    }
}
