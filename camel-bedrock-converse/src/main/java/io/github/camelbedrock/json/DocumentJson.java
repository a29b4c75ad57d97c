/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/**
 * An SDK {@link Document} as plain Java values, and back. {@code Document.unwrap()} would give every number as a String, and its
 * {@code intValue()} cuts and wraps; here the number is read from its text, so that nothing of it is lost.
 */
public final class DocumentJson {

    /** Far above what a model or a schema needs, and far below what overflows the stack of a thread. */
    static final int MAX_DEPTH = 200;

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private DocumentJson() {}

    /**
     * The document as Map (keys in their order), List, String, Boolean, Integer, Long, BigInteger, BigDecimal or null.
     */
    public static @Nullable Object toPlain(Document document) {
        if (document.isMap()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            document.asMap().forEach((key, value) -> map.put(key, toPlain(value)));
            return map;
        }
        if (document.isList()) {
            List<@Nullable Object> list = new ArrayList<>(document.asList().size());
            document.asList().forEach(value -> list.add(toPlain(value)));
            return list;
        }
        if (document.isNumber()) {
            return toPlain(document.asNumber());
        }
        if (document.isBoolean()) {
            return document.asBoolean();
        }
        return document.isNull() ? null : document.asString();
    }

    /** The document as a Jackson node of the same values as {@link #toPlain}. */
    public static JsonNode toTree(Document document) {
        if (document.isMap()) {
            ObjectNode object = NODES.objectNode();
            document.asMap().forEach((key, value) -> object.set(key, toTree(value)));
            return object;
        }
        if (document.isList()) {
            ArrayNode array = NODES.arrayNode(document.asList().size());
            document.asList().forEach(value -> array.add(toTree(value)));
            return array;
        }
        if (document.isNumber()) {
            return toTree(toPlain(document.asNumber()));
        }
        if (document.isBoolean()) {
            return NODES.booleanNode(document.asBoolean());
        }
        return document.isNull() ? NODES.nullNode() : NODES.textNode(document.asString());
    }

    private static JsonNode toTree(Number number) {
        if (number instanceof Integer whole) {
            return NODES.numberNode(whole.intValue());
        }
        if (number instanceof Long whole) {
            return NODES.numberNode(whole.longValue());
        }
        return number instanceof BigInteger whole ? NODES.numberNode(whole) : NODES.numberNode((BigDecimal) number);
    }

    private static Number toPlain(SdkNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        String text = number.stringValue();
        boolean integral = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        if (!integral) {
            return exact;
        }
        BigInteger whole = exact.toBigIntegerExact();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /**
     * Plain values as a document; the key order and the digits of numbers are kept.
     *
     * @param value Map, Collection, array of objects, Jackson node, String, Number, Boolean, null or Document
     * @throws IllegalArgumentException if another type is found, a number is NaN or infinite, or the nesting is deeper
     *     than {@value #MAX_DEPTH}; names the type or the depth
     */
    public static Document fromPlain(@Nullable Object value) {
        return fromPlain(value, 0);
    }

    private static Document fromPlain(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("JSON may be nested " + MAX_DEPTH + " levels deep");
        }
        if (value == null) {
            return Document.fromNull();
        }
        if (value instanceof String text) {
            return Document.fromString(text);
        }
        if (value instanceof Boolean flag) {
            return Document.fromBoolean(flag);
        }
        if (value instanceof Number number) {
            return fromNumber(number);
        }
        if (value instanceof Document document) {
            return document;
        }
        if (value instanceof JsonNode node) {
            return fromTree(node, depth);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Document> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(String.valueOf(key), fromPlain(member, depth + 1)));
            return Document.fromMap(members);
        }
        if (value instanceof Collection<?> || value instanceof Object[]) {
            Collection<?> items = value instanceof Collection<?> c ? c : Arrays.asList((Object[]) value);
            List<Document> documents = new ArrayList<>(items.size());
            items.forEach(item -> documents.add(fromPlain(item, depth + 1)));
            return Document.fromList(documents);
        }
        if (value instanceof Enum<?> constant) {
            return Document.fromString(constant.name());
        }
        throw new IllegalArgumentException("A value of type " + value.getClass().getName() + " has no form in JSON");
    }

    private static Document fromTree(JsonNode node, int depth) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> members = new LinkedHashMap<>();
                node.fields()
                        .forEachRemaining(field -> members.put(field.getKey(), fromPlain(field.getValue(), depth + 1)));
                yield Document.fromMap(members);
            }
            case ARRAY -> {
                List<Document> items = new ArrayList<>(node.size());
                node.forEach(item -> items.add(fromPlain(item, depth + 1)));
                yield Document.fromList(items);
            }
            case STRING -> Document.fromString(node.textValue());
            case NUMBER -> fromNumber(node.numberValue());
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            default -> fromPlain(PlainJson.of(node), depth);
        };
    }

    /** The SDK writes the text of a number as it is, so that NaN and the like would break the request. */
    private static Document fromNumber(Number number) {
        if (!Double.isFinite(number.doubleValue()) && (number instanceof Double || number instanceof Float)) {
            throw new IllegalArgumentException("The number " + number + " has no form in JSON");
        }
        // Read again as a number: the text of a Number class of somebody else's is not to be trusted.
        return Document.fromNumber(new BigDecimal(number.toString()).toString());
    }
}
