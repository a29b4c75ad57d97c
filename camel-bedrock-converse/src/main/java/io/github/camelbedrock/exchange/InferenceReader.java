/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.InferenceSettings;
import java.util.List;

/** Reads how the model samples. */
final class InferenceReader {

    /** The limit of the service model (Converse, InferenceConfiguration.stopSequences, read 2026-08). */
    private static final int MOST_STOP_SEQUENCES = 2500;

    private InferenceReader() {}

    static InferenceSettings read(SettingValues values, InferenceSettings base) {
        Integer maxTokens = values.integer("maxTokens", 1);
        Double temperature = values.share("temperature");
        Double topP = values.share("topP");
        Integer topK = values.integer("topK", 1);
        List<String> stops = values.texts("stopSequences");
        Integer maxInputTokens = values.integer("maxInputTokens", 1);
        if (stops != null && stops.size() > MOST_STOP_SEQUENCES) {
            throw values.refusal(
                    "stopSequences", "may hold " + MOST_STOP_SEQUENCES + " texts, but held " + stops.size());
        }
        return new InferenceSettings(
                maxTokens == null ? base.maxTokens() : maxTokens,
                temperature == null ? base.temperature() : temperature,
                topP == null ? base.topP() : topP,
                topK == null ? base.topK() : topK,
                stops == null ? base.stopSequences() : stops,
                maxInputTokens == null ? base.maxInputTokens() : maxInputTokens);
    }
}
