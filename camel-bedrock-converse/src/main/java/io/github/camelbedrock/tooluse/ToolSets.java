/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import io.github.camelbedrock.InvalidTurnException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The set of tools of one endpoint, built anew only where a tool has come or gone. Thread-safe. */
public final class ToolSets {

    private record Built(long version, List<String> tags, List<ToolDefinition> others, ToolSet set) {}

    private final ToolRegistry registry;
    private final ToolSource source;
    private final String endpoint;
    private volatile @Nullable Built last;

    /**
     * @param source of the tools beside those of the registry
     * @param endpoint what it is called in errors
     */
    public ToolSets(ToolRegistry registry, ToolSource source, String endpoint) {
        this.registry = registry;
        this.source = source;
        this.endpoint = endpoint;
    }

    /**
     * The tools with these tags and those of the source.
     *
     * @throws InvalidTurnException if two of them have one name
     */
    public ToolSet of(List<String> tags) {
        long version = registry.version();
        List<ToolDefinition> others = source.tools();
        Built built = last;
        if (built == null || built.version != version || built.others != others || !built.tags.equals(tags)) {
            built = new Built(version, tags, others, build(tags, others));
            last = built;
        }
        return built.set;
    }

    private ToolSet build(List<String> tags, List<ToolDefinition> others) {
        List<ToolDefinition> tools;
        try {
            tools = new ArrayList<>(registry.find(tags, endpoint));
        } catch (IllegalStateException e) {
            throw new InvalidTurnException(String.valueOf(e.getMessage()), e);
        }
        tools.addAll(others);
        return tools.isEmpty() ? ToolSet.NONE : new ToolSet(tools);
    }
}
