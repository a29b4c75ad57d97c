/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The definitions of one schema, and the schema with them put where they are referred to. Used once. */
final class LocalDefinitions {

    /** A definition that is used twice in the next, and that in the next, doubles the schema with each. */
    private static final int MOST_REPLACEMENTS = 10_000;

    private static final List<String> CONTAINERS = List.of("$defs", "definitions");

    /** Keywords that change no verdict: they may stand beside a reference and be laid over what it names. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment",
            "$schema",
            "$defs",
            "definitions");

    private static final List<String> OTHER_NAMES = List.of("$id", "$anchor", "$dynamicAnchor");

    private final JsonNode root;
    private final Map<Name, JsonNode> definitions = new LinkedHashMap<>();
    private final Set<Name> lasting = new HashSet<>();
    private final Set<Name> used = new LinkedHashSet<>();
    private int replacements;

    /** A definition's place: the container, and its name there. */
    private record Name(String container, String name) {}

    LocalDefinitions(JsonNode root) {
        this.root = root;
        for (String container : CONTAINERS) {
            root.path(container)
                    .properties()
                    .forEach(d -> definitions.put(new Name(container, d.getKey()), d.getValue()));
        }
    }

    ObjectNode inline() {
        findLasting();
        ObjectNode body = withoutDefinitions(root);
        Name whole = whole(body);
        ObjectNode inlined =
                asObject(whole != null && lasting.contains(whole) ? replaced(body, whole) : inline(body, true));
        addUsedDefinitions(inlined);
        return inlined;
    }

    private void findLasting() {
        Map<Name, Set<Name>> references = new LinkedHashMap<>();
        definitions.forEach((name, schema) -> {
            Set<Name> found = new LinkedHashSet<>();
            collect(schema, found, name);
            references.put(name, found);
        });
        collect(withoutDefinitions(root), new HashSet<>(), null);
        definitions.keySet().forEach(name -> {
            if (leadsBack(name, references)) {
                lasting.add(name);
            }
        });
    }

    private void collect(JsonNode schema, Set<Name> found, @Nullable Name within) {
        if (!schema.isObject()) {
            return;
        }
        String ref = schema.path("$ref").asText();
        Name name = nameOf(ref, true);
        if (name != null) {
            found.add(name);
            if (nameOf(ref, false) == null) {
                lasting.add(name);
            }
        }
        if (within != null && OTHER_NAMES.stream().anyMatch(schema::has)) {
            lasting.add(within);
            // Who refers to it by that name is not looked for: it stays, used or not.
            used.add(within);
        }
        SubSchemas.forEach(schema, inner -> collect(inner, found, within));
    }

    private static boolean leadsBack(Name start, Map<Name, Set<Name>> references) {
        Set<Name> seen = new HashSet<>();
        Deque<Name> next = new ArrayDeque<>(references.getOrDefault(start, Set.of()));
        while (!next.isEmpty()) {
            Name name = next.pop();
            if (name.equals(start)) {
                return true;
            }
            if (seen.add(name)) {
                next.addAll(references.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }

    private JsonNode inline(JsonNode schema, boolean isRoot) {
        if (!schema.isObject() || (!isRoot && schema.has("$id"))) {
            // Below an $id of its own, a reference is meant from there.
            return schema.deepCopy();
        }
        Name name = nameOf(schema.path("$ref").asText(), true);
        if (name == null || lasting.contains(name)) {
            if (name != null) {
                used.add(name);
            }
            return SubSchemas.map(schema, inner -> inline(inner, false));
        }
        return replaced(schema, name);
    }

    /** The schema with what its reference names in the reference's place. */
    private JsonNode replaced(JsonNode schema, Name name) {
        if (++replacements > MOST_REPLACEMENTS) {
            throw new IllegalArgumentException(
                    "the schema's definitions refer to each other so often that it would need" + " more than "
                            + MOST_REPLACEMENTS + " replacements; found at " + name.container + "/" + name.name);
        }
        JsonNode definition = inline(definitions.getOrDefault(name, JsonNodeFactory.instance.objectNode()), false);
        ObjectNode neighbours = SubSchemas.map(schema, inner -> inline(inner, false));
        neighbours.remove("$ref");
        if (neighbours.isEmpty()) {
            return definition;
        }
        if (definition instanceof ObjectNode object && onlyAnnotations(neighbours)) {
            object.setAll(neighbours);
            return object;
        }
        ArrayNode all = neighbours.path("allOf") instanceof ArrayNode given ? given : neighbours.putArray("allOf");
        all.add(definition);
        return neighbours;
    }

    private void addUsedDefinitions(ObjectNode inlined) {
        Map<Name, JsonNode> kept = new LinkedHashMap<>();
        Deque<Name> next = new ArrayDeque<>(used);
        while (!next.isEmpty()) {
            Name name = next.pop();
            JsonNode definition = definitions.get(name);
            if (definition != null && !kept.containsKey(name)) {
                kept.put(name, inline(definition, false));
                next.addAll(used);
            }
        }
        definitions.keySet().forEach(name -> {
            JsonNode definition = kept.get(name);
            if (definition != null) {
                inlined.withObjectProperty(name.container).set(name.name, definition);
            }
        });
    }

    private static boolean onlyAnnotations(ObjectNode schema) {
        return schema.properties().stream().allMatch(member -> ANNOTATIONS.contains(member.getKey()));
    }

    private @Nullable Name whole(ObjectNode body) {
        return nameOf(body.path("$ref").asText(), false);
    }

    /** The definition that the reference names, or null; within: also where it names a place inside of one. */
    private @Nullable Name nameOf(String ref, boolean within) {
        String[] steps = decoded(ref).split("/", -1);
        if (steps.length < 3 || !steps[0].equals("#") || (steps.length > 3 && !within)) {
            return null;
        }
        Name name = new Name(steps[1], steps[2].replace("~1", "/").replace("~0", "~"));
        return definitions.containsKey(name) ? name : null;
    }

    private static String decoded(String ref) {
        try {
            return URLDecoder.decode(ref.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return ref;
        }
    }

    private static ObjectNode withoutDefinitions(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(CONTAINERS);
        return copy;
    }

    private static ObjectNode asObject(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            return object;
        }
        // A root that refers to true or false.
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        return schema.asBoolean() ? wrapped : wrapped.set("not", JsonNodeFactory.instance.objectNode());
    }
}
