/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Plain values with Bedrock's own field names become objects of the SDK's model. Like {@link PojoJson} it knows no class
 * of the model: whatever the SDK can say, a Map can say. Bytes are byte[] or, as on the wire, Base64 text.
 */
public final class PojoReader {

    private PojoReader() {}

    /**
     * Fills the builder from a Map and builds it.
     *
     * @param type the class that the builder builds
     * @param builder an empty builder of the SDK's model
     * @param where the path of the Map, as it is named in errors; may be empty
     * @throws IllegalArgumentException if a member is unknown or of the wrong type; names its path and what is allowed
     */
    public static <T> T read(Class<T> type, SdkPojo builder, Map<?, ?> members, String where) {
        return type.cast(fill(builder, members, where));
    }

    private static Object fill(SdkPojo builder, Map<?, ?> members, String where) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = String.valueOf(member.getKey());
            String path = where.isEmpty() ? name : where + "." + name;
            SdkField<?> field = field(builder, name, path);
            if (member.getValue() != null) {
                field.set(builder, value(field, member.getValue(), path));
            }
        }
        return ((Buildable) builder).build();
    }

    private static SdkField<?> field(SdkPojo builder, String name, String path) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.locationName().equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException(path + " is not a field of Bedrock's; here it has "
                + builder.sdkFields().stream().map(SdkField::locationName).collect(Collectors.joining(", ")));
    }

    private static @Nullable Object value(SdkField<?> field, @Nullable Object raw, String path) {
        Object value = raw instanceof JsonNode node ? PlainJson.of(node) : raw;
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.DOCUMENT) {
            return document(value, path);
        }
        if (value == null) {
            throw wrong(path, "a value", null);
        }
        if (type == MarshallingType.LIST) {
            return list(field, value, path);
        }
        if (type == MarshallingType.MAP) {
            return map(field, value, path);
        }
        if (type == MarshallingType.SDK_POJO) {
            return pojo(field, value, path);
        }
        return scalar(type, value, path);
    }

    private static Object document(@Nullable Object value, String path) {
        try {
            return DocumentJson.fromPlain(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static List<Object> list(SdkField<?> field, Object value, String path) {
        if (!(value instanceof Collection<?> items)) {
            throw wrong(path, "a list", value);
        }
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>(items.size());
        for (Object item : items) {
            list.add(value(member, item, path + "[" + list.size() + "]"));
        }
        return list;
    }

    private static Map<String, Object> map(SdkField<?> field, Object value, String path) {
        if (!(value instanceof Map<?, ?> entries)) {
            throw wrong(path, "an object", value);
        }
        SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, entry) -> map.put(String.valueOf(key), value(member, entry, path + "." + key)));
        return map;
    }

    private static Object pojo(SdkField<?> field, Object value, String path) {
        SdkPojo builder = field.constructor().get();
        if (value instanceof Map<?, ?> members) {
            return fill(builder, members, path);
        }
        if (value instanceof SdkPojo given
                && given.getClass() == ((Buildable) builder).build().getClass()) {
            return given;
        }
        throw wrong(path, "an object", value);
    }

    private static Object scalar(MarshallingType<?> type, Object value, String path) {
        if (type == MarshallingType.STRING && value instanceof String) {
            return value;
        }
        if (type == MarshallingType.SDK_BYTES) {
            return bytes(value, path);
        }
        if (type == MarshallingType.BOOLEAN && value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            try {
                return number(type, number, path);
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(path + " is out of the range of its type: " + number, e);
            }
        }
        throw wrong(path, "of type " + type.getTargetClass().getSimpleName(), value);
    }

    private static Object number(MarshallingType<?> type, Number number, String path) {
        BigDecimal exact = new BigDecimal(number.toString());
        if (type == MarshallingType.INTEGER) {
            return exact.intValueExact();
        }
        if (type == MarshallingType.LONG) {
            return exact.longValueExact();
        }
        if (type == MarshallingType.FLOAT) {
            return exact.floatValue();
        }
        if (type == MarshallingType.DOUBLE) {
            return exact.doubleValue();
        }
        throw wrong(path, "of type " + type.getTargetClass().getSimpleName(), number);
    }

    private static SdkBytes bytes(Object value, String path) {
        if (value instanceof SdkBytes bytes) {
            return bytes;
        }
        if (value instanceof byte[] bytes) {
            return SdkBytes.fromByteArray(bytes);
        }
        if (value instanceof String base64) {
            try {
                return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(path + " must be Base64: " + e.getMessage(), e);
            }
        }
        throw wrong(path, "bytes: byte[] or Base64 text", value);
    }

    private static IllegalArgumentException wrong(String path, String expected, @Nullable Object found) {
        return new IllegalArgumentException(path + " must be " + expected + ", but was "
                + (found == null ? "null" : "of type " + found.getClass().getName()));
    }
}
