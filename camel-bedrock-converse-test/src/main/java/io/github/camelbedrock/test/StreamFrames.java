/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.wire.EventFrames;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's whole answer as the frames of ConverseStream: messageStart, for each block its start (tool calls and images
 * alone have one), deltas and stop, then messageStop and metadata.
 */
final class StreamFrames {

    private static final String PADDING = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Content.Model answer;
    private final List<byte[]> frames = new ArrayList<>();
    private int contentEnd;

    private StreamFrames(Content.Model answer) {
        this.answer = answer;
    }

    /**
     * The frames of an answer.
     *
     * @param contentEnd how many frames come up to and with the last delta
     */
    record Rendered(List<byte[]> frames, int contentEnd) {}

    static Rendered of(Content.Model answer) {
        StreamFrames stream = new StreamFrames(answer);
        stream.render();
        return new Rendered(stream.frames, stream.contentEnd);
    }

    private void render() {
        ObjectNode body = answer.body();
        JsonNode message = body.at("/output/message");
        frame("messageStart", Json.object().put("role", message.path("role").asText("assistant")));
        contentEnd = frames.size();
        int index = 0;
        for (JsonNode block : message.path("content")) {
            block(index++, block);
        }
        ObjectNode stop =
                Json.object().put("stopReason", body.path("stopReason").asText());
        copy(body, stop, "additionalModelResponseFields");
        frame("messageStop", stop);
        if (answer.metadata()) {
            ObjectNode metadata = Json.object();
            for (String field : List.of("usage", "metrics", "trace", "performanceConfig", "serviceTier")) {
                copy(body, metadata, field);
            }
            frame("metadata", metadata);
        }
    }

    private void block(int index, JsonNode block) {
        if (block.has("toolUse")) {
            toolUse(index, block.get("toolUse"));
        } else if (block.has("reasoningContent")) {
            reasoning(index, block.get("reasoningContent"));
        } else if (block.has("citationsContent")) {
            cited(index, block.get("citationsContent"));
        } else if (block.has("image")) {
            image(index, block.get("image"));
        } else if (block.has("text")) {
            String whole = block.get("text").asText();
            answer.pieces().getOrDefault(index, List.of(whole)).forEach(piece -> delta(index, text(piece)));
        } else {
            delta(index, (ObjectNode) block.deepCopy());
        }
        frame("contentBlockStop", Json.object().put("contentBlockIndex", index));
    }

    private void toolUse(int index, JsonNode toolUse) {
        ObjectNode start = Json.object();
        for (String field : List.of("toolUseId", "name", "type")) {
            copy(toolUse, start, field);
        }
        start(index, "toolUse", start);
        String input = toolUse.path("input").toString();
        int middle = input.length() / 2;
        if (!toolUse.path("input").isEmpty()) {
            for (String fragment : List.of("", input.substring(0, middle), input.substring(middle))) {
                delta(index, wrap("toolUse", Json.object().put("input", fragment)));
            }
        }
    }

    private void reasoning(int index, JsonNode reasoning) {
        JsonNode shown = reasoning.path("reasoningText");
        if (shown.has("text")) {
            delta(index, wrap("reasoningContent", text(shown.get("text").asText())));
        }
        if (shown.has("signature")) {
            delta(index, wrap("reasoningContent", Json.object().set("signature", shown.get("signature"))));
        }
        if (reasoning.has("redactedContent")) {
            delta(
                    index,
                    wrap("reasoningContent", Json.object().set("redactedContent", reasoning.get("redactedContent"))));
        }
    }

    private void cited(int index, JsonNode cited) {
        cited.path("content")
                .forEach(content -> delta(index, text(content.path("text").asText())));
        cited.path("citations").forEach(citation -> delta(index, wrap("citation", citation)));
    }

    private void image(int index, JsonNode image) {
        start(index, "image", Json.object().set("format", image.get("format")));
        delta(index, wrap("image", Json.object().set("source", image.get("source"))));
    }

    private void start(int index, String member, JsonNode value) {
        ObjectNode event = Json.object().put("contentBlockIndex", index);
        event.set("start", wrap(member, value));
        frame("contentBlockStart", event);
    }

    private void delta(int index, ObjectNode delta) {
        ObjectNode event = Json.object().put("contentBlockIndex", index);
        event.set("delta", delta);
        frame("contentBlockDelta", event);
        contentEnd = frames.size();
    }

    /** Bedrock pads events, so that their length tells nothing of what they say. */
    private void frame(String type, ObjectNode event) {
        if (answer.padding()) {
            event.put("p", PADDING.substring(0, 1 + (frames.size() * 7) % PADDING.length()));
        }
        frames.add(EventFrames.event(type, Json.write(event)));
    }

    private static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }

    private static ObjectNode wrap(String member, JsonNode value) {
        ObjectNode wrapped = Json.object();
        wrapped.set(member, value);
        return wrapped;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }
}
