/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recorded exchange: the request as it was sent, and the answer byte for byte. */
public final class RecordedExchange {

    private final JsonNode line;

    RecordedExchange(JsonNode line) {
        this.line = line;
    }

    /** The cassette (one recorded test) that the exchange belongs to. */
    public String id() {
        return line.path("id").asText();
    }

    /** The exchange's place in its cassette, from 0. */
    public int sequence() {
        return line.path("seq").asInt();
    }

    /** The operation, such as Converse. */
    public String operation() {
        return line.path("operation").asText();
    }

    /** The model id or ARN, not percent-encoded; null where the path names none. */
    public @Nullable String modelId() {
        return line.path("modelId").isTextual() ? line.get("modelId").asText() : null;
    }

    /** The path as it was sent. */
    public String path() {
        return line.at("/request/path").asText();
    }

    /** The request's body. A long string may be a marker of the form {@code @@blob sha256=... base64Chars=...@@}. */
    public JsonNode requestBody() {
        return line.at("/request/body");
    }

    /** The answer's HTTP status. */
    public int status() {
        return line.at("/response/status").asInt();
    }

    /** The answer's headers, names in lower case; the media type is JSON where none was recorded. */
    public Map<String, String> responseHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        line.at("/response/headers")
                .properties()
                .forEach(h -> headers.put(
                        h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
        return headers;
    }

    /** The answer's body. */
    public byte[] responseBody() {
        JsonNode response = line.path("response");
        if (response.has("bodyBase64")) {
            return Base64.getDecoder().decode(response.get("bodyBase64").asText());
        }
        if (response.has("bodyText")) {
            return response.get("bodyText").asText().getBytes(StandardCharsets.UTF_8);
        }
        return Json.write(response.path("bodyJson"));
    }

    /** For reading: each frame of a stream with its headers and its payload; empty where the answer is no stream. */
    public JsonNode events() {
        return line.path("events");
    }

    /** The answer as the script serves it. */
    Answer answer() {
        Answer answer = Answers.raw(status(), "application/json", responseBody());
        for (Map.Entry<String, String> header : responseHeaders().entrySet()) {
            answer = answer.header(header.getKey(), header.getValue());
        }
        return answer;
    }

    @Override
    public String toString() {
        return id() + "#" + sequence() + " " + operation();
    }
}
