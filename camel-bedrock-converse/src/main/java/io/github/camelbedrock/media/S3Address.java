/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.model.MediaKind;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;

/**
 * A text that names an object in S3. Whoever sends a text must not choose what Bedrock reads with the rights of the
 * route, so a header of Camel's must say that it is an address: such headers come over no wire.
 */
final class S3Address {

    private static final String SCHEME = "s3://";
    private static final String OWNER_PARAMETER = "bucketOwner=";

    /** Bedrock API reference, S3Location; a block needs the key too. */
    private static final Pattern URI = Pattern.compile("s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9]/\\P{Cntrl}+");

    /** Bedrock API reference, S3Location. */
    private static final int MAX_URI = 1024;

    /** Bedrock API reference, S3Location. */
    private static final Pattern OWNER = Pattern.compile("[0-9]{12}");

    /** Characters of a wrong address that a message repeats: it may be a whole prompt. */
    private static final int MAX_SHOWN = 200;

    private S3Address() {}

    /**
     * The type of the object that the text names. A text type in a header of an object store tells of the text itself.
     *
     * @return null if the text is no address, or one that no header vouches for
     * @throws InvalidTurnException if the text must be an address, but its type is unknown or stands in a header that
     *     may come from outside
     */
    static @Nullable MediaType type(Part part, String text) {
        if (!text.startsWith(SCHEME)) {
            return null;
        }
        if (part.header(MediaTypeFinder.MEDIA_TYPE_HEADER) != null) {
            return ofOwnHeader(part, text);
        }
        MediaType camel = MediaTypeFinder.store(part);
        if (camel == null) {
            camel = MediaTypeFinder.header(part, Exchange.FILE_CONTENT_TYPE);
        }
        if (camel != null) {
            return isText(camel) ? null : camel;
        }
        MediaType foreign = MediaTypeFinder.header(part, Exchange.CONTENT_TYPE);
        if (foreign != null && MediaFormat.of(foreign.name()) != null && !isText(foreign)) {
            throw new InvalidTurnException(
                    label(part, text) + " is read from S3 only if the header " + MediaTypeFinder.MEDIA_TYPE_HEADER
                            + " says so, since " + Exchange.CONTENT_TYPE + " may come from outside. Set it to "
                            + foreign.name() + " if the address is the route's own");
        }
        return null;
    }

    /**
     * Reads the address.
     *
     * @throws InvalidTurnException if the bucket, the key or the owner is wrong, or there is another parameter
     */
    static S3Location location(Part part, String text) {
        String address = text.strip();
        String uri = uri(text);
        if (!URI.matcher(uri).matches() || uri.length() > MAX_URI) {
            throw invalid(part, text, "must be s3://bucket/key, of at most " + MAX_URI + " characters");
        }
        S3Location.Builder location = S3Location.builder().uri(uri);
        if (uri.length() < address.length()) {
            location.bucketOwner(owner(part, text, address.substring(uri.length() + 1)));
        }
        return location.build();
    }

    private static MediaType ofOwnHeader(Part part, String text) {
        MediaType own = MediaTypeFinder.header(part, MediaTypeFinder.MEDIA_TYPE_HEADER);
        MediaType found = own != null ? own : MediaType.ofFileName(uri(text), "the key's extension");
        if (found == null) {
            throw invalid(
                    part,
                    text,
                    "has no known media type. Set the header " + MediaTypeFinder.MEDIA_TYPE_HEADER
                            + ", for example to image/png");
        }
        return found;
    }

    private static String owner(Part part, String text, String query) {
        if (!query.startsWith(OWNER_PARAMETER)) {
            throw invalid(part, text, "may have no parameter but bucketOwner");
        }
        String owner = query.substring(OWNER_PARAMETER.length());
        if (!OWNER.matcher(owner).matches()) {
            throw invalid(part, text, "must have an account of 12 digits as bucketOwner");
        }
        return owner;
    }

    private static boolean isText(MediaType type) {
        MediaFormat format = MediaFormat.of(type.name());
        return format != null && format.kind() == MediaKind.TEXT;
    }

    private static String uri(String text) {
        String address = text.strip();
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static InvalidTurnException invalid(Part part, String text, String fault) {
        return new InvalidTurnException(label(part, text) + " " + fault);
    }

    private static String label(Part part, String text) {
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
        return (part.whole() ? "The body " : "The part ") + shown;
    }
}
