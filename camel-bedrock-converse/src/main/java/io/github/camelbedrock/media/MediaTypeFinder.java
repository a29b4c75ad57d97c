/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Asks the headers and names for a part's media type; the first that knows it is believed. */
final class MediaTypeFinder {

    /** The user's own word, before all others. */
    static final String MEDIA_TYPE_HEADER = BedrockConverseConstants.MEDIA_TYPE;

    /** Written by Camel's object stores, the order is that of camel-openai. */
    static final List<String> STORE_HEADERS = List.of(
            "CamelAwsS3ContentType",
            "CamelAzureStorageBlobContentType",
            "CamelAzureStorageDataLakeContentType",
            "CamelGoogleCloudStorageContentType",
            "CamelMinioContentType",
            "CamelIBMCOSContentType");

    private MediaTypeFinder() {}

    /**
     * Finds the type of bytes. A part of a list believes its own file name before the headers that tell of the whole
     * body.
     *
     * @throws InvalidTurnException if nobody knows the type
     */
    static MediaType find(Part part) {
        MediaType found = told(part);
        if (found == null) {
            throw unknown(part);
        }
        return found;
    }

    /** As {@link #find}, but null where nobody knows the type. */
    static @Nullable MediaType told(Part part) {
        MediaType found = header(part, MEDIA_TYPE_HEADER);
        if (found == null && !part.whole()) {
            found = ownName(part);
        }
        if (found == null) {
            found = store(part);
        }
        if (found == null) {
            found = header(part, Exchange.CONTENT_TYPE);
        }
        if (found == null) {
            found = header(part, Exchange.FILE_CONTENT_TYPE);
        }
        if (found == null) {
            found = ownName(part);
        }
        if (found == null) {
            found = MediaType.ofFileName(part.header(Exchange.FILE_NAME), source(Exchange.FILE_NAME));
        }
        return found;
    }

    /**
     * The format of a found type.
     *
     * @throws InvalidTurnException if Bedrock has none
     */
    static MediaFormat format(Part part, MediaType type) {
        MediaFormat format = MediaFormat.of(type.name());
        if (format == null) {
            throw new InvalidTurnException(part.label() + " has the media type " + type.name() + " (" + type.source()
                    + "), for which Bedrock has no format. Allowed are " + MediaFormat.allowed()
                    + ". Convert it first, or set the header " + MEDIA_TYPE_HEADER + " if the type is wrong");
        }
        return format;
    }

    /** The type in a header, null if there is none or it says nothing of the content. */
    static @Nullable MediaType header(Part part, String name) {
        return MediaType.parse(part.header(name), source(name));
    }

    /** The type in the first object store's header that knows it. */
    static @Nullable MediaType store(Part part) {
        for (String name : STORE_HEADERS) {
            MediaType found = header(part, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable MediaType ownName(Part part) {
        String name = part.fileName();
        return MediaType.ofFileName(name, "the file name " + name);
    }

    private static String source(String header) {
        return "header " + header;
    }

    private static InvalidTurnException unknown(Part part) {
        String name = part.fileName();
        return new InvalidTurnException(part.label() + " has no known media type. Looked at the headers "
                + MEDIA_TYPE_HEADER + ", " + String.join(", ", STORE_HEADERS) + ", " + Exchange.CONTENT_TYPE + ", "
                + Exchange.FILE_CONTENT_TYPE + " and " + Exchange.FILE_NAME
                + (name == null ? "" : ", and at the file name " + name) + ". Set the header " + MEDIA_TYPE_HEADER
                + ", for example to image/png");
    }
}
