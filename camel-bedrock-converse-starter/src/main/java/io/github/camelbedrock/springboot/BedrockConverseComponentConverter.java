/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.springboot;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Finds the bean that a property such as {@code #bean:myClient} names. */
final class BedrockConverseComponentConverter implements GenericConverter {

    private final BeanFactory beans;

    BedrockConverseComponentConverter(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return BedrockConverseComponentConfiguration.beanTypes().stream()
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source == null ? "" : source.toString().trim();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("#")) {
            throw new IllegalArgumentException(
                    "A property of type " + targetType.getType().getName()
                            + " must name a bean, such as #bean:myBean, but was '" + text + "'");
        }
        String name = text.startsWith("#bean:") ? text.substring("#bean:".length()) : text.substring(1);
        return beans.getBean(name, targetType.getType());
    }
}
