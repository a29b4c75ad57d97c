/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The JSON schema of a class, draft 2020-12, made by the victools generator from the fields of the class, as
 * {@link OutputMapper} reads and writes them: the names, the order and the choice of properties are Jackson's.
 *
 * <ul>
 *   <li>A property is required, unless its type is an {@code Optional} or it carries an annotation with the simple name
 *       {@code Nullable}, on the field, the record component, the getter or the type. Null is allowed nowhere: an absent
 *       value is left out. {@code @JsonProperty(required)} is not asked, since its default cannot be told from a false that
 *       somebody wrote; {@code @JsonInclude} is not asked, since it speaks of writing alone.
 *   <li>Objects take no other properties, save those with a {@code @JsonAnySetter}. A Map becomes an object whose
 *       {@code additionalProperties} are its values.
 *   <li>{@code LocalDateTime} and {@code LocalTime} have a pattern in place of {@code date-time} and {@code time}: those
 *       formats ask for the offset that these classes refuse (RFC 3339, section 5.6). {@code OffsetTime} is {@code time},
 *       which asks for seconds also where Java writes none; {@code Duration} is {@code duration}, which knows no parts
 *       of a second.
 *   <li>{@code @JsonTypeInfo} by name in a property or around the object, or by deduction, becomes {@code anyOf}, if it
 *       stands on the class. {@code @JsonUnwrapped} is refused.
 *   <li>A class that leads back to itself stands in {@code $defs}; all others stand where they are used.
 *   <li>{@code @JsonPropertyDescription} and {@code @JsonClassDescription} become {@code description}; of the two, the
 *       property's.
 * </ul>
 */
public final class ClassSchema {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private ClassSchema() {}

    /**
     * The schema of the class.
     *
     * @throws IllegalArgumentException when the class does not become a JSON object (a list, a text, an enum, a choice of
     *     subtypes), when Jackson reads a property that no field of the same name holds, or when a class within cannot be
     *     read at all, such as an interface without {@code @JsonTypeInfo}
     */
    public static ObjectNode of(Class<?> type) {
        JsonNode schema = SchemaRewrite.inlineDefinitions(generator().generateSchema(type));
        if (!schema.path("type").asText().equals("object")) {
            throw new IllegalArgumentException("it must become a JSON object, and " + type.getName() + " becomes "
                    + found(schema) + "; put it into a record as its only component");
        }
        return (ObjectNode) schema;
    }

    private static String found(JsonNode schema) {
        if (schema.has("type")) {
            return "a JSON " + schema.path("type").asText();
        }
        return schema.has("anyOf") ? "a choice of objects" : "any JSON value";
    }

    /** A new one each time: its caches would keep the classes of routes that are gone. */
    private static SchemaGenerator generator() {
        ReadProperties properties = new ReadProperties();
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        OutputMapper.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                // The module lays a subtype's tag beside a definition that forbids it: ReadProperties adds the tag.
                .with(new JacksonModule(JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                .with(
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.STANDARD_FORMATS,
                        Option.DEFINITION_FOR_MAIN_SCHEMA,
                        Option.PLAIN_DEFINITION_KEYS)
                // Flattened by the generator, an Optional would take null.
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_OPTIONALS);
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider(FixedSchemas::of)
                .withPropertySorter(Comparator.comparingInt(properties::place))
                .withAdditionalPropertiesResolver(
                        scope -> properties.takesOthers(scope.getType()) ? Object.class : null)
                .withTypeAttributeOverride((schema, scope, context) -> properties.complete(schema, scope.getType()));
        builder.forFields()
                .withIgnoreCheck(field -> properties.of(field) == null)
                .withPropertyNameOverrideResolver(properties::name)
                .withCustomDefinitionProvider((field, context) -> properties.ofPattern(field))
                .withRequiredCheck(ClassSchema::isRequired);
        return new SchemaGenerator(builder.build());
    }

    private static boolean isRequired(FieldScope field) {
        MethodScope getter = field.findGetter();
        return !OPTIONALS.contains(field.getDeclaredType().getErasedType())
                && !isNullable(field.getRawMember())
                && !isNullable(field.getRawMember().getAnnotatedType())
                && (getter == null || !isNullable(getter.getRawMember()))
                && (getter == null || !isNullable(getter.getRawMember().getAnnotatedReturnType()));
    }

    private static boolean isNullable(AnnotatedElement place) {
        return Arrays.stream(place.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
