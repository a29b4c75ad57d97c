/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

/**
 * A call that was not sent, because too many others wait already or because its turn did not come in time (options
 * maxQueueSize and queueTimeout). Bedrock has not been asked, and nothing was paid for.
 */
public class CallLimitException extends BedrockConverseException {

    public CallLimitException(String message) {
        super(message);
    }
}
