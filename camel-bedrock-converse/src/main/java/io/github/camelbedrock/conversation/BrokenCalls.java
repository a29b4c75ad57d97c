/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Calls whose arguments are no JSON object, since the model broke off its JSON or wrote something else. Bedrock does not
 * take them back (API reference, ToolUseBlock), so that the model could not be told what was wrong.
 */
final class BrokenCalls {

    private BrokenCalls() {}

    /** The conversation where the calls of its last message have no arguments instead; the same if none is broken. */
    static List<Message> emptied(List<Message> conversation) {
        Message last = conversation.get(conversation.size() - 1);
        if (last.content().stream().noneMatch(BrokenCalls::isBroken)) {
            return conversation;
        }
        List<ContentBlock> content =
                last.content().stream().map(BrokenCalls::emptied).toList();
        List<Message> mended = new ArrayList<>(conversation);
        mended.set(mended.size() - 1, last.toBuilder().content(content).build());
        return mended;
    }

    private static boolean isBroken(ContentBlock block) {
        return block.toolUse() != null
                && block.toolUse().input() != null
                && !block.toolUse().input().isMap();
    }

    private static ContentBlock emptied(ContentBlock block) {
        return isBroken(block)
                ? ContentBlock.fromToolUse(block.toolUse().toBuilder()
                        .input(Document.mapBuilder().build())
                        .build())
                : block;
    }
}
