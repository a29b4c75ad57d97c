/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import io.github.camelbedrock.json.ToolResultText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Results in the form in which the model is told of them, and no larger than they may be. */
final class ToolResults {

    /** Some models refuse a result that is empty. */
    private static final ToolResultContentBlock NOTHING =
            ToolResultContentBlock.fromText("The tool has returned nothing.");

    private ToolResults() {}

    static ToolResultBlock success(ToolUseBlock call, List<ToolResultContentBlock> content) {
        return result(call, content, ToolResultStatus.SUCCESS);
    }

    static ToolResultBlock error(ToolUseBlock call, List<ToolResultContentBlock> content) {
        return result(call, content, ToolResultStatus.ERROR);
    }

    static ToolResultBlock error(ToolUseBlock call, String told) {
        return error(call, List.of(ToolResultContentBlock.fromText(told)));
    }

    private static ToolResultBlock result(
            ToolUseBlock call, List<ToolResultContentBlock> content, ToolResultStatus status) {
        return ToolResultBlock.builder()
                .toolUseId(call.toolUseId())
                .content(content.isEmpty() ? List.of(NOTHING) : content)
                .status(status)
                .build();
    }

    /** Whether it has as many bytes at most, as {@link #size} counts them. */
    static boolean fits(List<ToolResultContentBlock> content, int most) {
        return isSmall(content, most) || size(content) <= most;
    }

    /** Whether {@link #size} would be no more than this, where that can be told without writing the JSON. */
    static boolean isSmall(List<ToolResultContentBlock> content, int most) {
        long left = most;
        for (ToolResultContentBlock part : content) {
            left -= part.json() != null ? mostOf(part.json()) : part.text() == null ? 0 : mostOf(part.text());
        }
        return left >= 0;
    }

    private static long mostOf(Document json) {
        long most = 10; // Of null, a boolean, or what stands around and between the members.
        if (json.isMap()) {
            for (Map.Entry<String, Document> member : json.asMap().entrySet()) {
                most += mostOf(member.getKey()) + mostOf(member.getValue());
            }
        } else if (json.isList()) {
            for (Document item : json.asList()) {
                most += mostOf(item);
            }
        } else if (json.isString()) {
            most += mostOf(json.asString());
        } else if (json.isNumber()) {
            most += mostOf(json.asNumber().stringValue());
        }
        return most;
    }

    /** A character has 3 bytes at most, and 6 where JSON escapes it. */
    private static long mostOf(String text) {
        return 6L * text.length();
    }

    /** The bytes of its text and JSON. Media do not count: Bedrock has limits of its own for them. */
    static long size(List<ToolResultContentBlock> content) {
        long size = 0;
        for (ToolResultContentBlock part : content) {
            size += ToolResultText.of(part).getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }

    /**
     * The first of it, and how much there was.
     *
     * @param size as of {@link #size}
     * @param most the bytes that are kept
     */
    static List<ToolResultContentBlock> cut(List<ToolResultContentBlock> content, long size, int most) {
        List<ToolResultContentBlock> kept = new ArrayList<>();
        int left = most;
        for (ToolResultContentBlock part : content) {
            String text = ToolResultText.of(part);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (length <= left) {
                kept.add(part);
                left -= length;
            } else if (left > 0) {
                String start = start(text, left);
                if (!start.isBlank()) {
                    kept.add(ToolResultContentBlock.fromText(start));
                }
                left = 0;
            }
        }
        kept.add(ToolResultContentBlock.fromText(
                "[The result is cut off here: it has " + size + " bytes, of which " + most + " are shown.]"));
        return kept;
    }

    /** As many characters as fit into the bytes; none is cut in two. */
    private static String start(String text, int bytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
