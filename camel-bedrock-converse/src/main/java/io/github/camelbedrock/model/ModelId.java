/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A known model whose name is near to this one's, which may have been meant; empty where this one is known. */
    public Optional<String> near() {
        return NearNames.to(value, Map.of());
    }

    /**
     * The inference profiles that may serve the model, likely ones first; empty where nothing can be said.
     *
     * @param region the region that is called
     */
    public List<String> profilesIn(@Nullable String region) {
        return baseId == null || region == null ? List.of() : ProfilePrefix.profiles(region, baseId);
    }
}
