/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.wire.WireRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One request that LocalBedrock received, and how its answer went. Safe for use by many threads. */
public final class RecordedRequest {

    private final WireRequest wire;
    private final Operation operation;
    private final JsonNode json;
    private final AtomicInteger piecesWritten = new AtomicInteger();
    private final AtomicLong bytesWritten = new AtomicLong();
    private volatile boolean clientHungUp;

    RecordedRequest(WireRequest wire) {
        this.wire = wire;
        this.operation = Operation.of(wire.path());
        this.json = Json.readOrMissing(wire.body());
    }

    /** The operation, such as Converse or ConverseStream; Unknown for a path that is none of Bedrock's. */
    public String operation() {
        return operation.name();
    }

    /** The model id of the path, percent-decoded; null where the operation names no model in its path. */
    public @Nullable String modelId() {
        return operation.ofModel() ? operation.resource() : null;
    }

    /** The path as sent, percent-encoding kept. */
    public String path() {
        return wire.path();
    }

    /** The HTTP method. */
    public String method() {
        return wire.method();
    }

    /** "HTTP/1.1" or "h2c". */
    public String httpVersion() {
        return wire.httpVersion();
    }

    /** The body as JSON; a missing node where it is not JSON. */
    public JsonNode json() {
        return json;
    }

    /** What stands at that JSON pointer of the body; a missing node where nothing does. */
    public JsonNode json(String pointer) {
        return json.at(pointer);
    }

    /** The body's bytes. */
    public byte[] body() {
        return wire.body().clone();
    }

    /** All headers, names in lower case. */
    public Map<String, String> headers() {
        return Map.copyOf(wire.headers());
    }

    /** A header's value, whatever the case of its name; null where it is absent. */
    public @Nullable String header(String name) {
        return wire.headers().get(name.toLowerCase(Locale.ROOT));
    }

    /** "SigV4", "Bearer", or "none". */
    public String authScheme() {
        String authorization = header("authorization");
        if (authorization == null) {
            return "none";
        }
        return authorization.startsWith("Bearer ") ? "Bearer" : "SigV4";
    }

    /** All texts of the last user turn, with line breaks between them. */
    public String userText() {
        StringBuilder text = new StringBuilder();
        JsonNode messages = json.path("messages");
        JsonNode last = messages.path(messages.size() - 1);
        if ("user".equals(last.path("role").asText())) {
            last.path("content").forEach(block -> text.append(text.isEmpty() ? "" : "\n")
                    .append(block.path("text").asText()));
        }
        return text.toString();
    }

    /** Whether the client closed the connection or reset the stream before its answer was over. */
    public boolean clientHungUp() {
        return clientHungUp;
    }

    /** How many pieces of the answer's body were written: frames, unless the script splits them. */
    public int piecesWritten() {
        return piecesWritten.get();
    }

    /** How many bytes of the answer's body were written. It stands still while the client does not read. */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    void written(int bytes) {
        piecesWritten.incrementAndGet();
        bytesWritten.addAndGet(bytes);
    }

    void hungUp() {
        clientHungUp = true;
    }

    @Override
    public String toString() {
        return operation.name() + " " + operation.resource() + " " + json;
    }
}
