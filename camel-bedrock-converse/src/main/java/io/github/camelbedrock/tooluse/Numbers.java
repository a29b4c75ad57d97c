/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers that a model writes: a few characters may stand for more digits than there is memory. */
final class Numbers {

    /** A double has 308 digits before the point at most, and its least 324 behind it. */
    private static final int MOST_DIGITS = 400;

    private Numbers() {}

    /** Whether no number in it has too many digits before or behind the point. */
    static boolean areInRange(JsonNode node) {
        if (node.isBigDecimal() || node.isBigInteger()) {
            BigDecimal number = node.decimalValue();
            long whole = (long) number.precision() - number.scale();
            return whole <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
        }
        for (JsonNode child : node) {
            if (!areInRange(child)) {
                return false;
            }
        }
        return true;
    }

    /** A number without a fraction as one of Java's whole numbers; anything else as it is. */
    static @Nullable Object whole(@Nullable Object value) {
        if (!(value instanceof BigDecimal number) || number.stripTrailingZeros().scale() > 0) {
            return value;
        }
        BigInteger whole = number.toBigInteger();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }
}
