/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import org.jspecify.annotations.Nullable;

/** A call whose failure ends the loop. The message says which tool it is and what was wrong. */
public final class ToolFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With why it has failed; null where the message says it all. */
    public ToolFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
