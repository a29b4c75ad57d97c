/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** Writes a turn as Bedrock's Converse request. Safe for use by many threads. */
public final class ConverseRequestMapper {

    /** The request of the turn. What the turn does not set is not sent. */
    public ConverseRequest map(Turn turn) {
        ConverseRequest.Builder request =
                ConverseRequest.builder().modelId(turn.modelId()).messages(turn.messages());
        if (turn.systemMessage() != null) {
            request.system(SystemContentBlock.fromText(turn.systemMessage()));
        }
        if (!turn.settings().isEmpty()) {
            request.inferenceConfig(inferenceConfig(turn.settings()));
        }
        return request.build();
    }

    private static InferenceConfiguration inferenceConfig(TurnSettings settings) {
        InferenceConfiguration.Builder config = InferenceConfiguration.builder()
                .maxTokens(settings.maxTokens())
                .temperature(toFloat(settings.temperature()))
                .topP(toFloat(settings.topP()));
        if (!settings.stopSequences().isEmpty()) {
            config.stopSequences(settings.stopSequences());
        }
        return config.build();
    }

    private static @Nullable Float toFloat(@Nullable Double value) {
        return value == null ? null : value.floatValue();
    }
}
