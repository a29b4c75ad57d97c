/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.turn.ResilienceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads how calls are held back, and which models stand in. */
final class ResilienceReader {

    private static final String MODELS = "fallbackModels";

    private final Function<String, ModelId> models;

    /** @param models finds the model that a name stands for; refuses it by IllegalArgumentException */
    ResilienceReader(Function<String, ModelId> models) {
        this.models = models;
    }

    ResilienceSettings read(SettingValues values, ResilienceSettings base) {
        List<String> fallbacks = values.names(MODELS);
        String onOverflow = values.choice("fallbackOnContextOverflow", "true", "false");
        Long cooldown = values.millis("fallbackCooldown");
        Integer requests = values.integer("requestsPerMinute", 1);
        Integer tokens = values.integer("tokensPerMinute", 1);
        Integer queue = values.integer("maxQueueSize", 0);
        Long timeout = values.millis("queueTimeout");
        return new ResilienceSettings(
                fallbacks == null ? base.fallbackModels() : resolve(fallbacks, values),
                onOverflow == null ? base.fallbackOnOverflow() : onOverflow.equals("true"),
                cooldown == null ? base.fallbackCooldown() : cooldown,
                requests == null ? base.requestsPerMinute() : requests,
                tokens == null ? base.tokensPerMinute() : tokens,
                queue == null ? base.maxQueueSize() : queue,
                timeout == null ? base.queueTimeout() : timeout);
    }

    private List<ModelId> resolve(List<String> names, SettingValues values) {
        List<ModelId> found = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(models.apply(name));
            } catch (IllegalArgumentException e) {
                throw values.refusal(MODELS, "names a model that cannot be asked: " + e.getMessage());
            }
        }
        return found;
    }
}
