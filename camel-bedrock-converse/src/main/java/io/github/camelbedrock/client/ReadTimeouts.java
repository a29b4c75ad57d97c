/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.error.Causes;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells from a failure that the connection was silent for too long, whichever HTTP client has seen it. */
final class ReadTimeouts {

    /** As netty-nio-client 2.50.2 says it, and {@link SilenceWatch}. */
    private static final String TEXT = "read timed out";

    /** Causes further in are no HTTP client's. */
    private static final int DEPTH = 8;

    private ReadTimeouts() {}

    static boolean isReadTimeout(Throwable failure) {
        return Causes.of(failure)
                .limit(DEPTH)
                .takeWhile(cause -> !(cause instanceof SdkServiceException)) // Somebody has answered.
                .map(Throwable::getMessage)
                .anyMatch(message ->
                        message != null && message.toLowerCase(Locale.ROOT).contains(TEXT));
    }
}
