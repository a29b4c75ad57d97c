/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonValueFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types that are a text, a number or a boolean in JSON. Which they are, their serializer is asked. */
final class LeafSchemas extends JsonFormatVisitorWrapper.Base {

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";

    /** What the serializer does not say, or says too roughly. */
    private static final Map<Class<?>, ObjectNode> KNOWN = Map.ofEntries(
            Map.entry(LocalDateTime.class, text().put("pattern", "^\\d{4}-\\d{2}-\\d{2}T" + CLOCK + "$")),
            Map.entry(LocalTime.class, text().put("pattern", "^" + CLOCK + "$")),
            Map.entry(OffsetTime.class, text().put("format", "time")),
            Map.entry(Year.class, text().put("pattern", "^\\d{4}$")),
            Map.entry(YearMonth.class, text().put("pattern", "^\\d{4}-\\d{2}$")),
            Map.entry(MonthDay.class, text().put("pattern", "^--\\d{2}-\\d{2}$")),
            Map.entry(Duration.class, text().put("format", "duration")),
            Map.entry(Period.class, text().put("format", "duration")),
            Map.entry(byte[].class, text().put("contentEncoding", "base64")),
            Map.entry(char[].class, text()),
            Map.entry(BigInteger.class, TypeSchemas.object().put("type", "integer")));

    private @Nullable ObjectNode found;

    /** The schema, or null where the type is an object in JSON. */
    static @Nullable ObjectNode of(JavaType type) {
        ObjectNode known = KNOWN.get(type.getRawClass());
        if (known != null) {
            return known.deepCopy();
        }
        LeafSchemas visitor = new LeafSchemas();
        try {
            OutputMapper.mapper().acceptJsonFormatVisitor(type, visitor);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    type.toCanonical() + " cannot become JSON: " + e.getOriginalMessage(), e);
        }
        return visitor.found;
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        ObjectNode text = text();
        found = text;
        return new JsonStringFormatVisitor.Base() {
            @Override
            public void format(JsonValueFormat format) {
                text.put("format", format.toString());
            }
        };
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        found = TypeSchemas.object().put("type", "integer");
        return new JsonIntegerFormatVisitor.Base();
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        found = TypeSchemas.object().put("type", "number");
        return new JsonNumberFormatVisitor.Base();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        found = TypeSchemas.object().put("type", "boolean");
        return new JsonBooleanFormatVisitor.Base();
    }

    private static ObjectNode text() {
        return TypeSchemas.object().put("type", "string");
    }
}
