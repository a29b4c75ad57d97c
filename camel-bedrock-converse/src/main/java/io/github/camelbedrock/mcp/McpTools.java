/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.tooluse.ToolAnswer;
import io.github.camelbedrock.tooluse.ToolDefinition;
import io.github.camelbedrock.tooluse.ToolSchema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of one server as they are offered to the model. Not thread-safe. */
final class McpTools {

    private static final Logger LOG = LoggerFactory.getLogger(McpTools.class);

    /** Bedrock API reference, ToolSpecification. */
    private static final int LONGEST_NAME = 64;

    private record Told(String name, @Nullable String description, @Nullable Object schema) {}

    private final McpServerOptions options;
    private final BiFunction<String, Map<String, Object>, CompletionStage<ToolAnswer>> caller;
    private final Set<String> warned = new HashSet<>();
    private @Nullable List<Told> last;
    private List<ToolDefinition> offered = List.of();

    /**
     * @param caller calls the tool of that name with those arguments
     */
    McpTools(McpServerOptions options, BiFunction<String, Map<String, Object>, CompletionStage<ToolAnswer>> caller) {
        this.options = options;
        this.caller = caller;
    }

    /**
     * The tools that may be used, by the names that the model knows. The same list as the last time if nothing has changed.
     *
     * @param listed as the server writes them
     * @throws McpServerException if two of them have one name for the model; the last list stays
     */
    List<ToolDefinition> offer(List<Map<String, Object>> listed) {
        List<Told> told = listed.stream()
                .map(tool -> new Told(String.valueOf(tool.get("name")), description(tool), tool.get("inputSchema")))
                .filter(tool ->
                        options.toolNames() == null || options.toolNames().contains(tool.name))
                .toList();
        if (told.equals(last)) {
            return offered;
        }
        warnOfMissing(told.stream().map(Told::name).toList());
        Map<String, ToolDefinition> byName = new TreeMap<>();
        Map<String, String> origins = new TreeMap<>();
        for (Told tool : told) {
            ToolDefinition definition = definition(tool);
            if (definition == null) {
                continue;
            }
            String other = origins.put(definition.name(), tool.name);
            if (other != null) {
                throw new McpServerException("The tools '" + other + "' and '" + tool.name + "' of " + options.label()
                        + " would both be named '" + definition.name() + "' for the model: name one of them in "
                        + options.option("toolNames"));
            }
            byName.put(definition.name(), definition);
        }
        last = told;
        offered = List.copyOf(byName.values());
        return offered;
    }

    private @Nullable ToolDefinition definition(Told tool) {
        String name = tool.name.replaceAll("[^a-zA-Z0-9_-]", "_");
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        try {
            if (tool.schema == null) {
                throw new IllegalArgumentException("it has no inputSchema");
            }
            return new ToolDefinition(
                    name,
                    tool.description,
                    ToolSchema.open(PlainJson.tree(tool.schema)),
                    false,
                    null,
                    "the tool '" + tool.name + "' of " + options.label(),
                    call -> caller.apply(tool.name, call.arguments()));
        } catch (IllegalArgumentException e) {
            if (warned.add(tool.name)) {
                LOG.warn("The tool '{}' of {} is left out: {}", tool.name, options.label(), e.getMessage());
            }
            return null;
        }
    }

    private static @Nullable String description(Map<String, Object> tool) {
        Object text = tool.get("description") == null ? tool.get("title") : tool.get("description");
        return text == null ? null : text.toString();
    }

    private void warnOfMissing(Collection<String> names) {
        if (options.toolNames() == null) {
            return;
        }
        for (String wanted : options.toolNames()) {
            if (!names.contains(wanted) && warned.add(wanted)) {
                LOG.warn(
                        "{} names the tool '{}', which {} does not have now",
                        options.option("toolNames"),
                        wanted,
                        options.label());
            }
        }
    }
}
