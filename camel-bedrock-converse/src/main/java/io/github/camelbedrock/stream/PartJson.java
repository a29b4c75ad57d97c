/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PojoJson;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.ToolRounds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts in the words of Bedrock's own events, for those who read them as JSON. */
final class PartJson {

    private PartJson() {}

    /** The name of the event that the part comes from; toolIteration is our own. */
    static String event(StreamPart part) {
        if (part instanceof StreamPart.Start) {
            return "messageStart";
        }
        if (part instanceof StreamPart.Stop) {
            return "messageStop";
        }
        if (part instanceof StreamPart.Metadata) {
            return "metadata";
        }
        if (part instanceof StreamPart.BlockStop) {
            return "contentBlockStop";
        }
        if (part instanceof StreamPart.ToolIteration) {
            return "toolIteration";
        }
        boolean start = part instanceof StreamPart.ToolUseStart
                || part instanceof StreamPart.ToolResultStart
                || part instanceof StreamPart.ImageStart;
        return start ? "contentBlockStart" : part instanceof StreamPart.OfBlock ? "contentBlockDelta" : "unknown";
    }

    /** What the event says. */
    static Map<String, Object> content(StreamPart part) {
        if (part instanceof StreamPart.OfBlock piece) {
            Map<String, Object> content = of("contentBlockIndex", piece.index());
            String event = event(part);
            if (!event.equals("contentBlockStop")) {
                content.put(event.equals("contentBlockStart") ? "start" : "delta", ofBlock(piece));
            }
            return content;
        }
        if (part instanceof StreamPart.Start start) {
            return of("role", start.role());
        }
        if (part instanceof StreamPart.Stop stop) {
            Map<String, Object> content = of("stopReason", stop.stopReason());
            if (stop.additionalModelResponseFields() != null) {
                put(
                        content,
                        "additionalModelResponseFields",
                        DocumentJson.toPlain(stop.additionalModelResponseFields()));
            }
            return content;
        }
        if (part instanceof StreamPart.ToolIteration iteration) {
            Map<String, Object> content = of("iteration", iteration.number());
            content.put(
                    "calls",
                    iteration.calls().stream().map(ToolRounds.Called::toMap).toList());
            return content;
        }
        return part instanceof StreamPart.Metadata metadata ? PojoJson.toMap(metadata.event()) : new LinkedHashMap<>();
    }

    private static Map<String, Object> ofBlock(StreamPart.OfBlock piece) {
        if (piece instanceof StreamPart.Text text) {
            return of("text", text.text());
        }
        if (piece instanceof StreamPart.Reasoning reasoning) {
            return of("reasoningContent", of("text", reasoning.text()));
        }
        if (piece instanceof StreamPart.Signature signature) {
            return of("reasoningContent", of("signature", signature.signature()));
        }
        if (piece instanceof StreamPart.Redacted redacted) {
            return of("reasoningContent", of("redactedContent", redacted.data().asByteArray()));
        }
        if (piece instanceof StreamPart.ToolUseStart use) {
            Map<String, Object> start = of("toolUseId", use.id());
            start.put("name", use.name());
            put(start, "type", use.type());
            return of("toolUse", start);
        }
        if (piece instanceof StreamPart.ToolUseInput input) {
            return of("toolUse", of("input", input.json()));
        }
        if (piece instanceof StreamPart.ToolResultStart result) {
            Map<String, Object> start = of("toolUseId", result.id());
            put(start, "type", result.type());
            put(start, "status", result.status());
            return of("toolResult", start);
        }
        if (piece instanceof StreamPart.ToolResult result) {
            return of(
                    "toolResult", result.content().stream().map(PojoJson::toMap).toList());
        }
        if (piece instanceof StreamPart.Citation citation) {
            return of("citation", PojoJson.toMap(citation.citation()));
        }
        if (piece instanceof StreamPart.ImageStart image) {
            return of("image", of("format", image.format()));
        }
        return piece instanceof StreamPart.Image image
                ? of("image", PojoJson.toMap(image.piece()))
                : new LinkedHashMap<>();
    }

    private static Map<String, Object> of(String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
