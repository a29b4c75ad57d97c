/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** A conversation, built anew from the same texts each time. Every third turn of the assistant calls a tool. */
final class History {

    private static final Document INPUT = Document.mapBuilder()
            .putString("orderId", "4711")
            .putNumber("count", 3)
            .build();

    private final List<String> texts = new ArrayList<>();
    private final int tools;

    /**
     * Takes its size.
     *
     * @param tools how many there are, called tool0 and so on
     */
    History(int messages, int tools) {
        this.tools = tools;
        for (int i = 0; i < messages; i++) {
            texts.add(("Message " + i + " of the conversation. ").repeat(5));
        }
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            ConversationRole role = i % 2 == 0 ? ConversationRole.USER : ConversationRole.ASSISTANT;
            messages.add(Message.builder().role(role).content(content(i)).build());
        }
        return messages;
    }

    /** The result of a call is the next turn. */
    private ContentBlock[] content(int index) {
        if (index % 6 == 1) {
            return new ContentBlock[] {
                ContentBlock.fromText(texts.get(index)),
                ContentBlock.fromToolUse(use -> use.toolUseId("tooluse_" + index)
                        .name("tool" + index % tools)
                        .input(INPUT))
            };
        }
        if (index % 6 == 2) {
            return new ContentBlock[] {
                ContentBlock.fromToolResult(result -> result.toolUseId("tooluse_" + (index - 1))
                        .content(ToolResultContentBlock.fromText(texts.get(index)))
                        .status("success"))
            };
        }
        return new ContentBlock[] {ContentBlock.fromText(texts.get(index))};
    }
}
