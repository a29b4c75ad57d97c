/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where schemas stand inside of a schema. All other members (enum, const, default, examples, unknown keywords) are data,
 * and the names below {@code properties} are names, whatever they look like. JSON Schema core and validation, drafts 4 to
 * 2020-12.
 */
final class SubSchemas {

    private static final Set<String> ONE = Set.of(
            "items",
            "additionalItems",
            "unevaluatedItems",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "contentSchema");

    /** {@code items} stands here too: before 2020-12 it could be a list. */
    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

    private static final Set<String> BY_NAME =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");

    private SubSchemas() {}

    /** A copy of the schema, each schema directly inside of it replaced by what the function makes of it. */
    static ObjectNode map(JsonNode schema, UnaryOperator<JsonNode> rewrite) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        schema.properties()
                .forEach(member -> copy.set(member.getKey(), member(member.getKey(), member.getValue(), rewrite)));
        return copy;
    }

    /** Shows each schema directly inside of this one. */
    static void forEach(JsonNode schema, Consumer<JsonNode> look) {
        map(schema, inner -> {
            look.accept(inner);
            return inner;
        });
    }

    private static JsonNode member(String keyword, JsonNode value, UnaryOperator<JsonNode> rewrite) {
        if (ONE.contains(keyword) && isSchema(value)) {
            return rewrite.apply(value);
        }
        if (LIST.contains(keyword) && value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(inner -> list.add(isSchema(inner) ? rewrite.apply(inner) : inner.deepCopy()));
            return list;
        }
        if (BY_NAME.contains(keyword) && value.isObject()) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(inner -> named.set(
                            inner.getKey(),
                            isSchema(inner.getValue())
                                    ? rewrite.apply(inner.getValue())
                                    : inner.getValue().deepCopy()));
            return named;
        }
        return value.deepCopy();
    }

    private static boolean isSchema(JsonNode value) {
        return value.isObject() || value.isBoolean();
    }
}
