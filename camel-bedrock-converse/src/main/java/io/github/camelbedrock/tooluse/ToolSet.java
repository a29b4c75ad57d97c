/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import io.github.camelbedrock.InvalidTurnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** The tools that one turn may call, and how they are told to the model. Never changes. */
public final class ToolSet {

    /** No tools at all. */
    public static final ToolSet NONE = new ToolSet(List.of());

    private final Map<String, ToolDefinition> byName = new LinkedHashMap<>();
    private final @Nullable ToolConfiguration configuration;

    /**
     * @param tools in the order in which they are told
     * @throws InvalidTurnException if two of them have one name
     */
    ToolSet(List<ToolDefinition> tools) {
        List<Tool> told = new ArrayList<>(tools.size());
        for (ToolDefinition tool : tools) {
            ToolDefinition other = byName.put(tool.name(), tool);
            if (other != null) {
                throw new InvalidTurnException("Two tools are named '" + tool.name() + "': " + other.place() + " and "
                        + tool.place() + ". Give one of them another name, or leave one out");
            }
            told.add(Tool.fromToolSpec(ToolSpecification.builder()
                    .name(tool.name())
                    .description(isBlank(tool.description()) ? null : tool.description())
                    .inputSchema(ToolInputSchema.fromJson(tool.schema().document()))
                    .build()));
        }
        configuration =
                told.isEmpty() ? null : ToolConfiguration.builder().tools(told).build();
    }

    /** How the model is told of them, the same object each time; null for no tools. */
    public @Nullable ToolConfiguration configuration() {
        return configuration;
    }

    @Nullable
    ToolDefinition find(String name) {
        return byName.get(name);
    }

    /** All names, in their order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
