/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Reads the model's answer into an outputClass. It converts nothing that the answer does not say: no number from a text,
 * no text from a number, no 1 from 1.5, no null for a primitive, no enum constant from its place. Dates are ISO 8601 text
 * and keep their offset, decimals keep every digit, {@code Optional} is empty where the property is missing. Properties
 * that the class does not know are passed over: what may stand in an answer is for the schema to say.
 */
public final class OutputMapper {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(WholeNumbers.module())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // Written and read properties are the same: what cannot be read has no place in the schema.
            .enable(MapperFeature.REQUIRE_SETTERS_FOR_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private OutputMapper() {}

    /**
     * The JSON text as a tree that keeps every digit of its decimals.
     *
     * @throws IllegalArgumentException when the text is not one JSON value, with line and column
     */
    public static JsonNode parse(String json) {
        try {
            JsonNode tree = MAPPER.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(json);
            if (tree.isMissingNode()) {
                throw new IllegalArgumentException("not JSON: the text is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + reason(e), e);
        }
    }

    /**
     * The answer as an instance of the class.
     *
     * @throws IllegalArgumentException when it does not fit, with the JSON pointer of the place
     */
    public static <T> T read(JsonNode answer, Class<T> type) {
        T value;
        try {
            value = MAPPER.treeToValue(answer, type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "the answer does not fit " + type.getName() + " at " + pointer(e) + ": " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer does not fit " + type.getName() + ": " + reason(e), e);
        }
        if (value == null) {
            throw new IllegalArgumentException("the answer is null, a " + type.getName() + " is expected");
        }
        return value;
    }

    /**
     * The value as JSON, such that {@link #read} gives it back; what is null or an empty Optional is left out, and so is what
     * only a getter tells.
     */
    public static JsonNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** For the look at classes alone: a change of its settings would change every answer. */
    static JsonMapper mapper() {
        return MAPPER;
    }

    static JavaType type(Class<?> type) {
        return MAPPER.constructType(type);
    }

    private static String reason(JsonProcessingException failure) {
        return failure instanceof JsonMappingException || failure.getLocation() == null
                ? failure.getOriginalMessage()
                : failure.getOriginalMessage() + " (line "
                        + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ")";
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.isEmpty() ? "its root" : pointer.toString();
    }
}
