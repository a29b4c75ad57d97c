/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;
import org.jspecify.annotations.Nullable;

/**
 * Sets options as the generated configurer does, but refuses the text of a number that is none. Camel reads such a text as a
 * duration, in which what it does not understand is 0 (PropertyConfigurerSupport.property of Camel 4.18): maxQueueSize=10k
 * would let no call wait, tokensPerMinute=1m would be 60000, and apiCallTimeout=x none at all.
 */
final class StrictNumbers implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Pattern ZERO = Pattern.compile("0+(ms|s|m|h|d)?|PT0S");

    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter types;

    private StrictNumbers(PropertyConfigurer generated, PropertyConfigurerGetter types) {
        this.generated = generated;
        this.types = types;
    }

    /** The configurer with strict numbers; the same object where it tells no types. */
    static @Nullable PropertyConfigurer over(@Nullable PropertyConfigurer generated) {
        return generated instanceof PropertyConfigurerGetter types ? new StrictNumbers(generated, types) : generated;
    }

    /** @throws IllegalArgumentException if an option that is a number is set to another text; the message names it */
    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Object read = value instanceof String text && !EndpointHelper.isReferenceParameter(text)
                ? read(context, name, text.strip(), types.getOptionType(name, ignoreCase))
                        .orElse(value)
                : value;
        return generated.configure(context, target, name, read, ignoreCase);
    }

    private static Optional<Object> read(CamelContext context, String option, String text, @Nullable Class<?> type) {
        if (type == Integer.class || type == int.class) {
            return Optional.of(number(option, text));
        }
        if (type == Long.class || type == long.class) {
            checkDuration(context, option, text);
            return Optional.of(text);
        }
        return Optional.empty();
    }

    private static Integer number(String option, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " must be a whole number of at most " + Integer.MAX_VALUE + ", but was '" + text + "'", e);
        }
    }

    /** All options of the component that are of type long are durations. */
    private static void checkDuration(CamelContext context, String option, String text) {
        Duration read = null;
        try {
            read = context.getTypeConverter().tryConvertTo(Duration.class, text);
        } catch (TypeConversionException e) {
            // The message below says what a duration is.
        }
        if (read != null && (!read.isZero() || ZERO.matcher(text).matches())) {
            return;
        }
        throw new IllegalArgumentException(
                option + " must be a duration such as 30s, or a number of milliseconds, but was '" + text + "'");
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }

    @Override
    public @Nullable Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }
}
