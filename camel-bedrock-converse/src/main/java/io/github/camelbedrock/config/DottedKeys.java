/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options with dots in their names, which Spring Boot and YAML read as Maps within Maps. */
final class DottedKeys {

    private DottedKeys() {}

    /** One Map: what stands under b in the Map under a has the key a.b. Items of a list, under 0, 1 and so on, become one. */
    static Map<String, Object> of(Map<?, ?> options) {
        Map<String, Object> flat = new LinkedHashMap<>();
        options.forEach((key, value) -> put(flat, String.valueOf(key), value));
        return flat;
    }

    private static void put(Map<String, Object> flat, String key, Object value) {
        if (!(value instanceof Map<?, ?> inner)) {
            flat.put(key, value);
        } else if (inner.containsKey("0")) {
            flat.put(key, List.copyOf(inner.values()));
        } else {
            inner.forEach((name, member) -> put(flat, key + "." + name, member));
        }
    }
}
