/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.RecordedExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A recorded stream: its events, and the answer that Converse would have given instead. */
final class RecordedStream {

    /** Bedrock's padding, and fields that the service's model does not name. */
    private static final Set<String> UNKNOWN =
            Set.of("p", "serverToolUsage", "cacheReadInputTokenCount", "cacheWriteInputTokenCount");

    private final List<ObjectNode> events = new ArrayList<>();

    RecordedStream(RecordedExchange recorded) {
        for (JsonNode frame : recorded.events()) {
            ObjectNode content = frame.get("payload").deepCopy();
            content.remove(UNKNOWN);
            if (content.path("usage") instanceof ObjectNode usage) {
                usage.remove(UNKNOWN);
            }
            ObjectNode event = Json.object();
            event.set(frame.at("/headers/:event-type").asText(), content);
            events.add(event);
        }
    }

    /** What a route is handed: all events but the pieces that are empty. Each has its type as only member. */
    List<JsonNode> events() {
        return events.stream()
                .filter(event -> !isEmpty(event))
                .map(JsonNode.class::cast)
                .toList();
    }

    /** How many pieces of content there are, empty ones too. */
    long deltas() {
        return events.stream().filter(event -> event.has("contentBlockDelta")).count();
    }

    /** The body of Converse with the same content. */
    ObjectNode answer() {
        TreeMap<Integer, ObjectNode> blocks = new TreeMap<>();
        ObjectNode answer = Json.object();
        ObjectNode message = Json.object();
        for (ObjectNode event : events) {
            JsonNode index = event.findPath("contentBlockIndex");
            if (event.has("messageStart")) {
                message.set("role", event.at("/messageStart/role"));
            } else if (!index.isMissingNode()) {
                append(blocks.computeIfAbsent(index.asInt(), i -> Json.object()), event);
            } else {
                event.elements().forEachRemaining(end -> answer.setAll((ObjectNode) end));
            }
        }
        blocks.values().stream()
                .filter(block -> !block.isEmpty())
                .map(RecordedStream::whole)
                .forEach(message.putArray("content")::add);
        answer.putObject("output").set("message", message);
        return answer;
    }

    private static boolean isEmpty(JsonNode event) {
        JsonNode delta = event.at("/contentBlockDelta/delta");
        return delta.path("text").asText("full").isEmpty()
                || delta.at("/toolUse/input").asText("full").isEmpty();
    }

    private static void append(ObjectNode block, ObjectNode event) {
        JsonNode start = event.at("/contentBlockStart/start");
        if (start instanceof ObjectNode begun) {
            block.setAll(begun);
        }
        JsonNode delta = event.at("/contentBlockDelta/delta");
        join(block, "text", delta.path("text"));
        join(block, "input", delta.at("/toolUse/input"));
        join(block, "reasoning", delta.at("/reasoningContent/text"));
        join(block, "signature", delta.at("/reasoningContent/signature"));
        if (delta.has("citation")) {
            block.withArray("/citations").add(delta.get("citation"));
        }
        delta.path("toolResult").forEach(block.withArray("/results")::add);
        if (block.path("results").isEmpty()) {
            block.remove("results");
        }
    }

    private static void join(ObjectNode block, String field, JsonNode piece) {
        if (piece.isTextual() && !piece.asText().isEmpty()) {
            block.put(field, block.path(field).asText() + piece.asText());
        }
    }

    /** The block as Converse has it. */
    private static ObjectNode whole(ObjectNode parts) {
        ObjectNode block = Json.object();
        if (parts.has("toolUse")) {
            byte[] input = parts.path("input").asText("{}").getBytes(StandardCharsets.UTF_8);
            block.set("toolUse", ((ObjectNode) parts.get("toolUse")).set("input", Json.read(input)));
        } else if (parts.has("toolResult")) {
            block.set("toolResult", ((ObjectNode) parts.get("toolResult")).set("content", parts.get("results")));
        } else if (parts.has("reasoning")) {
            ObjectNode reasoning = block.putObject("reasoningContent").putObject("reasoningText");
            reasoning.set("text", parts.get("reasoning"));
            if (parts.has("signature")) {
                reasoning.set("signature", parts.get("signature"));
            }
        } else if (parts.has("citations")) {
            ObjectNode cited = block.putObject("citationsContent");
            ArrayNode content = cited.putArray("content");
            if (parts.has("text")) {
                content.addObject().set("text", parts.get("text"));
            }
            cited.set("citations", parts.get("citations"));
        } else {
            block.set("text", parts.get("text"));
        }
        return block;
    }
}
