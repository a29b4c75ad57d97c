/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream as bytes, for a thread that may wait for the next. What has come is read at once, without
 * waiting until the reader's buffer is full. To close it ends the stream.
 */
public final class ElementInputStream extends InputStream {

    private static final byte[] NOTHING = {};

    private final ElementIterator<byte[]> elements;
    private final LastWords lastWords;
    private byte[] current = NOTHING;
    private int position;
    private @Nullable Throwable failure;
    private @Nullable Reply whole;

    /** What is read at the end of a stream, behind its elements. */
    public interface LastWords {

        /** Read behind a whole answer. */
        default byte[] whole(Reply reply) {
            return NOTHING;
        }

        /** Read before the failure is thrown. */
        default byte[] failed(Throwable reason) {
            return NOTHING;
        }
    }

    /** Takes the bytes out of the queue; the end is told by the reading thread. */
    public ElementInputStream(PartQueue<byte[]> queue, StreamEnd end, LastWords lastWords) {
        this.elements = new ElementIterator<>(queue, new Kept(end));
        this.lastWords = lastWords;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (position == current.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        if (failure != null) {
            throw new IOException("The stream has failed: " + failure.getMessage(), failure);
        }
        position = 0;
        current = NOTHING;
        try {
            if (elements.hasMore()) {
                current = elements.next();
                return true;
            }
        } catch (RuntimeException e) {
            failure = e;
            current = lastWords.failed(e);
            return true;
        }
        Reply reply = whole;
        whole = null;
        current = reply == null ? NOTHING : lastWords.whole(reply);
        return reply != null;
    }

    @Override
    public int available() {
        return current.length - position;
    }

    @Override
    public void close() {
        position = 0;
        current = NOTHING;
        elements.close();
    }

    /** Keeps the whole answer for the last words. */
    private final class Kept implements StreamEnd {

        private final StreamEnd end;

        private Kept(StreamEnd end) {
            this.end = end;
        }

        @Override
        public void whole(Reply reply) {
            whole = reply;
            end.whole(reply);
        }

        @Override
        public void failed(Throwable reason) {
            end.failed(reason);
        }
    }
}
