/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.config.ConverseOperation;
import java.util.Arrays;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads the header that names the operation. */
final class HeaderReader {

    private HeaderReader() {}

    static @Nullable ConverseOperation operation(Message message) {
        Object value = message.getHeader(BedrockConverseConstants.OPERATION);
        if (value == null || value instanceof ConverseOperation) {
            return (ConverseOperation) value;
        }
        for (ConverseOperation operation : ConverseOperation.values()) {
            if (operation.name().equalsIgnoreCase(String.valueOf(value))) {
                return operation;
            }
        }
        throw new InvalidTurnException("Header " + BedrockConverseConstants.OPERATION + " must be one of "
                + Arrays.toString(ConverseOperation.values()) + ", but was '" + value + "'");
    }
}
