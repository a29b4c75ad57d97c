/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import org.apache.camel.Message;

/** Reads the body as the user's turn. */
final class BodyReader {

    private BodyReader() {}

    /**
     * The body's text.
     *
     * @throws InvalidTurnException if the body is null or is not text; names the type found
     */
    static String text(Message message) {
        Object body = message.getBody();
        if (body instanceof String text) {
            return text;
        }
        if (body == null) {
            throw new InvalidTurnException("The body is null and there is no user message: put a text into the body, or"
                    + " set the option userMessage or the header " + BedrockConverseConstants.USER_MESSAGE);
        }
        throw new InvalidTurnException("The body must be a String, but was of type "
                + body.getClass().getName() + ": convert it first, for example with convertBodyTo(String.class)");
    }
}
