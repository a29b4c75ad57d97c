/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the model samples and how much it may read and write.
 *
 * @param maxTokens the most tokens of the answer, at least 1
 * @param temperature from 0 to 1
 * @param topP from 0 to 1
 * @param topK at least 1
 * @param stopSequences texts at which the model stops
 * @param maxInputTokens the most tokens of the request, at least 1; counted before the model is asked
 */
public record InferenceSettings(
        @Nullable Integer maxTokens,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        List<String> stopSequences,
        @Nullable Integer maxInputTokens) {

    public static final InferenceSettings NONE = new InferenceSettings(null, null, null, null, List.of(), null);

    public InferenceSettings {
        stopSequences = List.copyOf(stopSequences);
    }
}
