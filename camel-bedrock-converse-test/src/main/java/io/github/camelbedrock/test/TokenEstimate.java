/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;

/** Guesses tokens by the length of texts: about four characters each. */
final class TokenEstimate {

    private static final int CHARACTERS_PER_TOKEN = 4;

    /** About what an image costs; base64 says nothing of it. */
    private static final int CHARACTERS_OF_MEDIA = 6400;

    private TokenEstimate() {}

    /** The tokens of all texts and values in there, however deep; at least one. */
    static int of(JsonNode... parts) {
        int characters = 0;
        for (JsonNode part : parts) {
            characters += characters(part);
        }
        return Math.max(1, (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
    }

    private static int characters(JsonNode node) {
        if (node.isValueNode()) {
            return node.asText().length();
        }
        if (node.has("bytes") || node.has("s3Location")) {
            return CHARACTERS_OF_MEDIA;
        }
        int characters = 0;
        for (JsonNode child : node) {
            characters += characters(child);
        }
        return characters;
    }
}
