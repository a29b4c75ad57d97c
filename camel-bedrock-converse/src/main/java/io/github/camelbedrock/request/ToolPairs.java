/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Bedrock refuses a tool call without its result in the next turn, and a result without its call in the last. */
final class ToolPairs {

    /** The result of a structured answer; some models refuse an empty one. */
    private static final String TAKEN = "Taken.";

    private ToolPairs() {}

    static void check(List<Draft> drafts) {
        List<ContentBlock> asked = List.of();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (asked.isEmpty() && !draft.hasAny(Draft.TOOLS)) {
                continue;
            }
            if (draft.isUser()) {
                close(asked, draft);
                asked = List.of();
            } else if (draft.isAssistant()) {
                asked = draft.has(ContentBlock.Type.TOOL_USE) ? draft.content() : List.of();
            }
        }
        requireNone(asked, List.of());
    }

    private static void close(List<ContentBlock> asked, Draft draft) {
        takeOutput(asked, draft);
        List<ContentBlock> said = draft.content();
        requireNone(asked, said);
        boolean answers = draft.has(ContentBlock.Type.TOOL_RESULT);
        for (int i = 0; answers && i < said.size(); i++) {
            ToolResultBlock result = said.get(i).toolResult();
            if (result != null && result.type() != null) {
                continue; // Of a tool that ran within Bedrock.
            }
            if (result != null && count(asked, result.toolUseId(), true) != 1) {
                throw new InvalidTurnException("The tool result " + result.toolUseId()
                        + " belongs to no tool call, or not to one alone, of the assistant's turn before it");
            }
            if (result != null && count(said, result.toolUseId(), false) != 1) {
                throw new InvalidTurnException("The tool call " + result.toolUseId() + " has more than one result");
            }
        }
    }

    /** A structured answer is a call that ended a turn: the user, who got it as an object, knows of no call. */
    private static void takeOutput(List<ContentBlock> asked, Draft draft) {
        int index = 0;
        for (int i = 0; i < asked.size(); i++) {
            ToolUseBlock call = asked.get(i).toolUse();
            if (call == null || !Reply.OUTPUT_TOOL.equals(call.name()) || !isOfUser(call)) {
                continue;
            }
            if (count(draft.content(), call.toolUseId(), false) == 0) {
                draft.insert(index++, ContentBlock.fromToolResult(result -> result.toolUseId(call.toolUseId())
                        .content(ToolResultContentBlock.fromText(TAKEN))));
            }
        }
    }

    /** There must be no call without its result. */
    private static void requireNone(List<ContentBlock> asked, List<ContentBlock> said) {
        List<String> unanswered = new ArrayList<>(0);
        for (int i = 0; i < asked.size(); i++) {
            ToolUseBlock call = asked.get(i).toolUse();
            if (isOfUser(call) && count(said, call.toolUseId(), false) == 0) {
                unanswered.add(call.toolUseId());
            }
        }
        if (!unanswered.isEmpty()) {
            throw unanswered(unanswered);
        }
    }

    private static int count(List<ContentBlock> blocks, @Nullable String id, boolean calls) {
        int count = 0;
        for (int i = 0; i < blocks.size(); i++) {
            ContentBlock block = blocks.get(i);
            String found = calls
                    ? isOfUser(block.toolUse()) ? block.toolUse().toolUseId() : null
                    : block.toolResult() == null ? null : block.toolResult().toolUseId();
            if (found != null && found.equals(id)) {
                count++;
            }
        }
        return count;
    }

    /** What runs within Bedrock is answered there, in the same turn. */
    private static boolean isOfUser(@Nullable ToolUseBlock call) {
        return call != null && ToolBlocks.isOfUser(call);
    }

    private static InvalidTurnException unanswered(List<String> ids) {
        return new InvalidTurnException("The tool calls " + ids
                + " have no result in the turn after them: a conversation goes on with a toolResult for each");
    }
}
