/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

/**
 * The body, a header or an option cannot become a valid request. It is raised before the call: nothing was sent and
 * nothing was paid for. The message names the part at fault, what was found and what is allowed.
 */
public class InvalidTurnException extends BedrockConverseException {

    public InvalidTurnException(String message) {
        super(message);
    }

    public InvalidTurnException(String message, Throwable cause) {
        super(message, cause);
    }
}
