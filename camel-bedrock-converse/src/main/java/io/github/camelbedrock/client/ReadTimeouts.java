/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells from a failure that the connection was silent for too long, whichever HTTP client has seen it. */
final class ReadTimeouts {

    /** As netty-nio-client 2.50.2 says it, and {@link SilenceWatch}. */
    private static final String TEXT = "read timed out";

    /** Causes further in are no HTTP client's. */
    private static final int DEPTH = 8;

    private ReadTimeouts() {}

    static boolean isReadTimeout(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SdkServiceException) {
                return false; // Somebody has answered.
            }
            String message =
                    cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
            if (message.contains(TEXT)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
