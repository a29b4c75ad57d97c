/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Bedrock refuses a tool call without its result in the next turn, and a result without its call in the last. */
final class ToolPairs {

    private ToolPairs() {}

    static void check(List<Draft> drafts) {
        Set<String> open = Set.of();
        for (Draft draft : drafts) {
            if (draft.isUser()) {
                close(open, draft);
                open = Set.of();
            } else if (draft.isAssistant()) {
                open = calls(draft);
            }
        }
        if (!open.isEmpty()) {
            throw unanswered(open);
        }
    }

    private static Set<String> calls(Draft draft) {
        if (!draft.has(ContentBlock.Type.TOOL_USE)) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (ContentBlock block : draft.content()) {
            ToolUseBlock call = block.toolUse();
            if (call != null && call.typeAsString() == null && !ids.add(call.toolUseId())) {
                throw new InvalidTurnException("The tool call " + call.toolUseId() + " stands twice in one turn");
            }
        }
        return ids;
    }

    private static void close(Set<String> open, Draft draft) {
        if (open.isEmpty() && !draft.has(ContentBlock.Type.TOOL_RESULT)) {
            return;
        }
        Set<String> left = new LinkedHashSet<>(open);
        for (ContentBlock block : draft.content()) {
            if (block.toolResult() != null && !left.remove(block.toolResult().toolUseId())) {
                throw new InvalidTurnException("The tool result "
                        + block.toolResult().toolUseId()
                        + " belongs to no tool call of the assistant's turn before it");
            }
        }
        if (!left.isEmpty()) {
            throw unanswered(left);
        }
    }

    private static InvalidTurnException unanswered(Set<String> ids) {
        return new InvalidTurnException("The tool calls " + ids
                + " have no result in the turn after them: a conversation goes on with a toolResult for each");
    }
}
