/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.media.TypedBytes;
import io.github.camelbedrock.tooluse.ToolAnswer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** The result of a call as the model is told of it (MCP specification 2025-11-25, Tools, Tool Result). */
final class McpContent {

    private McpContent() {}

    /** Reads a result as the server writes it. */
    static ToolAnswer answer(Map<String, Object> result) {
        List<?> parts = result.get("content") instanceof List<?> list ? list : List.of();
        Object structured = result.get("structuredContent");
        List<ToolResultContentBlock> content = new ArrayList<>();
        // A server that sends it tells the same as text, for those who know no structure.
        if (structured instanceof Map<?, ?> && parts.stream().noneMatch(McpContent::isText)) {
            content.add(ToolResultContentBlock.fromJson(DocumentJson.fromPlain(structured)));
        }
        parts.stream().map(McpContent::block).filter(Objects::nonNull).forEach(content::add);
        return new ToolAnswer(content, Boolean.TRUE.equals(result.get("isError")), body(parts, structured));
    }

    /** The structure if there is one, else the text, else all parts as they are. */
    private static @Nullable Object body(List<?> parts, @Nullable Object structured) {
        if (structured != null) {
            return structured;
        }
        if (parts.isEmpty()) {
            return null;
        }
        return parts.stream().allMatch(McpContent::isText)
                ? parts.stream().map(part -> text((Map<?, ?>) part, "text")).collect(Collectors.joining("\n"))
                : parts;
    }

    private static boolean isText(Object part) {
        return part instanceof Map<?, ?> map && "text".equals(map.get("type"));
    }

    private static @Nullable ToolResultContentBlock block(Object part) {
        if (!(part instanceof Map<?, ?> map)) {
            return null;
        }
        return switch (text(map, "type")) {
            case "text" -> ofText(text(map, "text"));
            case "image" -> bytes("An image", text(map, "data"), text(map, "mimeType"));
            case "audio" -> bytes("An audio", text(map, "data"), text(map, "mimeType"));
            case "resource_link" -> ofText("A resource that can be read elsewhere: " + link(map));
            case "resource" -> map.get("resource") instanceof Map<?, ?> resource ? resource(resource) : null;
            default -> ofText("[A part of type " + text(map, "type") + " that cannot be shown here]");
        };
    }

    private static @Nullable ToolResultContentBlock resource(Map<?, ?> resource) {
        return resource.containsKey("text")
                ? ofText(text(resource, "text"))
                : bytes("The resource " + text(resource, "uri"), text(resource, "blob"), text(resource, "mimeType"));
    }

    private static String link(Map<?, ?> link) {
        return Stream.of("uri", "title", "name", "mimeType", "description")
                .map(key -> text(link, key))
                .filter(value -> !value.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What cannot be shown is named: the model would else think that there was nothing. */
    private static @Nullable ToolResultContentBlock bytes(String what, String base64, String type) {
        String told = type.isEmpty() ? "" : " of type " + type;
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return ofText("[" + what + told + " whose bytes are no Base64]");
        }
        ToolResultContentBlock block = TypedBytes.toolResult(bytes, type);
        return block != null
                ? block
                : ofText("[" + what + told + " with " + bytes.length + " bytes that cannot be shown here]");
    }

    private static @Nullable ToolResultContentBlock ofText(String text) {
        return text.isBlank() ? null : ToolResultContentBlock.fromText(text);
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
