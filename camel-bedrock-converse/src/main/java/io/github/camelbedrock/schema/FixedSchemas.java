/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types whose schema does not come from their fields, and of which the generator knows nothing or too little. */
final class FixedSchemas {

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";

    private static final Map<Class<?>, ObjectNode> KNOWN = known();

    private FixedSchemas() {}

    private static Map<Class<?>, ObjectNode> known() {
        Map<Class<?>, ObjectNode> known = new HashMap<>();
        known.put(LocalDateTime.class, of("string").put("pattern", "^\\d{4}-\\d{2}-\\d{2}T" + CLOCK + "$"));
        known.put(LocalTime.class, of("string").put("pattern", "^" + CLOCK + "$"));
        known.put(Year.class, of("string").put("pattern", "^\\d{4}$"));
        known.put(YearMonth.class, of("string").put("pattern", "^\\d{4}-\\d{2}$"));
        known.put(MonthDay.class, of("string").put("pattern", "^--\\d{2}-\\d{2}$"));
        known.put(byte[].class, of("string").put("contentEncoding", "base64"));
        known.put(OptionalInt.class, of("integer"));
        known.put(OptionalLong.class, of("integer"));
        known.put(OptionalDouble.class, of("number"));
        List.of(
                        char[].class,
                        Charset.class,
                        Currency.class,
                        File.class,
                        InetAddress.class,
                        Locale.class,
                        Path.class,
                        Pattern.class,
                        TimeZone.class,
                        URL.class)
                .forEach(text -> known.put(text, of("string")));
        return Map.copyOf(known);
    }

    /** The schema, or null where the generator is to make it. */
    static @Nullable CustomDefinition of(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode schema = KNOWN.get(type.getErasedType());
        if (schema == null && type.isInstanceOf(TreeNode.class)) {
            schema = JsonNodeFactory.instance.objectNode();
        } else if (schema == null && type.isInstanceOf(Enum.class)) {
            schema = enumOf(type.getErasedType());
        }
        if (schema != null) {
            return inline(schema.deepCopy());
        }
        ResolvedType inner = type.getErasedType() == Optional.class
                ? context.getTypeContext().getTypeParameterFor(type, Optional.class, 0)
                : ofJsonValue(type, context);
        if (inner == null) {
            return null;
        }
        // The reference is filled in at the end and must stand as it is; then the generator lifts it out.
        ObjectNode lifted = JsonNodeFactory.instance.objectNode();
        lifted.putArray("allOf").add(context.createDefinitionReference(inner));
        return inline(lifted);
    }

    /** The constants as they are written: renamed with @JsonProperty, or by @JsonValue, which may give numbers. */
    private static ObjectNode enumOf(Class<?> type) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        boolean numbers = true;
        for (Object constant : type.getEnumConstants()) {
            JsonNode value = OutputMapper.write(constant);
            numbers &= value.isIntegralNumber();
            values.add(value);
        }
        return of(numbers ? "integer" : "string").set("enum", values);
    }

    private static @Nullable ResolvedType ofJsonValue(ResolvedType type, SchemaGenerationContext context) {
        AnnotatedMember value = OutputMapper.mapper()
                .getDeserializationConfig()
                .introspect(OutputMapper.type(type.getErasedType()))
                .findJsonValueAccessor();
        if (value == null) {
            return null;
        }
        return context.getTypeContext()
                .resolve(
                        value.getMember() instanceof Method method
                                ? method.getGenericReturnType()
                                : ((Field) value.getMember()).getGenericType());
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
    }

    static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
