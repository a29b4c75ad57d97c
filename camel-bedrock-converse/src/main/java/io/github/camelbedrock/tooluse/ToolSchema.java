/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.schema.SchemaValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/** The JSON schema of a tool's arguments: sent as it was given, and held against what the model sends. Thread-safe. */
public final class ToolSchema {

    private final Document document;
    private final SchemaValidator validator;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * @param schema of a JSON object
     * @throws IllegalArgumentException when it is no valid schema, not one of an object, or refers to anything outside of
     *     itself; says where
     */
    public ToolSchema(JsonNode schema) {
        if (!"object".equals(schema.path("type").asText())) {
            throw new IllegalArgumentException(
                    "the schema of a tool's arguments must be that of an object, with \"type\": \"object\"");
        }
        this.validator = new SchemaValidator(schema);
        this.document = DocumentJson.fromPlain(schema);
        schema.path("properties").fields().forEachRemaining(property -> {
            JsonNode value = property.getValue().path("default");
            properties.put(property.getKey(), value.isMissingNode() ? this : PlainJson.of(value));
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
        return validator.violations(PlainJson.tree(Objects.requireNonNull(DocumentJson.toPlain(input))));
    }

    /** The declared ones among the arguments, with the defaults of those that are missing. */
    Map<String, Object> declared(@Nullable Document input) {
        Map<?, ?> given =
                input != null && input.isMap() && DocumentJson.toPlain(input) instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> arguments = new LinkedHashMap<>();
        properties.forEach((name, standard) -> {
            if (given.containsKey(name)) {
                arguments.put(name, given.get(name));
            } else if (standard != this) {
                arguments.put(name, standard);
            }
        });
        return arguments;
    }
}
