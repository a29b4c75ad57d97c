/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Reads a part's bytes, never more than may be sent and one more. */
final class PartBytes {

    private final Part part;
    private final MediaFormat format;

    private PartBytes(Part part, MediaFormat format) {
        this.part = part;
        this.format = format;
    }

    /** Whether the part holds bytes at all. */
    static boolean isIn(Part part) {
        return isBytes(part.value()) || part.value() instanceof WrappedFile;
    }

    /** Whether it is a value of bytes without any; a stream that cannot be set back is not asked. */
    static boolean isNothing(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length == 0;
        }
        if (value instanceof StreamCache cache) {
            return cache.length() == 0;
        }
        if (value instanceof WrappedFile<?> wrapped) {
            Object content = content(wrapped);
            return content != null && isNothing(content);
        }
        try {
            if (value instanceof File || value instanceof Path) {
                Path path = value instanceof File file ? file.toPath() : (Path) value;
                return Files.isRegularFile(path) && Files.size(path) == 0;
            }
            if (!(value instanceof InputStream stream) || !stream.markSupported()) {
                return false;
            }
            stream.mark(1);
            boolean end = stream.read() < 0;
            stream.reset();
            return end;
        } catch (IOException e) {
            return false; // Whoever reads it says why.
        }
    }

    /**
     * Refuses a file that is none, before its name is asked for a type.
     *
     * @throws InvalidTurnException if it does not exist, or is a directory or a device
     */
    static void checkFile(Part part) {
        Object content = part.value() instanceof WrappedFile<?> wrapped ? content(wrapped) : part.value();
        Path path = content instanceof File file ? file.toPath() : content instanceof Path p ? p : null;
        if (path == null || Files.isRegularFile(path)) {
            return;
        }
        String fault = Files.isDirectory(path)
                ? " is a directory"
                : Files.exists(path) ? " is not a regular file" : " does not exist";
        throw new InvalidTurnException(part.label() + ": " + path + fault + ". Pass a file that can be read");
    }

    /**
     * Reads all bytes. A stream is closed thereafter, a stream cache is set back to its begin.
     *
     * @throws InvalidTurnException if there are none, more than the format allows, or they cannot be read
     */
    static SdkBytes read(Part part, MediaFormat format) {
        PartBytes reader = new PartBytes(part, format);
        try {
            SdkBytes bytes = reader.read(part.value());
            if (bytes.asByteArrayUnsafe().length == 0) {
                throw new InvalidTurnException(part.label() + " is empty: nothing can be sent as " + format.label());
            }
            return bytes;
        } catch (IOException | RuntimeCamelException e) {
            throw new InvalidTurnException(part.label() + " cannot be read: " + e, e);
        }
    }

    private SdkBytes read(Object content) throws IOException {
        if (content instanceof byte[] bytes) {
            checkLength(bytes.length);
            return SdkBytes.fromByteArray(bytes); // a copy: the route keeps its array and may write to it
        }
        if (content instanceof StreamCache cache) {
            return cached(cache);
        }
        if (content instanceof InputStream stream) {
            try (stream) {
                return limited(stream);
            }
        }
        if (content instanceof WrappedFile<?> wrapped) {
            return wrapped(wrapped);
        }
        Path path = content instanceof File file ? file.toPath() : (Path) content;
        checkLength(Files.size(path));
        try (InputStream stream = Files.newInputStream(path)) {
            return limited(stream);
        }
    }

    private SdkBytes wrapped(WrappedFile<?> wrapped) throws IOException {
        Object content = content(wrapped);
        if (content == null) {
            checkLength(wrapped.getFileLength());
            content = loaded(wrapped);
        }
        return read(content);
    }

    /** What the file holds already; null for a remote file that is not loaded yet. */
    private static @Nullable Object content(WrappedFile<?> wrapped) {
        Object body = wrapped.getBody();
        Object file = wrapped.getFile();
        return isBytes(body) ? body : isBytes(file) ? file : null;
    }

    private InputStream loaded(WrappedFile<?> wrapped) throws IOException {
        InputStream stream = part.exchange() == null
                ? null
                : part.exchange()
                        .getContext()
                        .getTypeConverter()
                        .convertTo(InputStream.class, part.exchange(), wrapped);
        if (stream == null) {
            throw new IOException("it has no content, and Camel has no converter from it to InputStream");
        }
        return stream;
    }

    private SdkBytes cached(StreamCache cache) throws IOException {
        checkLength(cache.length());
        cache.reset(); // somebody may have read of it before
        try {
            if (cache instanceof InputStream stream) {
                return limited(stream);
            }
            LimitedBytes out = new LimitedBytes();
            cache.writeTo(out);
            return SdkBytes.fromByteArrayUnsafe(out.bytes.toByteArray());
        } finally {
            cache.reset(); // redelivery reads it again
        }
    }

    private SdkBytes limited(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(format.maxBytes() + 1);
        checkRead(bytes.length);
        return SdkBytes.fromByteArrayUnsafe(bytes);
    }

    private void checkRead(long length) {
        if (length > format.maxBytes()) {
            throw tooLarge("more than " + format.maxBytes());
        }
    }

    private void checkLength(long length) {
        if (length > format.maxBytes()) {
            throw tooLarge(Long.toString(length));
        }
    }

    private InvalidTurnException tooLarge(String found) {
        return new InvalidTurnException(part.label() + " has " + found + " bytes, but Bedrock takes at most "
                + format.maxBytes() + " bytes as " + format.label() + ". Make it smaller, or put it into S3 and pass"
                + " s3://bucket/key if the model reads from there");
    }

    private static boolean isBytes(@Nullable Object value) {
        return value instanceof byte[]
                || value instanceof InputStream
                || value instanceof StreamCache
                || value instanceof File
                || value instanceof Path;
    }

    /** Stops a cache that cannot tell its length as soon as it is too long. */
    private final class LimitedBytes extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            checkRead(bytes.size() + 1L);
            bytes.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            checkRead((long) bytes.size() + length);
            bytes.write(some, offset, length);
        }
    }
}
