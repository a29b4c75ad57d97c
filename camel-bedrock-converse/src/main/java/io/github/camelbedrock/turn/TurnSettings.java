/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one question is to be answered. Null and empty mean: not sent, the model's own default holds. The values are
 * checked by whoever knows the option or header that they come from.
 */
public record TurnSettings(
        @Nullable Integer maxTokens, @Nullable Double temperature, @Nullable Double topP, List<String> stopSequences) {

    public TurnSettings {
        stopSequences = List.copyOf(stopSequences);
    }

    /** Whether nothing is set, so that the request needs no inferenceConfig. */
    public boolean isEmpty() {
        return maxTokens == null && temperature == null && topP == null && stopSequences.isEmpty();
    }
}
