/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.turn.StreamPart;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Server-sent events, as a browser reads them (WHATWG HTML, server-sent events). */
public final class SseFrames {

    private SseFrames() {}

    /** A frame with a piece of text: a data line for each of its lines. */
    public static byte[] text(String text) {
        // A line may end in any of the three ways; the browser joins data lines by a line feed.
        return bytes("data: " + text.replaceAll("\\r\\n|\\r|\\n", "\ndata: ") + "\n\n");
    }

    /** A frame with the part in the words of Bedrock's own events: its name, and what it says as JSON. */
    public static byte[] event(StreamPart part) {
        return event(PartJson.event(part), PartJson.content(part));
    }

    /** A frame with a name and what it says as JSON. */
    public static byte[] event(String name, Map<String, ?> content) {
        return bytes("event: " + name + "\ndata: " + PlainJson.write(content) + "\n\n");
    }

    private static byte[] bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8);
    }
}
