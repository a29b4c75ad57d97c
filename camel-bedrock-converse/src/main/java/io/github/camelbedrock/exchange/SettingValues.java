/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.PlainJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** Settings of a source by type. Whatever is wrong with a value is told with the name of its option or header. */
final class SettingValues {

    private final SettingSource source;
    private final CamelContext context;

    SettingValues(SettingSource source, CamelContext context) {
        this.source = source;
        this.context = context;
    }

    CamelContext context() {
        return context;
    }

    @Nullable
    Object raw(String option) {
        return source.value(option);
    }

    /** The error of this option: its name, then what is wrong. */
    RuntimeException refusal(String option, String wrong) {
        return source.refusal(source.name(option) + " " + wrong);
    }

    @Nullable
    String text(String option) {
        return read(option, String.class);
    }

    /** A whole number that is not below the least. */
    @Nullable
    Integer integer(String option, int least) {
        Integer value =
                source.value(option) instanceof Number number ? exact(option, number) : read(option, Integer.class);
        if (value != null && value < least) {
            throw refusal(option, "must be at least " + least + ", but was " + value);
        }
        return value;
    }

    /** Camel would cut a fraction, and the upper half of a number that is too large. */
    private int exact(String option, Number number) {
        try {
            return new BigDecimal(number.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw refusal(option, "must be a whole number of at most " + Integer.MAX_VALUE + ", but was " + number);
        }
    }

    /** A duration in Camel's words, such as 30s, or a number of milliseconds; at least 1. */
    @Nullable
    Long millis(String option) {
        Duration value = source.value(option) instanceof Number number
                ? Duration.ofMillis(number.longValue())
                : read(option, Duration.class);
        if (value != null && value.toMillis() < 1) {
            throw refusal(option, "must be at least 1 millisecond, but was " + value.toMillis());
        }
        return value == null ? null : value.toMillis();
    }

    /** A number from 0 to 1. */
    @Nullable
    Double share(String option) {
        Double value = read(option, Double.class);
        if (value != null && !(value >= 0 && value <= 1)) {
            throw refusal(option, "must be from 0 to 1, but was " + value);
        }
        return value;
    }

    /** One of these words, in whatever case it was written. */
    @Nullable
    String choice(String option, String... allowed) {
        String value = text(option);
        if (value == null) {
            return null;
        }
        String asked = value.strip().toLowerCase(Locale.ROOT);
        for (String word : allowed) {
            if (word.toLowerCase(Locale.ROOT).equals(asked)) {
                return word;
            }
        }
        throw refusal(option, "must be one of " + String.join(", ", allowed) + ", but was '" + value + "'");
    }

    /** Texts: a collection of them, or one String with commas between them. Null where nothing is set. */
    @Nullable
    List<String> texts(String option) {
        Object value = source.value(option);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> items) {
            for (Object item : items) {
                if (!(item instanceof String text) || text.isEmpty()) {
                    throw refusal(option, "must hold texts that are not empty, but held '" + item + "'");
                }
                texts.add(text);
            }
        } else if (value instanceof String text) {
            Arrays.stream(text.split(",")).filter(part -> !part.isEmpty()).forEach(texts::add);
        } else {
            throw refusal(
                    option,
                    "must be a List of String or a String, but was of type "
                            + value.getClass().getName());
        }
        return texts;
    }

    /** Names, between which white space may stand: none holds any. Null where nothing is set. */
    @Nullable
    List<String> names(String option) {
        List<String> texts = texts(option);
        return texts == null
                ? null
                : texts.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** An object: a Map, or JSON text of one. Empty where nothing is set. */
    Map<String, Object> object(String option) {
        Object value = source.value(option);
        if (value == null) {
            return Map.of();
        }
        Object plain = value;
        try {
            if (value instanceof String json) {
                plain = PlainJson.parse(json);
            } else if (value instanceof JsonNode node) {
                plain = PlainJson.of(node);
            }
        } catch (IllegalArgumentException e) {
            throw refusal(option, "must be a JSON object: " + e.getMessage());
        }
        if (!(plain instanceof Map<?, ?> members)) {
            throw refusal(
                    option,
                    "must be a Map or a JSON object, but was "
                            + (plain == null
                                    ? "null"
                                    : "of type " + plain.getClass().getName()));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        members.forEach((key, member) -> object.put(String.valueOf(key), member));
        return object;
    }

    /** Pairs of texts: a Map. Empty where nothing is set. */
    Map<String, String> pairs(String option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        object(option).forEach((key, value) -> {
            if (value == null) {
                throw refusal(option, "holds no value for " + key);
            }
            if (value instanceof Map<?, ?>
                    || value instanceof Collection<?>
                    || value.getClass().isArray()) {
                throw refusal(
                        option,
                        "must hold texts, but held a value of type "
                                + value.getClass().getName() + " for " + key);
            }
            pairs.put(key, String.valueOf(value));
        });
        return pairs;
    }

    private <T> @Nullable T read(String option, Class<T> type) {
        Object value = source.value(option);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        T converted;
        try {
            converted = context.getTypeConverter().tryConvertTo(type, value);
        } catch (TypeConversionException e) {
            converted = null;
        }
        if (converted == null) {
            throw refusal(
                    option,
                    "must be of type " + type.getSimpleName() + ", but was '" + value + "' of type "
                            + value.getClass().getName());
        }
        return converted;
    }
}
