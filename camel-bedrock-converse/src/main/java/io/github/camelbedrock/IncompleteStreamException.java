/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A stream ended before Bedrock said that the answer was whole. What had arrived by then is kept. */
public class IncompleteStreamException extends BedrockConverseException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Message partialMessage;
    private final String partialText;
    private final @Nullable String requestId;

    /**
     * With what had arrived.
     *
     * @param partialMessage the assistant's message so far; a tool call in it may have broken off
     * @param partialText its text so far
     * @param requestId the AWS request id, or null where Bedrock had not even begun to answer
     */
    public IncompleteStreamException(
            String message,
            @Nullable Throwable cause,
            @Nullable Message partialMessage,
            String partialText,
            @Nullable String requestId) {
        super(message, cause);
        this.partialMessage = partialMessage;
        this.partialText = partialText;
        this.requestId = requestId;
    }

    /** The AWS request id; null where Bedrock had not even begun to answer. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** The assistant's message as far as it had come; null after serialization. */
    public @Nullable Message partialMessage() {
        return partialMessage;
    }

    /** The text as far as it had come, empty where none had. */
    public String partialText() {
        return partialText;
    }
}
