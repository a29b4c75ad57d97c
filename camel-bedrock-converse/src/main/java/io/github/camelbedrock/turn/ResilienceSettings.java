/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import io.github.camelbedrock.model.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the call is held back, and which models stand in for the first.
 *
 * @param fallbackModels in this order; empty for none
 * @param fallbackOnOverflow whether they stand in for a model that the request is too large for
 * @param fallbackCooldown the milliseconds for which a model is left alone that could not answer
 * @param requestsPerMinute the most requests of the model in a minute; null for any number
 * @param tokensPerMinute the most tokens of the model in a minute; null for any number
 * @param maxQueueSize how many calls may wait
 * @param queueTimeout the milliseconds that a call may wait
 */
public record ResilienceSettings(
        List<ModelId> fallbackModels,
        boolean fallbackOnOverflow,
        long fallbackCooldown,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute,
        int maxQueueSize,
        long queueTimeout) {

    public static final ResilienceSettings NONE =
            new ResilienceSettings(List.of(), false, 60_000, null, null, 10_000, 300_000);

    public ResilienceSettings {
        fallbackModels = List.copyOf(fallbackModels);
    }
}
