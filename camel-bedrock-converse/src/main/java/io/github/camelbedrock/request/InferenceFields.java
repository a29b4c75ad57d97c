/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.turn.InferenceSettings;
import io.github.camelbedrock.turn.WarnOnce;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;

/** How the model samples: what the body says, and the options where it says nothing. */
final class InferenceFields {

    private final @Nullable InferenceConfiguration given;
    private final InferenceSettings settings;

    InferenceFields(@Nullable InferenceConfiguration given, InferenceSettings settings) {
        this.given = given;
        this.settings = settings;
    }

    @Nullable
    Integer maxTokens() {
        return given != null && given.maxTokens() != null ? given.maxTokens() : settings.maxTokens();
    }

    /**
     * The configuration to send, or null for none.
     *
     * @param thinking whether Claude thinks, which takes neither temperature nor topP
     */
    @Nullable
    InferenceConfiguration of(ModelProfile model, boolean thinking, WarnOnce warnings) {
        InferenceConfiguration.Builder config = given == null ? InferenceConfiguration.builder() : given.toBuilder();
        config.maxTokens(maxTokens());
        if (given == null || given.temperature() == null) {
            config.temperature(toFloat(settings.temperature()));
        }
        if (given == null || given.topP() == null) {
            config.topP(toFloat(settings.topP()));
        }
        if ((given == null || !given.hasStopSequences())
                && !settings.stopSequences().isEmpty()) {
            config.stopSequences(settings.stopSequences());
        }
        InferenceConfiguration ready = config.build();
        if ((thinking || model.samplingRejected()) && (ready.temperature() != null || ready.topP() != null)) {
            warnings.warn("Options temperature and topP are not sent: Claude takes no sampling options "
                    + (thinking ? "while it thinks" : "with this model"));
            ready = ready.toBuilder().temperature(null).topP(null).build();
        }
        boolean empty = ready.maxTokens() == null
                && ready.temperature() == null
                && ready.topP() == null
                && !ready.hasStopSequences();
        return empty ? null : ready;
    }

    private static @Nullable Float toFloat(@Nullable Double value) {
        return value == null ? null : value.floatValue();
    }
}
