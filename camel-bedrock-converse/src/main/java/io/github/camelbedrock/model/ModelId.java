/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import org.jspecify.annotations.Nullable;

/**
 * A model, resolved.
 *
 * @param value what is sent as {@code modelId}: a model id, an inference profile id or an ARN
 * @param baseId the id of the foundation model without a geography, which is what CountTokens takes; null where it
 *     cannot be known, which is an ARN that does not name its model and no {@code baseModelId} beside it
 * @param profile what the model can do
 */
public record ModelId(String value, @Nullable String baseId, ModelProfile profile) {

    /** Whether it is the ARN of a prompt of Prompt management, which brings messages and settings of its own. */
    public boolean isPrompt() {
        return BedrockArn.isArn(value) && BedrockArn.parse(value).kind().equals("prompt");
    }
}
