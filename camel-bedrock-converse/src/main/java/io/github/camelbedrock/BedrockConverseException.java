/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import org.jspecify.annotations.Nullable;

/**
 * Root of the component's own failures. Failures that Amazon Bedrock or the AWS SDK report are never wrapped in it:
 * they reach the route as the SDK's own exceptions.
 */
public class BedrockConverseException extends RuntimeException {

    public BedrockConverseException(String message) {
        super(message);
    }

    public BedrockConverseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
