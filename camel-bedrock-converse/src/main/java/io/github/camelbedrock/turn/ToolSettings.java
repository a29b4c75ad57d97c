/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * The tools that the model may call.
 *
 * @param config the tools in Bedrock's own form, or null
 * @param choice auto, any, none or the name of a tool; null where it was left open
 * @param allStrict whether every tool is strict
 * @param strictNames the tools that are strict, where not all are
 * @param systemTools names of tools that run within Bedrock
 */
public record ToolSettings(
        @Nullable ToolConfiguration config,
        @Nullable String choice,
        boolean allStrict,
        Set<String> strictNames,
        List<String> systemTools) {

    public static final ToolSettings NONE = new ToolSettings(null, null, false, Set.of(), List.of());

    public ToolSettings {
        strictNames = Set.copyOf(strictNames);
        systemTools = List.copyOf(systemTools);
    }
}
