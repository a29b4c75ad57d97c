/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties that Jackson reads of each class. The generator looks at fields: these say which of them are read, by what
 * name and in which order, and a class with a property that no field holds is refused.
 */
final class ReadProperties {

    private static final DeserializationConfig CONFIG = OutputMapper.mapper().getDeserializationConfig();

    private final Map<Class<?>, Map<String, BeanPropertyDefinition>> byField = new HashMap<>();

    /** What Jackson reads into the field, or null for nothing. */
    @Nullable
    BeanPropertyDefinition of(MemberScope<?, ?> field) {
        Class<?> owner = field.getDeclarationDetails().getSchemaTargetType().getErasedType();
        return of(owner).get(field.getDeclaredName());
    }

    private Map<String, BeanPropertyDefinition> of(Class<?> type) {
        Map<String, BeanPropertyDefinition> known = byField.get(type);
        if (known != null) {
            return known;
        }
        Collection<?> names = names(type);
        Map<String, BeanPropertyDefinition> found = new LinkedHashMap<>();
        for (BeanPropertyDefinition property :
                CONFIG.introspect(OutputMapper.type(type)).findProperties()) {
            if (!names.contains(property.getName())) {
                continue;
            }
            if (property.getPrimaryMember().hasAnnotation(JsonTypeInfo.class)) {
                throw new IllegalArgumentException(type.getName() + ": the property '" + property.getName()
                        + "' has @JsonTypeInfo: put it on the class of the property");
            }
            found.put(property.getInternalName(), property);
        }
        byField.put(type, found);
        return found;
    }

    /** The name that Jackson reads the field by. */
    @Nullable
    String name(FieldScope field) {
        BeanPropertyDefinition property = of(field);
        return property == null ? null : property.getName();
    }

    /** The field's place among the properties, which the generator would sort by name. */
    int place(MemberScope<?, ?> field) {
        Class<?> owner = field.getDeclarationDetails().getSchemaTargetType().getErasedType();
        return List.copyOf(of(owner).keySet()).indexOf(field.getDeclaredName());
    }

    /** A text where the field is read by a pattern, else null. */
    @Nullable
    CustomPropertyDefinition ofPattern(FieldScope field) {
        BeanPropertyDefinition property = of(field);
        JsonFormat.Value format =
                property == null ? null : CONFIG.getAnnotationIntrospector().findFormat(property.getPrimaryMember());
        if (property == null || format == null || !format.hasPattern()) {
            return null;
        }
        ObjectNode text = FixedSchemas.of("string");
        return new CustomPropertyDefinition(
                property.getMetadata().getDescription() == null
                        ? text.put("description", "in the form " + format.getPattern())
                        : text);
    }

    /** Whether Jackson takes properties that the class does not name. */
    boolean takesOthers(ResolvedType type) {
        return CONFIG.introspect(OutputMapper.type(type.getErasedType())).findAnySetterAccessor() != null;
    }

    /**
     * Adds the tag that says which subtype it is.
     *
     * @throws IllegalArgumentException if the schema has other properties than Jackson reads
     */
    void complete(ObjectNode schema, ResolvedType type) {
        if (!schema.path("type").asText().equals("object") || type.isInstanceOf(Map.class)) {
            return;
        }
        for (Object name : names(type.getErasedType())) {
            if (!schema.path("properties").has((String) name)) {
                throw new IllegalArgumentException(
                        type.getErasedType().getName() + ": Jackson reads the property '" + name
                                + "', but no field holds it: give the field that name, or the field's name to the property");
            }
        }
        if (schema.has("allOf")) {
            throw new IllegalArgumentException(type.getErasedType().getName()
                    + " has a property with @JsonUnwrapped, which is not supported: write its properties out");
        }
        tag(schema, OutputMapper.type(type.getErasedType()));
    }

    private static Collection<?> names(Class<?> type) {
        JavaType read = OutputMapper.type(type);
        try {
            var context = (DefaultDeserializationContext) OutputMapper.mapper().getDeserializationContext();
            Collection<?> names = context.createDummyInstance(CONFIG)
                    .findRootValueDeserializer(read)
                    .getKnownPropertyNames();
            if (names != null) {
                return names;
            }
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(type.getName() + ": " + e.getOriginalMessage(), e);
        } catch (StackOverflowError endless) {
            // Jackson cannot read it either.
            throw new IllegalArgumentException(
                    type.getName() + " holds a type that holds another type at each level, and has no end", endless);
        }
        throw new IllegalArgumentException(
                read.isAbstract()
                        ? type.getName() + " is abstract, and nothing says what to make of it; use a class or a record,"
                                + " or add @JsonTypeInfo and @JsonSubTypes"
                        : type.getName() + " is not read property by property; use a class or a record of your own");
    }

    private static void tag(ObjectNode schema, JavaType type) {
        String name;
        TypeSerializer tag;
        try {
            tag = OutputMapper.mapper().getSerializerProviderInstance().findTypeSerializer(type);
            TypeIdResolver names = tag == null ? null : tag.getTypeIdResolver();
            if (tag == null || names == null) {
                return;
            }
            JsonTypeInfo.Id id = names.getMechanism();
            if (id != JsonTypeInfo.Id.NAME && id != JsonTypeInfo.Id.SIMPLE_NAME) {
                // Class names from a model's answer are no way to choose what is loaded.
                throw new IllegalArgumentException(type.toCanonical() + " has @JsonTypeInfo(use = " + id
                        + "); NAME, SIMPLE_NAME and DEDUCTION are supported");
            }
            name = names.idFromValueAndType(null, type.getRawClass());
        } catch (IOException e) {
            throw new IllegalArgumentException(type.toCanonical() + ": " + e.getMessage(), e);
        }
        switch (tag.getTypeInclusion()) {
            case PROPERTY, EXISTING_PROPERTY ->
                first(schema, tag.getPropertyName(), FixedSchemas.of("string").put("const", name));
            case WRAPPER_OBJECT -> {
                ObjectNode bean = schema.deepCopy();
                schema.removeAll().put("type", "object");
                first(schema, name, bean);
                schema.put("additionalProperties", false);
            }
            default ->
                throw new IllegalArgumentException(type.toCanonical() + " has @JsonTypeInfo(include = "
                        + tag.getTypeInclusion() + "); PROPERTY and WRAPPER_OBJECT are supported");
        }
    }

    /** The tag comes first: a model that has said which subtype it writes keeps to it. */
    private static void first(ObjectNode schema, String name, ObjectNode value) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.set(name, value);
        ObjectNode own = schema.withObjectProperty("properties");
        own.remove(name);
        schema.set("properties", properties.setAll(own));
        List<String> required = new ArrayList<>(List.of(name));
        schema.path("required").forEach(one -> required.add(one.asText()));
        ArrayNode list = schema.putArray("required");
        required.stream().distinct().forEach(list::add);
    }
}
