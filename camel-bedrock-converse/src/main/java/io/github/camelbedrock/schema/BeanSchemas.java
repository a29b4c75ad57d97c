/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes that are an object in JSON: their properties as Jackson finds them when it reads, and their subtypes. */
final class BeanSchemas {

    private final TypeSchemas types;
    private final DeserializationConfig config = OutputMapper.mapper().getDeserializationConfig();
    private final AnnotationIntrospector annotations = config.getAnnotationIntrospector();

    BeanSchemas(TypeSchemas types) {
        this.types = types;
    }

    ObjectNode of(JavaType type) {
        AnnotatedClass info = config.introspectClassAnnotations(type).getClassInfo();
        JsonTypeInfo.Value polymorphic = annotations.findPolymorphicTypeInfo(config, info);
        if (polymorphic == null || polymorphic.getIdType() == JsonTypeInfo.Id.NONE) {
            return bean(type);
        }
        List<ObjectNode> choices = new ArrayList<>();
        for (NamedType subtype : config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, info)) {
            // A subtype inherits the list of its base, and with it its own siblings.
            boolean below = type.getRawClass().isAssignableFrom(subtype.getType());
            if (below && !Modifier.isAbstract(subtype.getType().getModifiers())) {
                choices.add(choice(type, subtype, polymorphic));
            }
        }
        if (choices.isEmpty()) {
            throw new IllegalArgumentException(type.toCanonical()
                    + " has @JsonTypeInfo and no subtype that can be made;" + " name them with @JsonSubTypes");
        }
        if (choices.size() == 1) {
            return choices.get(0);
        }
        ObjectNode anyOf = TypeSchemas.object();
        describe(anyOf, annotations.findClassDescription(info));
        anyOf.putArray("anyOf").addAll(choices);
        return anyOf;
    }

    private ObjectNode choice(JavaType base, NamedType subtype, JsonTypeInfo.Value polymorphic) {
        ObjectNode bean = bean(config.getTypeFactory().constructSpecializedType(base, subtype.getType()));
        JsonTypeInfo.Id id = polymorphic.getIdType();
        if (id == JsonTypeInfo.Id.DEDUCTION) {
            return bean;
        }
        if (id != JsonTypeInfo.Id.NAME && id != JsonTypeInfo.Id.SIMPLE_NAME) {
            // Class names from a model's answer are no way to choose what is loaded.
            throw new IllegalArgumentException(base.toCanonical() + " has @JsonTypeInfo(use = " + id
                    + "); NAME, SIMPLE_NAME and DEDUCTION are supported");
        }
        String name = subtype.hasName() ? subtype.getName() : defaultName(subtype.getType(), id);
        return switch (polymorphic.getInclusionType()) {
            case PROPERTY, EXISTING_PROPERTY -> tagged(bean, propertyName(polymorphic), name);
            case WRAPPER_OBJECT -> wrapped(bean, name);
            default ->
                throw new IllegalArgumentException(base.toCanonical() + " has @JsonTypeInfo(include = "
                        + polymorphic.getInclusionType() + "); PROPERTY and WRAPPER_OBJECT are supported");
        };
    }

    private static String propertyName(JsonTypeInfo.Value polymorphic) {
        String name = polymorphic.getPropertyName();
        return name == null || name.isEmpty() ? polymorphic.getIdType().getDefaultPropertyName() : name;
    }

    /** Jackson's: the name behind the last dot, which keeps the outer class, or behind the last dollar sign. */
    private static String defaultName(Class<?> type, JsonTypeInfo.Id id) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return id == JsonTypeInfo.Id.NAME ? name : name.substring(name.lastIndexOf('$') + 1);
    }

    /** The tag comes first: a model that has said which subtype it writes keeps to it. */
    private static ObjectNode tagged(ObjectNode bean, String property, String name) {
        ObjectNode properties = TypeSchemas.object();
        properties.putObject(property).put("type", "string").put("const", name);
        ObjectNode own = bean.withObjectProperty("properties");
        own.remove(property);
        properties.setAll(own);
        List<String> required = new ArrayList<>(List.of(property));
        bean.path("required").forEach(one -> {
            if (!one.asText().equals(property)) {
                required.add(one.asText());
            }
        });
        bean.set("properties", properties);
        ArrayNode list = bean.putArray("required");
        required.forEach(list::add);
        return bean;
    }

    private static ObjectNode wrapped(ObjectNode bean, String name) {
        ObjectNode around = TypeSchemas.object().put("type", "object");
        around.putObject("properties").set(name, bean);
        around.putArray("required").add(name);
        return around.put("additionalProperties", false);
    }

    private ObjectNode bean(JavaType type) {
        BeanDescription bean = described(type);
        ObjectNode schema = TypeSchemas.object().put("type", "object");
        describe(
                schema,
                annotations.findClassDescription(
                        config.introspectClassAnnotations(type).getClassInfo()));
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        addProperties(bean, NameTransformer.NOP, properties, required);
        if (!required.isEmpty()) {
            ArrayNode list = schema.putArray("required");
            required.forEach(list::add);
        }
        return schema.put("additionalProperties", bean.findAnySetterAccessor() != null);
    }

    /** What Jackson knows of the class that it builds: the class itself, its builder, or what it reads in its place. */
    private BeanDescription described(JavaType type) {
        AnnotatedClass info = config.introspectClassAnnotations(type).getClassInfo();
        Class<?> builder = annotations.findPOJOBuilder(info);
        if (builder != null) {
            return config.introspectForBuilder(config.constructType(builder), config.introspect(type));
        }
        JavaType read;
        try {
            read = annotations.refineDeserializationType(config, info, type);
        } catch (com.fasterxml.jackson.databind.JsonMappingException e) {
            throw new IllegalArgumentException(type.toCanonical() + ": " + e.getOriginalMessage(), e);
        }
        if (read.isAbstract() && annotations.findDeserializer(info) == null) {
            throw new IllegalArgumentException(read.toCanonical() + " is abstract, and nothing says what to make of it;"
                    + " use a class or a record, or add @JsonTypeInfo and @JsonSubTypes");
        }
        return config.introspect(read);
    }

    private void addProperties(
            BeanDescription bean, NameTransformer naming, ObjectNode properties, List<String> required) {
        Set<String> ignored = config.getDefaultPropertyIgnorals(bean.getBeanClass(), bean.getClassInfo())
                .findIgnoredForDeserialization();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            AnnotatedMember member = property.getPrimaryMember();
            if (member == null || ignored.contains(property.getName()) || !isRead(property, member)) {
                continue;
            }
            NameTransformer unwrapped = annotations.findUnwrappingNameTransformer(member);
            if (unwrapped != null) {
                NameTransformer both = NameTransformer.chainedTransformer(naming, unwrapped);
                addProperties(described(property.getPrimaryType()), both, properties, required);
                continue;
            }
            String name = naming.transform(property.getName());
            properties.set(name, schemaOf(property, member));
            if (!Absence.isAllowed(property, bean.getBeanClass())) {
                required.add(name);
            }
        }
    }

    private boolean isRead(BeanPropertyDefinition property, AnnotatedMember member) {
        AnnotationIntrospector.ReferenceProperty reference = annotations.findReferenceType(member);
        if (reference != null && reference.isBackReference()) {
            return false;
        }
        JavaType type = property.getPrimaryType();
        // A list or map without a setter is filled through its getter.
        return property.couldDeserialize() || (property.hasGetter() && type.isContainerType() && !type.isArrayType());
    }

    private ObjectNode schemaOf(BeanPropertyDefinition property, AnnotatedMember member) {
        String description = property.getMetadata().getDescription();
        var format = annotations.findFormat(member);
        if (format != null && format.hasPattern()) {
            ObjectNode text = TypeSchemas.object().put("type", "string");
            describe(text, description == null ? "in the form " + format.getPattern() : description);
            return text;
        }
        ObjectNode schema = types.of(property.getPrimaryType());
        describe(schema, description);
        return schema;
    }

    private static void describe(ObjectNode schema, @Nullable String description) {
        if (description != null && !description.isEmpty()) {
            schema.put("description", description);
        }
    }
}
