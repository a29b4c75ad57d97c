/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills a JSON schema from a text: all that must be there, and of the rest what the text tells. A field of the text's JSON
 * goes to the property of the same name.
 */
final class SchemaFiller {

    private static final int MAX_DEPTH = 8;
    private static final int KEYWORDS = 3;
    private static final String NOT =
            "\\b(?:not|no|never|nicht|kein\\w*|pas|non|niet|geen|não|sin|sans|without)\\W+(?:\\w+\\W+)?";
    private static final Set<String> BARE =
            Set.of("is", "has", "have", "needs", "need", "requires", "should", "was", "can");

    private final TextFacts facts;
    private final StringFiller strings;

    SchemaFiller(TextFacts facts) {
        this.facts = facts;
        this.strings = new StringFiller(facts);
    }

    /** A value that fits the schema. */
    JsonNode fill(JsonNode schema) {
        JsonNode value = value(Schema.of(schema), MissingNode.getInstance(), true, 0);
        return value == null ? Json.object() : value;
    }

    /** The value, or null where it need not be there and the text tells nothing of it. */
    private @Nullable JsonNode value(Schema schema, JsonNode given, boolean needed, int depth) {
        JsonNode node = schema.node();
        if (node.has("const")) {
            return node.get("const");
        }
        if (schema.fits(given)) {
            return given;
        }
        if (node.path("enum").isArray()) {
            return oneOf(schema, needed);
        }
        return switch (schema.type()) {
            case "object" -> needed || given.isObject() ? object(schema, given, depth) : null;
            case "array" -> array(schema, given, needed, depth);
            case "integer", "number" -> number(schema, needed);
            case "boolean" -> bool(schema, needed);
            case "null" -> needed ? NullNode.getInstance() : null;
            default -> {
                String text = strings.fill(schema, needed);
                yield text == null ? null : Json.of(text);
            }
        };
    }

    private ObjectNode object(Schema schema, JsonNode given, int depth) {
        ObjectNode object = Json.object();
        if (depth == MAX_DEPTH) {
            return object;
        }
        Set<String> required = schema.required();
        schema.node().path("properties").fieldNames().forEachRemaining(name -> {
            JsonNode own = given.has(name) ? given.get(name) : facts.field(name);
            JsonNode value = value(schema.property(name), own, required.contains(name), depth + 1);
            if (value != null) {
                object.set(name, value);
            }
        });
        return object;
    }

    private @Nullable JsonNode array(Schema schema, JsonNode given, boolean needed, int depth) {
        ArrayNode array = Json.object().arrayNode();
        Schema items = schema.items();
        int max = schema.node().path("maxItems").asInt(Integer.MAX_VALUE);
        List<JsonNode> told = given.isArray() ? given(items, given, depth) : told(items);
        told.stream().limit(max).forEach(array::add);
        int min = Math.min(
                max,
                needed ? Math.max(minimum(items), schema.node().path("minItems").asInt()) : 0);
        while (array.size() < min) {
            array.add(value(items, MissingNode.getInstance(), true, depth + 1));
        }
        return needed || !array.isEmpty() ? array : null;
    }

    /** An array of objects shows what it is for with one of them. */
    private static int minimum(Schema items) {
        return items.type().equals("object") ? 1 : 0;
    }

    private List<JsonNode> given(Schema items, JsonNode given, int depth) {
        List<JsonNode> values = new ArrayList<>();
        given.forEach(one -> values.add(Objects.requireNonNull(value(items, one, true, depth + 1))));
        return values;
    }

    private List<JsonNode> told(Schema items) {
        if (items.node().path("enum").isArray()) {
            return TextClues.fitting(texts(items.node().get("enum")), facts).stream()
                    .<JsonNode>map(Json::of)
                    .toList();
        }
        return switch (items.type()) {
            case "string" ->
                facts.keywords().stream()
                        .<JsonNode>map(Json::of)
                        .filter(items::fits)
                        .limit(KEYWORDS)
                        .toList();
            case "integer", "number" ->
                facts.numbers().stream()
                        .<JsonNode>map(number -> DecimalNode.valueOf(Numbers.clamp(number, items)))
                        .toList();
            default -> List.of();
        };
    }

    private @Nullable JsonNode oneOf(Schema schema, boolean needed) {
        JsonNode values = schema.node().get("enum");
        List<String> texts = texts(values);
        String chosen = StringFiller.isLanguage(schema.name())
                ? Languages.among(texts, facts.language())
                : TextClues.fitting(texts, facts).stream().findFirst().orElse(null);
        if (chosen == null && (needed || schema.node().has("default"))) {
            chosen = schema.node().has("default") ? schema.node().get("default").asText() : TextClues.neutral(texts);
        }
        return chosen == null ? null : values.get(texts.indexOf(chosen));
    }

    private @Nullable JsonNode number(Schema schema, boolean needed) {
        BigDecimal number = TextClues.words(schema.name()).stream()
                .map(facts::behind)
                .filter(Objects::nonNull)
                .map(TextFacts::number)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (number == null && schema.node().path("default").isNumber()) {
            return schema.node().get("default");
        }
        if (number == null && needed) {
            number = facts.numbers().stream().findFirst().orElse(BigDecimal.ZERO);
        }
        return number == null ? null : DecimalNode.valueOf(Numbers.clamp(number, schema));
    }

    /** True where the text speaks of what the property is named after, and does not deny it. */
    private @Nullable JsonNode bool(Schema schema, boolean needed) {
        List<String> words = TextClues.words(schema.name()).stream()
                .filter(word -> !BARE.contains(word))
                .toList();
        boolean told = words.stream().anyMatch(word -> TextClues.score(word, facts) > 0);
        if (!told) {
            return schema.node().path("default").isBoolean()
                    ? schema.node().get("default")
                    : needed ? Json.of(false) : null;
        }
        return Json.of(words.stream().noneMatch(this::denied));
    }

    private boolean denied(String word) {
        return Pattern.compile(NOT + Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(facts.text())
                .find();
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
