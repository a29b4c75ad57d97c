/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON in tests, single quotes for double ones. */
final class Json {

    private Json() {}

    static JsonNode json(String text) {
        return OutputMapper.parse(text.replace('\'', '"'));
    }
}
