/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a property may be missing: it is an Optional, or somebody wrote Nullable beside it, whosever annotation. */
final class Absence {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private Absence() {}

    static boolean isAllowed(BeanPropertyDefinition property, Class<?> owner) {
        return OPTIONALS.contains(property.getPrimaryType().getRawClass())
                || places(property, owner).stream()
                        .flatMap(place -> Arrays.stream(place.getAnnotations()))
                        .anyMatch(Absence::isNullable);
    }

    private static boolean isNullable(Annotation annotation) {
        return annotation.annotationType().getSimpleName().equals("Nullable");
    }

    /** Jackson drops the members that it does not read through, and looks at no annotation of types: all are sought here. */
    private static List<AnnotatedElement> places(BeanPropertyDefinition property, Class<?> owner) {
        List<AnnotatedElement> places = new ArrayList<>();
        String name = property.getInternalName();
        addField(places, owner, name);
        addComponent(places, owner, name);
        addMethod(places, property.getGetter());
        addMethod(places, property.getSetter());
        addParameter(places, property.getConstructorParameter());
        return places;
    }

    private static void addField(List<AnnotatedElement> places, Class<?> owner, String name) {
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    places.add(field);
                    places.add(field.getAnnotatedType());
                    return;
                }
            }
        }
    }

    private static void addComponent(List<AnnotatedElement> places, Class<?> owner, String name) {
        if (!owner.isRecord()) {
            return;
        }
        for (RecordComponent component : owner.getRecordComponents()) {
            if (component.getName().equals(name)) {
                places.add(component);
                places.add(component.getAnnotatedType());
                places.add(component.getAccessor());
            }
        }
    }

    private static void addMethod(List<AnnotatedElement> places, @Nullable AnnotatedMember member) {
        if (member != null && member.getMember() instanceof Method method) {
            places.add(method);
            places.add(method.getAnnotatedReturnType());
            addParameters(places, method, 0);
        }
    }

    private static void addParameter(List<AnnotatedElement> places, @Nullable AnnotatedParameter parameter) {
        if (parameter != null && parameter.getOwner().getMember() instanceof Executable made) {
            addParameters(places, made, parameter.getIndex());
        }
    }

    private static void addParameters(List<AnnotatedElement> places, Executable executable, int index) {
        if (index < executable.getParameterCount()) {
            places.add(executable.getParameters()[index]);
            places.add(executable.getAnnotatedParameterTypes()[index]);
        }
    }
}
