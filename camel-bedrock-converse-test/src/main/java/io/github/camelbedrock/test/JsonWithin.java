/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object within a text.
 *
 * @param start the index of its first brace
 * @param end the index behind its last brace
 */
record JsonWithin(int start, int end, JsonNode json) {

    /** A text full of braces is no text with JSON in it. */
    private static final int TRIES = 100;

    /** The JSON objects in a text, in order; none that is part of another. */
    static List<JsonWithin> find(String text) {
        List<JsonWithin> found = new ArrayList<>();
        int start = text.indexOf('{');
        for (int tries = 0; start >= 0 && tries < TRIES; tries++) {
            int end = endOfObject(text, start);
            JsonNode json = Json.readOrMissing(
                    text.substring(start, Math.max(start, end)).getBytes(StandardCharsets.UTF_8));
            if (json.isObject()) {
                found.add(new JsonWithin(start, end, json));
            }
            start = text.indexOf('{', json.isObject() ? end : start + 1);
        }
        return found;
    }

    /** Whether it is the JSON schema of an object. */
    boolean isSchema() {
        return json.path("properties").isObject()
                && json.path("type").asText("object").equals("object");
    }

    /** The index behind the brace that closes the object, or -1. */
    private static int endOfObject(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
