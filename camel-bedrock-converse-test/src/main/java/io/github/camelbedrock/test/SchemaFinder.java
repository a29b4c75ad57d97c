/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the JSON schema that a request wants its answer to fit. */
final class SchemaFinder {

    private SchemaFinder() {}

    /** The schema of outputConfig (a missing node where it is no JSON), else the first one that stands in the system prompt or in the user's text. */
    static @Nullable JsonNode find(RecordedRequest request) {
        JsonNode output = request.json("/outputConfig/textFormat/structure/jsonSchema/schema");
        if (output.isTextual()) {
            return Json.readOrMissing(output.asText().getBytes(StandardCharsets.UTF_8));
        }
        for (JsonNode block : request.json("/system")) {
            JsonNode schema = within(block.path("text").asText());
            if (schema != null) {
                return schema;
            }
        }
        return within(request.userText());
    }

    private static @Nullable JsonNode within(String text) {
        return JsonWithin.find(text).stream()
                .filter(JsonWithin::isSchema)
                .map(JsonWithin::json)
                .findFirst()
                .orElse(null);
    }
}
