/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The schemas of types within one class schema, and the definitions that they share. Used once. */
final class TypeSchemas {

    /** Deeper than any class that somebody wrote; a generic type that grows with each step reaches it. */
    private static final int DEEPEST = 64;

    private final BeanSchemas beans = new BeanSchemas(this);
    private final Set<JavaType> open = new LinkedHashSet<>();
    private final Set<JavaType> recursive = new HashSet<>();
    private final Map<JavaType, String> names = new HashMap<>();
    private final ObjectNode definitions = object();

    /** The whole schema: the type itself, also where it is recursive, then the definitions. */
    ObjectNode root(JavaType type) {
        ObjectNode schema = of(type);
        if (recursive.contains(type)) {
            schema = definitions.withObjectProperty(name(type)).deepCopy();
        }
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    ObjectNode of(JavaType type) {
        if (type.isReferenceType()) {
            return of(type.getReferencedType());
        }
        if (type.isJavaLangObject() || type.isTypeOrSubTypeOf(TreeNode.class)) {
            return object();
        }
        if (type.isEnumType()) {
            return enumOf(type);
        }
        if (type.isMapLikeType()) {
            return mapOf(type);
        }
        if (type.isContainerType() && !isText(type)) {
            ObjectNode list = object().put("type", "array");
            return list.set("items", of(type.getContentType()));
        }
        ObjectNode leaf = LeafSchemas.of(type);
        return leaf == null ? beanOrReference(type) : leaf;
    }

    private ObjectNode beanOrReference(JavaType type) {
        if (open.contains(type) || recursive.contains(type)) {
            recursive.add(type);
            return reference(type);
        }
        if (open.size() >= DEEPEST) {
            throw new IllegalArgumentException(
                    "the type " + type.toCanonical() + " holds another type at each level, and"
                            + " has no end: the schema stops at " + DEEPEST + " levels");
        }
        open.add(type);
        ObjectNode schema = beans.of(type);
        open.remove(type);
        if (!recursive.contains(type)) {
            return schema;
        }
        definitions.set(name(type), schema);
        return reference(type);
    }

    private ObjectNode reference(JavaType type) {
        return object().put("$ref", "#/$defs/" + name(type));
    }

    /** The class's own name; a second class of that name, or the same with other type arguments, gets a number. */
    private String name(JavaType type) {
        return names.computeIfAbsent(type, unnamed -> {
            String simple = type.getRawClass().getSimpleName();
            String name = simple;
            for (int next = 2; names.containsValue(name); next++) {
                name = simple + next;
            }
            return name;
        });
    }

    /** The constants as they are written: renamed with @JsonProperty, or by @JsonValue, which may give numbers. */
    private static ObjectNode enumOf(JavaType type) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        boolean numbers = true;
        for (Object constant : type.getRawClass().getEnumConstants()) {
            JsonNode value = OutputMapper.write(constant);
            numbers &= value.isIntegralNumber();
            values.add(value);
        }
        return object().put("type", numbers ? "integer" : "string").set("enum", values);
    }

    private ObjectNode mapOf(JavaType type) {
        ObjectNode values = of(type.getContentType());
        ObjectNode map = object().put("type", "object");
        return values.isEmpty() ? map.put("additionalProperties", true) : map.set("additionalProperties", values);
    }

    /** Jackson writes bytes as base64 and characters as a text. */
    private static boolean isText(JavaType type) {
        return type.hasRawClass(byte[].class) || type.hasRawClass(char[].class);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
