/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import org.jspecify.annotations.Nullable;

/** An answer of the model that does not fit the schema. */
public final class BadAnswerException extends Exception {

    private final @Nullable String requestId;

    /** Takes what is wrong with the answer, and the id under which AWS knows the call. */
    public BadAnswerException(String message, @Nullable String requestId) {
        super(message);
        this.requestId = requestId;
    }

    /** The AWS request id, if there was one. */
    public @Nullable String requestId() {
        return requestId;
    }
}
