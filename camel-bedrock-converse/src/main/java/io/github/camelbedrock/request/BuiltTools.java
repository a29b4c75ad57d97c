/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.turn.ToolSettings;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * The tools of the last request, which those of the next nearly always are: to build them takes longer than the rest of a
 * request. One for an endpoint, safe for use by many threads.
 */
final class BuiltTools {

    /**
     * What the tools of a request are made of, but for its history.
     *
     * @param base those that the body or the endpoint brings; they are compared by identity, since schemas are large
     * @param output the tool whose input is the answer, or null
     * @param thinking whether Claude thinks
     * @param kept whether they must stay although the model may call none
     */
    record Source(
            @Nullable ToolConfiguration base,
            ToolSettings settings,
            boolean said,
            ModelProfile model,
            @Nullable Tool output,
            boolean thinking,
            boolean kept,
            @Nullable CachePointBlock cachePoint) {

        private boolean isSame(Source other) {
            return base == other.base
                    && settings.offered() == other.settings.offered()
                    && said == other.said
                    && model == other.model
                    && thinking == other.thinking
                    && kept == other.kept
                    && Objects.equals(cachePoint, other.cachePoint)
                    && Objects.equals(settings.choice(), other.settings.choice())
                    && settings.allStrict() == other.settings.allStrict()
                    && settings.strictNames().equals(other.settings.strictNames())
                    && settings.systemTools().equals(other.settings.systemTools())
                    && Objects.equals(output, other.output);
        }
    }

    private record Built(Source source, ToolConfiguration tools) {}

    private volatile @Nullable Built last;

    /** The tools of this source: the last ones, or new ones. */
    @Nullable
    ToolConfiguration of(Source source, Supplier<@Nullable ToolConfiguration> building) {
        Built known = last;
        if (known != null && known.source.isSame(source)) {
            return known.tools;
        }
        ToolConfiguration tools = building.get();
        if (tools != null) {
            last = new Built(source, tools);
        }
        return tools;
    }
}
