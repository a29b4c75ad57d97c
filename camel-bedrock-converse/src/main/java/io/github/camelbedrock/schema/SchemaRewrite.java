/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * JSON schemas in the form that Bedrock takes. The functions leave their input as it is, and keep the order of keys: a
 * schema that changed its order from call to call would never be found in Bedrock's prompt cache.
 */
public final class SchemaRewrite {

    /** In the order of JSON Schema validation, section 6.2: the order in which they are told in the description. */
    private static final List<String> NUMBER_BOUNDS =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private SchemaRewrite() {}

    /** The schema without {@code title} and {@code $schema}, at each level: they cost tokens and tell the model nothing. */
    public static JsonNode plain(JsonNode schema) {
        return schema.isObject() ? untitled(schema, SchemaRewrite::plain) : schema.deepCopy();
    }

    /**
     * The schema in the subset that Bedrock takes for strict tools and for native structured output: {@link #plain}, and
     *
     * <ul>
     *   <li>every object gets {@code additionalProperties: false}, also where it was true or a schema: a map with free keys
     *       cannot be said in a strict schema and becomes an object with its named properties alone;
     *   <li>the bounds of numbers, {@code maxItems}, and {@code minItems} above 1 move to the {@code description}, as
     *       {@code minimum=1, maximum=5}, behind the text that stands there: {@code Stars (minimum=1, maximum=5)};
     *   <li>all else stays: the limits of strings, {@code pattern}, {@code default}, {@code enum}, {@code anyOf} with null,
     *       {@code minItems} 0 and 1, {@code $ref} and {@code $defs}.
     * </ul>
     *
     * An object is what says so in its {@code type}, alone or in a list, and what has {@code properties} and no type. A
     * schema with bounds and no type is held for the number or array that it bounds. Source: Bedrock User Guide, structured
     * output, and pydantic-ai, verified live 2026-05 (Bedrock refuses exclusiveMinimum and exclusiveMaximum, of which the
     * guide says nothing, and takes the limits of strings, which the guide refuses).
     */
    public static JsonNode strict(JsonNode schema) {
        if (!schema.isObject()) {
            return schema.deepCopy();
        }
        ObjectNode strict = untitled(schema, SchemaRewrite::strict);
        if (isType(strict, "object") || (!strict.has("type") && strict.has("properties"))) {
            strict.put("additionalProperties", false);
        }
        tellInDescription(strict, removedBounds(strict));
        return strict;
    }

    /**
     * The schema with each local {@code $ref} ({@code #/$defs/X}, {@code #/definitions/X}) replaced by what it names, and
     * without the definitions. Where a reference has neighbours that only describe (title, description, default, examples),
     * they win over those of the definition; beside neighbours that restrict, the definition goes into {@code allOf}.
     *
     * <p>A definition that leads back to itself cannot be replaced: it stays, with the references to it, and so does one
     * with an {@code $id} or an anchor. A root that is nothing but a reference is replaced in any case, since Bedrock asks
     * for {@code type: object} there. References to other places are left as they are.
     *
     * @throws IllegalArgumentException when the definitions multiply each other beyond 10 000 replacements
     */
    public static JsonNode inlineDefinitions(JsonNode schema) {
        return schema.isObject() ? new LocalDefinitions(schema).inline() : schema.deepCopy();
    }

    private static ObjectNode untitled(JsonNode schema, UnaryOperator<JsonNode> inner) {
        ObjectNode copy = SubSchemas.map(schema, inner);
        copy.remove(List.of("title", "$schema"));
        return copy;
    }

    private static List<String> removedBounds(ObjectNode schema) {
        List<String> removed = new ArrayList<>();
        boolean untyped = !schema.has("type");
        if (untyped || isType(schema, "number") || isType(schema, "integer")) {
            NUMBER_BOUNDS.forEach(key -> remove(schema, key, removed));
        }
        if (untyped || isType(schema, "array")) {
            remove(schema, "maxItems", removed);
            if (schema.path("minItems").asDouble() > 1) {
                remove(schema, "minItems", removed);
            }
        }
        return removed;
    }

    private static void remove(ObjectNode schema, String key, List<String> removed) {
        JsonNode value = schema.remove(key);
        if (value != null) {
            removed.add(key + "=" + value.asText());
        }
    }

    private static void tellInDescription(ObjectNode schema, List<String> removed) {
        if (removed.isEmpty()) {
            return;
        }
        String facts = String.join(", ", removed);
        String text = schema.path("description").asText();
        schema.put("description", text.isEmpty() ? facts : text + " (" + facts + ")");
    }

    private static boolean isType(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        if (!types.isArray()) {
            return types.asText().equals(type);
        }
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
