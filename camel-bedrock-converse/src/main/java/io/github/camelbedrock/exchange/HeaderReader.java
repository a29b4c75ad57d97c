/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.InvalidTurnException;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** Reads the headers that stand in for options. */
final class HeaderReader {

    private HeaderReader() {}

    /**
     * The header as that type, or null where it is absent.
     *
     * @throws InvalidTurnException if it cannot be converted; names the header
     */
    static <T> @Nullable T read(Message message, String header, Class<T> type) {
        Object raw = message.getHeader(header);
        if (raw == null) {
            return null;
        }
        if (type.isInstance(raw)) {
            return type.cast(raw);
        }
        try {
            T converted = message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .tryConvertTo(type, message.getExchange(), raw);
            if (converted != null) {
                return converted;
            }
        } catch (TypeConversionException e) {
            throw notA(header, type, raw, e);
        }
        throw notA(header, type, raw, null);
    }

    private static InvalidTurnException notA(String header, Class<?> type, Object raw, @Nullable Exception cause) {
        String message = "Header " + header + " must be of type " + type.getSimpleName() + ", but was '" + raw
                + "' of type " + raw.getClass().getName();
        return cause == null ? new InvalidTurnException(message) : new InvalidTurnException(message, cause);
    }
}
