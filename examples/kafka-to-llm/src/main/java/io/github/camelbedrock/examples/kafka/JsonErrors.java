/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;

/** Words for a text that is not JSON. */
final class JsonErrors {

    private JsonErrors() {}

    /** What is wrong and where, on one line. Jackson's whole message names its own features and source objects. */
    static String describe(JsonProcessingException e) {
        String first = Optional.ofNullable(e.getOriginalMessage())
                .orElse("")
                .lines()
                .findFirst()
                .orElse("");
        String what = first.split("[:(]", 2)[0].strip();
        return e.getLocation() == null
                ? what
                : what + " (column " + e.getLocation().getColumnNr() + ")";
    }
}
