/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tools of one CamelContext that can be called now, and who may call them. Two tools of one name that one endpoint can
 * reach are refused, whichever comes last. Thread-safe.
 */
public final class ToolRegistry {

    private record Entry(ToolDefinition tool, Set<String> tags) {}

    /** What an endpoint can reach, until it is closed. */
    public final class Reach implements AutoCloseable {

        private final String endpoint;
        private final Set<String> tags;

        private Reach(String endpoint, Set<String> tags) {
            this.endpoint = endpoint;
            this.tags = tags;
        }

        @Override
        public void close() {
            synchronized (ToolRegistry.this) {
                reaches.remove(this);
            }
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Reach> reaches = new LinkedHashSet<>();
    private volatile long version;

    /**
     * Offers a tool.
     *
     * @param tags by which endpoints reach it
     * @throws IllegalStateException if an endpoint would reach two tools of this name
     */
    public synchronized void add(ToolDefinition tool, Collection<String> tags) {
        Entry added = new Entry(tool, Set.copyOf(tags));
        entries.add(added);
        try {
            reaches.forEach(reach -> find(reach.tags, reach.endpoint));
        } catch (IllegalStateException e) {
            entries.remove(added);
            throw e;
        }
        version++;
    }

    /** Offers the tool no longer. */
    public synchronized void remove(ToolDefinition tool) {
        entries.removeIf(entry -> entry.tool == tool);
        version++;
    }

    /**
     * Keeps in mind what an endpoint can reach.
     *
     * @param endpoint what it is called in errors
     * @throws IllegalStateException if it would reach two tools of one name
     */
    public synchronized Reach reach(String endpoint, Collection<String> tags) {
        Reach reach = new Reach(endpoint, Set.copyOf(tags));
        find(reach.tags, endpoint);
        reaches.add(reach);
        return reach;
    }

    /** Changes whenever a tool comes or goes. */
    public long version() {
        return version;
    }

    /**
     * The tools with any of the tags, by their names in alphabetical order, so that the prompt cache hits.
     *
     * @param endpoint who asks, for errors
     * @throws IllegalStateException if two of them have one name
     */
    public synchronized List<ToolDefinition> find(Collection<String> tags, String endpoint) {
        List<ToolDefinition> found = entries.stream()
                .filter(entry -> entry.tags.stream().anyMatch(tags::contains))
                .map(Entry::tool)
                .sorted(Comparator.comparing(ToolDefinition::name))
                .toList();
        for (int i = 1; i < found.size(); i++) {
            ToolDefinition one = found.get(i - 1);
            ToolDefinition other = found.get(i);
            if (one.name().equals(other.name())) {
                throw new IllegalStateException(
                        "Two tools named '" + one.name() + "' are in reach of " + endpoint + ": " + one.place()
                                + " and " + other.place() + ". Give one of them another name or other tags");
            }
        }
        return found;
    }
}
