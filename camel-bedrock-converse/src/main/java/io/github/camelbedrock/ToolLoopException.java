/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * The tools that a model asks for cannot be called, or not once more. What was said by then is kept: the conversation ends
 * with the model's turn whose calls have no results, so that it can go on once there are some.
 */
public class ToolLoopException extends BedrockConverseException {

    private static final long serialVersionUID = 1L;

    private final transient List<Message> messages;
    private final int iterations;

    /**
     * With the conversation by then.
     *
     * @param cause why a tool has failed, or null
     * @param messages the conversation, the model's last turn included
     * @param iterations how often tools were called and answered before
     */
    public ToolLoopException(String message, @Nullable Throwable cause, List<Message> messages, int iterations) {
        super(message, cause);
        this.messages = List.copyOf(messages);
        this.iterations = iterations;
    }

    /** The conversation by then, the model's last turn included; empty after serialization. */
    public List<Message> messages() {
        return messages == null ? List.of() : messages;
    }

    /** How often tools were called and answered before. */
    public int iterations() {
        return iterations;
    }
}
