/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.schema.SchemaValidator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/** The JSON schema of a tool's arguments: sent as it was given, and held against what the model sends. Thread-safe. */
public final class ToolSchema {

    private final Document document;
    private final SchemaValidator validator;
    private final boolean open;
    /** The declared arguments with their defaults, which are missing nodes where there are none. */
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();

    /** The declared arguments that are whole numbers, which a model may write as 1.0. */
    private final Set<String> integers = new HashSet<>();

    /**
     * A schema of which only what it declares is passed on.
     *
     * @param schema of a JSON object
     * @throws IllegalArgumentException when it is no valid schema, not one of an object, or refers to anything outside of
     *     itself; says where
     */
    public ToolSchema(JsonNode schema) {
        this(schema, false);
    }

    /**
     * A schema of a tool that takes its arguments as one JSON object, and itself knows what it makes of them: all are passed
     * on as they came.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static ToolSchema open(JsonNode schema) {
        return new ToolSchema(schema, true);
    }

    private ToolSchema(JsonNode schema, boolean open) {
        if (!"object".equals(schema.path("type").asText())) {
            throw new IllegalArgumentException(
                    "the schema of a tool's arguments must be that of an object, with \"type\": \"object\"");
        }
        this.open = open;
        this.document = DocumentJson.fromPlain(schema); // Before the validator, whose stack a deep schema overflows.
        this.validator = new SchemaValidator(schema);
        schema.path("properties").fields().forEachRemaining(property -> {
            properties.put(
                    property.getKey(), property.getValue().path("default").deepCopy());
            if ("integer".equals(property.getValue().path("type").asText())) {
                integers.add(property.getKey());
            }
        });
    }

    /** The schema as it is sent. */
    public Document document() {
        return document;
    }

    /** The names of the declared arguments, in their order. */
    public List<String> names() {
        return List.copyOf(properties.keySet());
    }

    /**
     * What is wrong with the arguments, empty if nothing.
     *
     * @param input what the model sent
     */
    List<String> violations(@Nullable Document input) {
        if (input == null || input.isNull()) {
            return validator.violations(PlainJson.tree(Map.of()));
        }
        if (!input.isMap()) {
            return List.of("(root): the arguments must be one JSON object");
        }
        JsonNode arguments = DocumentJson.toTree(input);
        return Numbers.areInRange(arguments)
                ? validator.violations(arguments)
                : List.of("(root): a number is too large or too small");
    }

    /** The arguments to pass on: the declared ones, with the defaults of those that are missing, or all. */
    Map<String, Object> arguments(@Nullable Document input) {
        if (!open || input == null || !input.isMap()) {
            return declared(input);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        input.asMap().forEach((name, value) -> arguments.put(name, DocumentJson.toPlain(value)));
        return arguments;
    }

    /** The declared ones among the arguments, with the defaults of those that are missing. */
    Map<String, Object> declared(@Nullable Document input) {
        Map<String, Document> given = input != null && input.isMap() ? input.asMap() : Map.of();
        Map<String, Object> arguments = new LinkedHashMap<>();
        properties.forEach((name, standard) -> {
            Document value = given.get(name);
            if (value != null) {
                Object plain = DocumentJson.toPlain(value);
                arguments.put(name, integers.contains(name) ? Numbers.whole(plain) : plain);
            } else if (!standard.isMissingNode()) {
                arguments.put(name, PlainJson.of(standard)); // Anew for each call, which may change it.
            }
        });
        return arguments;
    }
}
