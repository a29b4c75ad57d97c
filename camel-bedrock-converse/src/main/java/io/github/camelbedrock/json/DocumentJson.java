/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/**
 * An SDK {@link Document} as plain Java values. {@code Document.unwrap()} would give every number as a String, and its
 * {@code intValue()} cuts and wraps; here the number is read from its text, so that nothing of it is lost.
 */
public final class DocumentJson {

    private DocumentJson() {}

    /**
     * The document as Map (keys in their order), List, String, Boolean, Integer, Long, BigInteger, BigDecimal or null.
     */
    public static @Nullable Object toPlain(Document document) {
        if (document.isMap()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            document.asMap().forEach((key, value) -> map.put(key, toPlain(value)));
            return map;
        }
        if (document.isList()) {
            List<@Nullable Object> list = new ArrayList<>(document.asList().size());
            document.asList().forEach(value -> list.add(toPlain(value)));
            return list;
        }
        if (document.isNumber()) {
            return toPlain(document.asNumber());
        }
        if (document.isBoolean()) {
            return document.asBoolean();
        }
        return document.isNull() ? null : document.asString();
    }

    private static Number toPlain(SdkNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        String text = number.stringValue();
        boolean integral = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        if (!integral) {
            return exact;
        }
        BigInteger whole = exact.toBigIntegerExact();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
