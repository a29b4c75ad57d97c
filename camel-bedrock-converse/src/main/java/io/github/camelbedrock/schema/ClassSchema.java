/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of a class, draft 2020-12, as {@link OutputMapper} reads and writes it: the names, the order and the
 * choice of properties are Jackson's, with all of its annotations.
 *
 * <ul>
 *   <li>A property is required, unless its type is an {@code Optional} or it carries an annotation with the simple name
 *       {@code Nullable}, on the field, the component, the accessor, the parameter or the type. Null is allowed nowhere: an
 *       absent value is left out. {@code @JsonProperty(required)} is not asked, since its default cannot be told from a
 *       false that somebody wrote; {@code @JsonInclude} is not asked, since it speaks of writing alone.
 *   <li>Objects take no other properties, save those with a {@code @JsonAnySetter}. A Map becomes an object whose
 *       {@code additionalProperties} are its values.
 *   <li>{@code LocalDateTime} and {@code LocalTime} have a pattern in place of {@code date-time} and {@code time}: those
 *       formats ask for the offset that these classes refuse (RFC 3339, section 5.6). {@code OffsetTime} is {@code time},
 *       which asks for seconds also where Java writes none; {@code Duration} is {@code duration}, which knows no parts
 *       of a second.
 *   <li>{@code @JsonTypeInfo} by name in a property or around the object, or by deduction, becomes {@code anyOf}.
 *   <li>A class that leads back to itself stands in {@code $defs}; all others stand where they are used.
 *   <li>{@code @JsonPropertyDescription} and {@code @JsonClassDescription} become {@code description}; of the two, the
 *       property's.
 * </ul>
 */
public final class ClassSchema {

    private ClassSchema() {}

    /**
     * @throws IllegalArgumentException when the class does not become a JSON object (a list, a text, an enum, a choice of
     *     subtypes), or when a class within cannot be read at all, such as an interface without {@code @JsonTypeInfo}
     */
    public static ObjectNode of(Class<?> type) {
        ObjectNode schema = new TypeSchemas().root(OutputMapper.type(type));
        if (!schema.path("type").asText().equals("object")) {
            throw new IllegalArgumentException("outputClass must become a JSON object, and " + type.getName()
                    + " becomes " + found(schema) + "; put it into a record as its only component");
        }
        return schema;
    }

    private static String found(ObjectNode schema) {
        if (schema.has("type")) {
            return "a JSON " + schema.path("type").asText();
        }
        return schema.has("anyOf") ? "a choice of objects" : "any JSON value";
    }
}
