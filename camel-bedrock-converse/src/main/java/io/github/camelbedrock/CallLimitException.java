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

    private final boolean ofModel;

    /** @param ofModel as {@link #isOfModel()} */
    public CallLimitException(String message, boolean ofModel) {
        super(message);
        this.ofModel = ofModel;
    }

    /**
     * Whether the limit is one of the model that was to be asked (requestsPerMinute, tokensPerMinute), so that another might
     * have been asked; else it is one of all models together (maxConcurrency).
     */
    public boolean isOfModel() {
        return ofModel;
    }
}
