/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.MediaKind;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * Makes a conversation one that Bedrock accepts: turns that alternate, tool results first, no blank text, documents with
 * names and with a text beside them. What cannot be mended is refused, since Bedrock would refuse it too. A conversation
 * that keeps the rules already goes through unchanged, message by message.
 */
final class HistoryRules {

    /** Stands for a turn that has nothing to say: some models refuse white space (pydantic-ai, verified live). */
    private static final String FILLER = ".";

    private static final String SEE_DOCUMENT = "See attached document(s).";

    private HistoryRules() {}

    /**
     * The conversation of the turn.
     *
     * @throws io.github.camelbedrock.InvalidTurnException if a rule cannot be kept; names the message
     */
    static Conversation apply(Turn turn, WarnOnce warnings) {
        Conversation conversation = new Conversation(turn.model().profile(), warnings);
        for (SystemContentBlock block : turn.system()) {
            if (block.text() == null || !block.text().isBlank()) {
                conversation.system().add(block);
            }
        }
        MessageReader reader = new MessageReader(conversation);
        for (Message message : turn.messages()) {
            reader.read(message);
        }
        ToolPairs.check(conversation.drafts());
        toolResultsLead(conversation);
        GuardedContent.mark(conversation, turn.settings().guardrail());
        textBesideDocuments(conversation);
        separateToolResults(conversation);
        leadByUser(conversation, turn);
        DocumentNames.give(conversation);
        MediaLimits.check(conversation.drafts());
        return conversation;
    }

    /** The results of the calls come before whatever else the user says in the same turn. */
    private static void toolResultsLead(Conversation conversation) {
        for (Draft draft : conversation.drafts()) {
            if (!draft.isUser() || !draft.has(ContentBlock.Type.TOOL_RESULT)) {
                continue;
            }
            List<ContentBlock> content = draft.content();
            int rest = firstOther(content);
            if (content.subList(rest, content.size()).stream().noneMatch(block -> block.toolResult() != null)) {
                continue;
            }
            List<ContentBlock> sorted = new ArrayList<>(content.subList(0, rest));
            List<ContentBlock> others = new ArrayList<>();
            for (ContentBlock block : content.subList(rest, content.size())) {
                (block.toolResult() != null ? sorted : others).add(block);
            }
            sorted.addAll(others);
            draft.replace(sorted);
        }
    }

    /** Bedrock: a message with a document must hold a text too (API reference, Message). */
    private static void textBesideDocuments(Conversation conversation) {
        for (Draft draft : conversation.drafts()) {
            if (draft.isUser() && draft.has(ContentBlock.Type.DOCUMENT) && !draft.has(ContentBlock.Type.TEXT)) {
                draft.insert(firstOther(draft.content()), ContentBlock.fromText(SEE_DOCUMENT));
            }
        }
    }

    /**
     * Where the family does not take the rest of the turn beside tool results, an assistant's turn goes between: Bedrock
     * would join two user turns again.
     */
    private static void separateToolResults(Conversation conversation) {
        List<Draft> drafts = conversation.drafts();
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            if (!draft.isUser() || !draft.has(ContentBlock.Type.TOOL_RESULT)) {
                continue;
            }
            int rest = firstOther(draft.content());
            List<ContentBlock> others =
                    draft.content().subList(rest, draft.content().size());
            if (others.stream().allMatch(block -> mayStandBesideResults(block, conversation))) {
                continue;
            }
            Draft later = Draft.empty(ConversationRole.USER);
            later.replace(others);
            draft.replace(draft.content().subList(0, rest));
            drafts.add(i + 1, Draft.text(ConversationRole.ASSISTANT, FILLER));
            drafts.add(i + 2, later);
        }
    }

    private static boolean mayStandBesideResults(ContentBlock block, Conversation conversation) {
        return switch (block.type()) {
            case CACHE_POINT -> true;
            case IMAGE -> conversation.model().besideToolResult(MediaKind.IMAGE);
            case DOCUMENT -> conversation.model().besideToolResult(MediaKind.DOCUMENT);
            case VIDEO -> conversation.model().besideToolResult(MediaKind.VIDEO);
            case AUDIO -> conversation.model().besideToolResult(MediaKind.AUDIO);
            default -> conversation.model().besideToolResult(MediaKind.TEXT);
        };
    }

    /** The index of the first block that is neither a tool result nor a cache point among the results. */
    private static int firstOther(List<ContentBlock> content) {
        int index = 0;
        while (index < content.size()
                && (content.get(index).toolResult() != null
                        || (index > 0 && content.get(index).cachePoint() != null))) {
            index++;
        }
        return index;
    }

    /** Most models take no conversation that the assistant begins. */
    private static void leadByUser(Conversation conversation, Turn turn) {
        List<Draft> drafts = conversation.drafts();
        boolean promptSpeaks = drafts.isEmpty() && turn.model().isPrompt();
        boolean assistantLeads = !drafts.isEmpty()
                && drafts.get(0).isAssistant()
                && !conversation.model().leadingAssistant();
        if (assistantLeads || (drafts.isEmpty() && !promptSpeaks)) {
            drafts.add(0, Draft.text(ConversationRole.USER, FILLER));
        }
    }
}
