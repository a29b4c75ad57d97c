/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.json.PlainJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The options parameter.NAME and parameter.NAME.description and so on, as a JSON schema. */
final class ToolParameters {

    private static final Set<String> TYPES =
            new TreeSet<>(Set.of("string", "integer", "number", "boolean", "object", "array"));

    private static final Set<String> DETAILS = Set.of("type", "description", "required", "enum", "default");

    /** Anthropic API, tool use, names of properties: 1 to 64 of these. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    private ToolParameters() {}

    /**
     * The schema of an object with these arguments, in their order.
     *
     * @param parameters the options without the prefix parameter.
     * @throws IllegalArgumentException if one cannot be; names it
     */
    static JsonNode schema(Map<String, Object> parameters) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        byName(parameters).forEach((name, details) -> {
            properties.set(name, property(name, details));
            if (isRequired(name, details)) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static Map<String, Map<String, String>> byName(Map<String, Object> parameters) {
        Map<String, Map<String, String>> byName = new LinkedHashMap<>();
        parameters.forEach((key, value) -> {
            int dot = key.lastIndexOf('.');
            boolean detailed = dot > 0 && DETAILS.contains(key.substring(dot + 1));
            String name = detailed ? key.substring(0, dot) : key;
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("parameter." + key
                        + ": the name of an argument has 1 to 64 letters, digits, underscores, dots and hyphens");
            }
            String detail = detailed ? key.substring(dot + 1) : "type";
            String said = String.valueOf(value).strip();
            String before =
                    byName.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(detail, said);
            if (before != null && !before.equals(said)) {
                throw new IllegalArgumentException("parameter." + name + " is '" + before + "' and parameter." + name
                        + ".type is '" + said + "': one of them says it all");
            }
        });
        return byName;
    }

    private static ObjectNode property(String name, Map<String, String> details) {
        String type = details.getOrDefault("type", "string");
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "parameter." + name + " must be one of " + TYPES + ", but was '" + type + "'");
        }
        ObjectNode property = JsonNodeFactory.instance.objectNode().put("type", type);
        String description = details.get("description");
        if (description != null) {
            property.put("description", description);
        }
        String values = details.get("enum");
        if (values != null) {
            ArrayNode allowed = property.putArray("enum");
            for (String value : values.split(",")) {
                allowed.add(typed(name + ".enum", type, value.strip()));
            }
        }
        String standard = details.get("default");
        if (standard != null) {
            property.set("default", typed(name + ".default", type, standard));
            checkAmong(name, property);
        }
        return property;
    }

    private static void checkAmong(String name, ObjectNode property) {
        JsonNode allowed = property.get("enum");
        if (allowed != null
                && StreamSupport.stream(allowed.spliterator(), false).noneMatch(property.get("default")::equals)) {
            throw new IllegalArgumentException("parameter." + name + ".default must be one of parameter." + name
                    + ".enum, " + allowed + ", but was " + property.get("default"));
        }
    }

    private static boolean isRequired(String name, Map<String, String> details) {
        String said = details.getOrDefault("required", "false");
        if (!said.equalsIgnoreCase("true") && !said.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(
                    "parameter." + name + ".required must be true or false, but was '" + said + "'");
        }
        return said.equalsIgnoreCase("true");
    }

    private static JsonNode typed(String option, String type, String value) {
        JsonNode typed = null;
        try {
            typed = parsed(type, value);
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        if (typed == null) {
            throw new IllegalArgumentException(
                    "parameter." + option + " must be of the type " + type + ", but held '" + value + "'");
        }
        return typed;
    }

    private static @Nullable JsonNode parsed(String type, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type) {
            case "string" -> json.textNode(value);
            case "integer" -> json.numberNode(new BigInteger(value));
            case "number" -> json.numberNode(new BigDecimal(value));
            case "boolean" ->
                value.equals("true") || value.equals("false") ? json.booleanNode(value.equals("true")) : null;
            default -> {
                JsonNode node = PlainJson.tree(value);
                yield node.isObject() == type.equals("object") && node.isContainerNode() ? node : null;
            }
        };
    }
}
