/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Keeps numbers within what a schema allows. */
final class Numbers {

    private Numbers() {}

    /** The nearest number that the schema allows: whole where it must be, within minimum and maximum. */
    static BigDecimal clamp(BigDecimal number, Schema schema) {
        boolean whole = schema.type().equals("integer");
        BigDecimal clamped = whole ? number.setScale(0, RoundingMode.DOWN) : number;
        if (schema.node().path("minimum").isNumber()) {
            BigDecimal minimum = schema.node().get("minimum").decimalValue();
            clamped = clamped.max(whole ? minimum.setScale(0, RoundingMode.CEILING) : minimum);
        }
        if (schema.node().path("exclusiveMinimum").isNumber()) {
            BigDecimal minimum = schema.node().get("exclusiveMinimum").decimalValue();
            clamped = clamped.compareTo(minimum) > 0
                    ? clamped
                    : minimum.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        }
        if (schema.node().path("maximum").isNumber()) {
            BigDecimal maximum = schema.node().get("maximum").decimalValue();
            clamped = clamped.min(whole ? maximum.setScale(0, RoundingMode.FLOOR) : maximum);
        }
        return clamped;
    }
}
