/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/**
 * Gives every document of the conversation a name of its own, the same one whenever the conversation is sent again, so
 * that the prompt cache hits. A name that nobody chose is neutral, since the model reads it (API reference,
 * DocumentBlock: the name is open to prompt injection).
 */
final class DocumentNames {

    /** API reference, DocumentBlock: 1 to 200 characters. */
    private static final int LONGEST = 200;

    private final Set<String> taken = new HashSet<>();
    private int count;

    private DocumentNames() {}

    static void give(Conversation conversation) {
        DocumentNames names = new DocumentNames();
        for (Draft draft : conversation.drafts()) {
            if (!draft.has(ContentBlock.Type.DOCUMENT) && !draft.has(ContentBlock.Type.TOOL_RESULT)) {
                continue;
            }
            for (int i = 0; i < draft.content().size(); i++) {
                ContentBlock block = draft.content().get(i);
                ContentBlock named = names.name(block);
                if (named != block) {
                    draft.set(i, named);
                }
            }
        }
    }

    private ContentBlock name(ContentBlock block) {
        if (block.document() != null) {
            DocumentBlock named = name(block.document());
            return named == block.document() ? block : ContentBlock.fromDocument(named);
        }
        if (block.toolResult() != null) {
            ToolResultBlock named = name(block.toolResult());
            return named == block.toolResult() ? block : ContentBlock.fromToolResult(named);
        }
        return block;
    }

    private ToolResultBlock name(ToolResultBlock result) {
        if (!holdsDocument(result.content())) {
            return result;
        }
        List<ToolResultContentBlock> content = new ArrayList<>(result.content().size());
        boolean changed = false;
        for (ToolResultContentBlock part : result.content()) {
            if (part.document() == null) {
                content.add(part);
            } else {
                DocumentBlock named = name(part.document());
                changed = changed || named != part.document();
                content.add(ToolResultContentBlock.fromDocument(named));
            }
        }
        return changed ? result.toBuilder().content(content).build() : result;
    }

    private static boolean holdsDocument(List<ToolResultContentBlock> content) {
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i).document() != null) {
                return true;
            }
        }
        return false;
    }

    private DocumentBlock name(DocumentBlock document) {
        count++;
        String clean = clean(document.name());
        String wanted = clean.isEmpty() ? "Document " + count : clean;
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            String end = " (" + i + ")";
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST - end.length()))
                            .strip()
                    + end;
        }
        return name.equals(document.name())
                ? document
                : document.toBuilder().name(name).build();
    }

    /** Letters, digits, hyphens, parentheses, square brackets and single spaces are allowed (API reference). */
    private static String clean(@Nullable String name) {
        if (name == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(name.length());
        for (int i = 0; i < name.length() && clean.length() < LONGEST; i++) {
            char c = name.charAt(i);
            if (Character.isWhitespace(c)) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else {
                clean.append(isAllowed(c) ? c : '-');
            }
        }
        return clean.toString().strip();
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-()[]".indexOf(c) >= 0;
    }
}
