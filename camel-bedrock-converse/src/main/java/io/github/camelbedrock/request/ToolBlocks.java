/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.json.ToolResultText;
import io.github.camelbedrock.model.MediaKind;
import io.github.camelbedrock.model.ModelProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Tool calls and tool results of the history in the form that the model takes. One for a conversation. */
final class ToolBlocks {

    /** Bedrock API reference, ToolUseBlock: 1 to 64 characters. */
    private static final int LONGEST_NAME = 64;

    private final ModelProfile model;
    private final Deque<String> madeUp = new ArrayDeque<>(0);
    private int calls;

    ToolBlocks(ModelProfile model) {
        this.model = model;
    }

    /**
     * Whether the user's side runs the tool. Claude says so by the type tool_use, which the SDK's model does not know, and
     * the other models by no type (both recorded from Bedrock in 2026); server_tool_use runs within Bedrock.
     */
    static boolean isOfUser(ToolUseBlock call) {
        return call.typeAsString() == null || "tool_use".equals(call.typeAsString());
    }

    static boolean isFine(ToolUseBlock call) {
        return call.toolUseId() != null && call.input() != null && call.input().isMap() && isName(call.name());
    }

    /** Whether the result holds texts and objects alone and can go as it is, as nearly every one of a history can. */
    boolean isFine(ToolResultBlock result) {
        List<ToolResultContentBlock> content = result.content();
        if (content.isEmpty() || result.toolUseId() == null || result.type() != null) {
            return false;
        }
        for (int i = 0; i < content.size(); i++) {
            ToolResultContentBlock part = content.get(i);
            if (part == null) {
                return false;
            }
            boolean fine = part.type() == ToolResultContentBlock.Type.TEXT
                    ? !part.text().isBlank()
                    : part.type() == ToolResultContentBlock.Type.JSON
                            && part.json().isMap();
            if (!fine) {
                return false;
            }
        }
        return model.toolResultStatus() || result.statusAsString() == null;
    }

    /** The call with an id, an input and a name of allowed characters; a call that runs within Bedrock stays as it is. */
    ContentBlock toolUse(ContentBlock block) {
        ToolUseBlock call = block.toolUse();
        if (!isOfUser(call) || isFine(call)) {
            return block;
        }
        ToolUseBlock.Builder mended = call.toBuilder().name(name(call.name())).input(input(call));
        if (call.toolUseId() == null) {
            String id = "tooluse_" + ++calls;
            madeUp.add(id);
            mended.toolUseId(id);
        }
        return ContentBlock.fromToolUse(mended.build());
    }

    /** The arguments as the object that Converse wants. Others keep them as JSON text, empty where there are none. */
    private static Document input(ToolUseBlock call) {
        Document input = call.input();
        if (input == null
                || input.isNull()
                || (input.isString() && input.asString().isBlank())) {
            return Document.mapBuilder().build();
        }
        Document object = input.isString() ? parsed(input.asString()) : input;
        if (object == null || !object.isMap()) {
            throw new InvalidTurnException("The input of the tool call " + call.toolUseId() + " must be a JSON object");
        }
        return object;
    }

    private static @Nullable Document parsed(String json) {
        try {
            return DocumentJson.fromPlain(PlainJson.parse(json));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The result in the form that the model takes.
     *
     * @param outside takes the media that the model does not accept within a result, each after a text that names it
     */
    ContentBlock toolResult(ContentBlock block, List<ContentBlock> outside) {
        ToolResultBlock result = block.toolResult();
        if (result.type() != null) {
            return block; // Of a tool that ran within Bedrock: it goes back as it came.
        }
        List<ToolResultContentBlock> content = new ArrayList<>(result.content().size());
        for (ToolResultContentBlock part : result.content()) {
            take(part, content, outside);
        }
        if (content.isEmpty()) {
            content.add(ofJson(Document.fromList(List.of())));
        }
        ToolResultBlock.Builder mended = result.toBuilder().content(content);
        if (result.toolUseId() == null && !madeUp.isEmpty()) {
            mended.toolUseId(madeUp.remove());
        }
        if (!model.toolResultStatus() && result.statusAsString() != null) {
            mended.status((String) null);
            if (result.status() == ToolResultStatus.ERROR) {
                mended.content(errorInText(content));
            }
        }
        ToolResultBlock ready = mended.build();
        return ready.equals(result) ? block : ContentBlock.fromToolResult(ready);
    }

    private void take(ToolResultContentBlock part, List<ToolResultContentBlock> content, List<ContentBlock> outside) {
        ContentBlock media = media(part);
        if (media != null) {
            MediaKind kind = kind(part);
            if (model.toolResultMedia().contains(kind)) {
                content.add(part);
            } else {
                String id = ContentId.of(media);
                content.add(ToolResultContentBlock.fromText("See file " + id + "."));
                outside.add(ContentBlock.fromText("This is file " + id + ":"));
                outside.add(media);
            }
        } else if (part.json() != null) {
            content.add(ofJson(part.json()));
        } else if (part.text() == null || !part.text().isBlank()) {
            content.add(part);
        }
    }

    /** Converse takes objects as JSON; most models take other values as text alone. */
    private ToolResultContentBlock ofJson(Document json) {
        return json.isMap() || model.toolResultJson()
                ? ToolResultContentBlock.fromJson(json)
                : ToolResultContentBlock.fromText(PlainJson.write(DocumentJson.toPlain(json)));
    }

    /** Without a status, the text alone can tell the model that the tool failed. */
    private static List<ToolResultContentBlock> errorInText(List<ToolResultContentBlock> content) {
        String text = content.stream()
                .map(ToolResultText::of)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        List<ToolResultContentBlock> told = new ArrayList<>();
        told.add(ToolResultContentBlock.fromText(PlainJson.write(Map.of("error", text))));
        content.stream().filter(part -> ToolResultText.of(part).isEmpty()).forEach(told::add);
        return told;
    }

    /** The image, document or video of the part, or null if it is none. */
    static @Nullable ContentBlock media(ToolResultContentBlock part) {
        return switch (part.type()) {
            case IMAGE -> ContentBlock.fromImage(part.image());
            case DOCUMENT -> ContentBlock.fromDocument(part.document());
            case VIDEO -> ContentBlock.fromVideo(part.video());
            default -> null;
        };
    }

    private static MediaKind kind(ToolResultContentBlock part) {
        return switch (part.type()) {
            case IMAGE -> MediaKind.IMAGE;
            case DOCUMENT -> MediaKind.DOCUMENT;
            default -> MediaKind.VIDEO;
        };
    }

    private static boolean isName(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static String name(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return "_";
        }
        StringBuilder name = new StringBuilder(given.substring(0, Math.min(given.length(), LONGEST_NAME)));
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                name.setCharAt(i, '_');
            }
        }
        return name.toString();
    }
}
