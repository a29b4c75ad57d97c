/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.model.MediaKind;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;

/**
 * Makes one content block of bytes: a byte array, a stream, a file, a remote file, or the address of an object in S3.
 * The media type decides whether it is an image, a document, a video, an audio or a text. Never loads more than
 * Bedrock takes, never reads a path or a URL out of a string.
 */
public final class MediaReader {

    private MediaReader() {}

    /**
     * Reads the whole body: headers that tell of the body go before the name of a file.
     *
     * @see #read(Exchange, Object, boolean)
     */
    public static @Nullable ContentBlock read(Exchange exchange, Object part) {
        return read(exchange, part, true);
    }

    /**
     * Reads a body, or one part of a body that is a list. Documents have no name yet.
     *
     * @param part a byte array, stream, file, path or wrapped file; a stream is closed after it was read, a stream cache
     *     is set back to its begin. Or a text that starts with {@code s3://}, where the header
     *     CamelBedrockConverseMediaType or a content type of an object store stands beside it
     * @param whole false for a part of a list: its own file name then goes before the headers that tell of the body
     * @return null if the part is none of these
     * @throws InvalidTurnException if the media type is unknown or Bedrock has no format for it, if there are no bytes or
     *     too many, if they cannot be read, if a text is not in its charset, or if the address in S3 is wrong
     */
    public static @Nullable ContentBlock read(Exchange exchange, Object part, boolean whole) {
        return read(new Part(exchange, part, whole));
    }

    /** As {@link #read(Exchange, Object, boolean)}, but bytes of which nobody knows the type are read as text. */
    static @Nullable ContentBlock readOrText(Exchange exchange, Object value, boolean whole) {
        return read(new Part(exchange, value, whole), part -> {
            MediaType told = MediaTypeFinder.told(part);
            return told == null ? MediaType.TEXT : told;
        });
    }

    static @Nullable ContentBlock read(Part part) {
        return read(part, MediaTypeFinder::find);
    }

    private static @Nullable ContentBlock read(Part part, Function<Part, MediaType> finder) {
        if (part.value() instanceof String text) {
            return inS3(part, text);
        }
        if (part.value() instanceof StreamCache cache && part.value() instanceof Reader characters) {
            return ContentBlock.fromText(characters(part, cache, characters));
        }
        if (!PartBytes.isIn(part)) {
            return null;
        }
        PartBytes.checkFile(part);
        MediaType type = finder.apply(part);
        MediaFormat format = MediaTypeFinder.format(part, type);
        SdkBytes bytes = PartBytes.read(part, format);
        return format.kind() == MediaKind.TEXT
                ? ContentBlock.fromText(TextReader.read(part, type, bytes.asByteBuffer()))
                : MediaBlocks.ofBytes(format, bytes);
    }

    private static @Nullable ContentBlock inS3(Part part, String text) {
        MediaType type = S3Address.type(part, text);
        return type == null
                ? null
                : MediaBlocks.ofS3(MediaTypeFinder.format(part, type), S3Address.location(part, text));
    }

    /** A cached {@code Reader} is a text that somebody has decoded; its bytes would be in the platform's charset. */
    private static String characters(Part part, StreamCache cache, Reader characters) {
        if (cache.length() > MediaFormat.MAX_TEXT_BYTES) {
            throw new InvalidTurnException(part.label() + " has " + cache.length() + " characters, but text may have "
                    + MediaFormat.MAX_TEXT_BYTES + " bytes at most. Make it smaller");
        }
        cache.reset();
        try {
            StringBuilder text = new StringBuilder();
            char[] some = new char[8192];
            for (int n = characters.read(some); n >= 0; n = characters.read(some)) {
                text.append(some, 0, n);
            }
            return text.toString();
        } catch (IOException e) {
            throw new InvalidTurnException(part.label() + " cannot be read: " + e, e);
        } finally {
            cache.reset();
        }
    }
}
