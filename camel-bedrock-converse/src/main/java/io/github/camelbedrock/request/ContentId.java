/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;

/** A short name for a file that depends on its content alone, so that the same conversation hits the prompt cache. */
final class ContentId {

    private static final int LENGTH = 6;

    private ContentId() {}

    static String of(ContentBlock media) {
        return switch (media.type()) {
            case IMAGE ->
                of(media.image().source().bytes(), media.image().source().s3Location());
            case VIDEO ->
                of(media.video().source().bytes(), media.video().source().s3Location());
            default ->
                of(media.document().source().bytes(), media.document().source().s3Location());
        };
    }

    private static String of(@Nullable SdkBytes bytes, @Nullable S3Location location) {
        byte[] content = bytes != null
                ? bytes.asByteArrayUnsafe()
                : String.valueOf(location == null ? null : location.uri()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha1(content)).substring(0, LENGTH);
    }

    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
