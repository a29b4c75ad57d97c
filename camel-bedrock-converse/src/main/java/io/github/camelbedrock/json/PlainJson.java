/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** JSON text and Jackson's nodes as plain Java values (Map, List, String, Number, Boolean, null), and back to text. */
public final class PlainJson {

    /** A body may carry files in Base64: what Bedrock takes at most is far below this number of characters. */
    private static final int MAX_STRING_LENGTH = 200_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_STRING_LENGTH)
                        .maxNestingDepth(DocumentJson.MAX_DEPTH)
                        .build());
    }

    private PlainJson() {}

    /**
     * The text as plain values: objects as Map with the keys in their order, numbers with all their digits.
     *
     * @throws IllegalArgumentException if the text is not one JSON value; says where it breaks
     */
    public static @Nullable Object parse(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * The text as a Jackson node.
     *
     * @throws IllegalArgumentException if the text is not one JSON value; says where it breaks
     */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** Plain values as a Jackson node. */
    public static JsonNode tree(Object value) {
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** The node as plain values. */
    public static @Nullable Object of(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    /** The plain values as JSON text. */
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static IllegalArgumentException notJson(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new IllegalArgumentException("not JSON" + place + ": " + e.getOriginalMessage(), e);
    }
}
