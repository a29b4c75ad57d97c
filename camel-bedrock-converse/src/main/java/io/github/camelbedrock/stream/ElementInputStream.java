/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a stream as bytes, for a thread that may wait for the next. What has come is read at once, without
 * waiting until the reader's buffer is full. To close it ends the stream.
 */
public final class ElementInputStream extends InputStream {

    private static final byte[] NOTHING = {};

    private final ElementIterator<byte[]> elements;
    private final @Nullable Function<Throwable, byte[]> lastWords;
    private byte[] current = NOTHING;
    private int position;
    private @Nullable Throwable failure;

    /**
     * Takes the bytes from the iterator.
     *
     * @param lastWords what is read before the failure of the stream is thrown, or null for nothing
     */
    public ElementInputStream(ElementIterator<byte[]> elements, @Nullable Function<Throwable, byte[]> lastWords) {
        this.elements = elements;
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
            if (!elements.hasMore()) {
                return false;
            }
            current = elements.next();
        } catch (RuntimeException e) {
            failure = e;
            current = lastWords == null ? NOTHING : lastWords.apply(e);
        }
        return true;
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
}
