/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.schema.ClassSchema;
import io.github.camelbedrock.turn.OutputSettings;
import io.github.camelbedrock.turn.OutputShape;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.support.LRUCacheFactory;
import org.jspecify.annotations.Nullable;

/** Reads what the answer must look like. Compiled schemas are kept, since a header may bring the same one each time. */
final class OutputReader {

    private static final int KEPT = 100;

    private final Map<Object, OutputShape> shapes = LRUCacheFactory.newLRUCache(KEPT);

    OutputSettings read(SettingValues values, OutputSettings base) {
        String mode = values.choice("outputMode", "auto", "native", "tool", "prompt");
        Integer retries = values.integer("outputRetries", 0);
        OutputShape shape = shape(values);
        return new OutputSettings(
                shape == null ? base.shape() : shape,
                mode == null ? base.mode() : OutputSettings.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                retries == null ? base.retries() : retries);
    }

    private @Nullable OutputShape shape(SettingValues values) {
        Object schema = values.raw("outputSchema");
        Object type = values.raw("outputClass");
        if (type != null && schema != null) {
            throw values.refusal("outputClass", "cannot stand beside outputSchema: the class has its own schema");
        }
        if (type != null) {
            return kept(values, "outputClass", type(values, type));
        }
        if (schema == null) {
            return null;
        }
        return kept(values, "outputSchema", schema instanceof String text ? text : json(values, schema));
    }

    private static String json(SettingValues values, Object schema) {
        try {
            return PlainJson.write(schema);
        } catch (IllegalArgumentException e) {
            throw values.refusal("outputSchema", "cannot be used: " + e.getMessage());
        }
    }

    private OutputShape kept(SettingValues values, String option, Object key) {
        OutputShape known = shapes.get(key);
        if (known != null) {
            return known;
        }
        try {
            OutputShape shape = make(key);
            shapes.put(key, shape);
            return shape;
        } catch (IllegalArgumentException e) {
            throw values.refusal(option, "cannot be used: " + e.getMessage());
        }
    }

    private static OutputShape make(Object key) {
        if (key instanceof Class<?> type) {
            return OutputShape.of(ClassSchema.of(type), type);
        }
        JsonNode schema = PlainJson.tree((String) key);
        if (!schema.isObject()) {
            throw new IllegalArgumentException("a schema is a JSON object");
        }
        return OutputShape.of(schema, null);
    }

    private static Class<?> type(SettingValues values, Object given) {
        if (given instanceof Class<?> type) {
            return type;
        }
        try {
            return values.context().getClassResolver().resolveMandatoryClass(String.valueOf(given));
        } catch (ClassNotFoundException e) {
            throw values.refusal("outputClass", "names the class " + given + ", which is not on the classpath");
        }
    }
}
