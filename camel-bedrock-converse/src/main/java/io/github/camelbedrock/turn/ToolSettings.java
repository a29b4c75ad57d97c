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
 * @param offered the tools that can be called for the model, the same object as long as they are the same; null for none
 * @param choice auto, any, none or the name of a tool; null where it was left open
 * @param allStrict whether every tool is strict
 * @param strictNames the tools that are strict, where not all are
 * @param systemTools names of tools that run within Bedrock
 */
public record ToolSettings(
        @Nullable ToolConfiguration config,
        @Nullable ToolConfiguration offered,
        @Nullable String choice,
        boolean allStrict,
        Set<String> strictNames,
        List<String> systemTools) {

    public static final ToolSettings NONE = new ToolSettings(null, null, null, false, Set.of(), List.of());

    public ToolSettings {
        strictNames = Set.copyOf(strictNames);
        systemTools = List.copyOf(systemTools);
    }

    /** The same where these tools can be called for the model. */
    public ToolSettings withOffered(@Nullable ToolConfiguration tools) {
        return new ToolSettings(config, tools, choice, allStrict, strictNames, systemTools);
    }

    /** The same, but the model need not call a tool. */
    public ToolSettings withoutForce() {
        boolean forced = choice == null
                ? config != null && config.toolChoice() != null
                : !choice.equals("auto") && !choice.equals("none");
        return forced ? new ToolSettings(config, offered, "auto", allStrict, strictNames, systemTools) : this;
    }
}
