/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads 5.0 as 5, for JSON Schema calls it an integer, and refuses 5.5, which Jackson would cut or refuse with 5.0. */
final class WholeNumbers<T> extends StdScalarDeserializer<T> {

    private final transient JsonDeserializer<?> whole;
    private final transient Function<BigDecimal, T> exact;

    private WholeNumbers(Class<T> type, Function<BigDecimal, T> exact) {
        super(type);
        this.whole = NumberDeserializers.find(type, type.getName());
        this.exact = exact;
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("whole numbers");
        add(module, int.class, BigDecimal::intValueExact);
        add(module, Integer.class, BigDecimal::intValueExact);
        add(module, long.class, BigDecimal::longValueExact);
        add(module, Long.class, BigDecimal::longValueExact);
        add(module, short.class, BigDecimal::shortValueExact);
        add(module, Short.class, BigDecimal::shortValueExact);
        add(module, byte.class, BigDecimal::byteValueExact);
        add(module, Byte.class, BigDecimal::byteValueExact);
        add(module, BigInteger.class, BigDecimal::toBigIntegerExact);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<BigDecimal, T> exact) {
        module.addDeserializer(type, new WholeNumbers<>(type, exact));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return (T) whole.deserialize(parser, context);
        }
        BigDecimal number = parser.getDecimalValue();
        // Written out, 1e999999999 would fill the memory.
        if (number.scale() > -100) {
            try {
                return exact.apply(number);
            } catch (ArithmeticException notWhole) {
                // Said below.
            }
        }
        return (T) context.handleWeirdNumberValue(handledType(), number, "no whole number of that size");
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
        return (T) whole.getNullValue(context);
    }
}
