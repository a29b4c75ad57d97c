/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One place of a JSON schema, references and alternatives resolved.
 *
 * @param name the property that it is for, or an empty text
 * @param node what the schema says of it
 * @param root the whole schema
 */
record Schema(String name, JsonNode node, JsonNode root) {

    private static final int HOPS = 10;

    static Schema of(JsonNode root) {
        return new Schema("", resolve(root, root), root);
    }

    Schema property(String property) {
        return new Schema(property, resolve(node.path("properties").path(property), root), root);
    }

    Schema items() {
        return new Schema(name, resolve(node.path("items"), root), root);
    }

    /** The first alternative that is not null; of several types the first that is not null. */
    private static JsonNode resolve(JsonNode node, JsonNode root) {
        JsonNode resolved = node;
        for (int hop = 0; hop < HOPS; hop++) {
            String reference = resolved.path("$ref").asText();
            if (reference.equals("#") || reference.startsWith("#/")) {
                resolved = root.at(reference.substring(1));
            } else if (resolved.has("anyOf") || resolved.has("oneOf")) {
                resolved = notNull(resolved.path(resolved.has("anyOf") ? "anyOf" : "oneOf"));
            } else if (resolved.path("allOf").isArray()) {
                ObjectNode merged = resolved.deepCopy();
                merged.remove("allOf");
                resolved.get("allOf").forEach(part -> merged.setAll(asObject(resolve(part, root))));
                resolved = merged;
            } else {
                break;
            }
        }
        return resolved;
    }

    private static JsonNode notNull(JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            if (!alternative.path("type").asText().equals("null")) {
                return alternative;
            }
        }
        return alternatives.path(0);
    }

    private static ObjectNode asObject(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.object();
    }

    String type() {
        JsonNode type = node.path("type");
        for (JsonNode one : type) {
            if (!one.asText().equals("null")) {
                return one.asText();
            }
        }
        boolean looksLikeObject = node.has("properties") || name.isEmpty();
        return type.asText(looksLikeObject ? "object" : node.has("items") ? "array" : "string");
    }

    /** The properties that must be there; all of them where the schema leaves that open. */
    Set<String> required() {
        Set<String> required = new TreeSet<>();
        if (node.has("required")) {
            node.get("required").forEach(property -> required.add(property.asText()));
        } else {
            node.path("properties").fieldNames().forEachRemaining(required::add);
        }
        return required;
    }

    /** The pattern of a string; null where there is none that Java understands. */
    @Nullable
    Pattern pattern() {
        try {
            return node.has("pattern") ? Pattern.compile(node.get("pattern").asText()) : null;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** Whether a value that is no object and no array fits. */
    boolean fits(JsonNode value) {
        if (node.path("enum").isArray()) {
            for (JsonNode one : node.get("enum")) {
                if (one.equals(value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type()) {
            case "string" -> value.isTextual() && fits(value.asText());
            case "integer" -> value.isIntegralNumber() && inRange(value);
            case "number" -> value.isNumber() && inRange(value);
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }

    private boolean fits(String text) {
        Pattern pattern = pattern();
        int length = text.codePointCount(0, text.length());
        return length >= node.path("minLength").asInt()
                && length <= node.path("maxLength").asInt(Integer.MAX_VALUE)
                && (pattern == null || pattern.matcher(text).find());
    }

    private boolean inRange(JsonNode value) {
        return Numbers.clamp(value.decimalValue(), this).compareTo(value.decimalValue()) == 0;
    }
}
