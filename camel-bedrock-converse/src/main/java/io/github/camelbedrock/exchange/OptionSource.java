/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The endpoint's options. A value that cannot be used keeps the endpoint from starting. */
final class OptionSource implements SettingSource {

    private final Function<String, @Nullable Object> options;

    OptionSource(Function<String, @Nullable Object> options) {
        this.options = options;
    }

    @Override
    public @Nullable Object value(String option) {
        Object value = options.apply(option);
        return value instanceof String text && text.isBlank() ? null : value;
    }

    @Override
    public String name(String option) {
        return "Option " + option;
    }

    @Override
    public RuntimeException refusal(String message) {
        return new IllegalArgumentException(message);
    }
}
