/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.MediaKind;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.WarnOnce;
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
        Conversation conversation = new Conversation(
                turn.model().profile(), warnings, turn.messages().size() + 1);
        for (SystemContentBlock block : turn.system()) {
            if (block.text() == null || !block.text().isBlank()) {
                conversation.system().add(block);
            }
        }
        MessageReader reader = new MessageReader(conversation);
        List<Message> messages = turn.messages();
        for (int i = 0; i < messages.size(); i++) {
            reader.read(messages.get(i));
        }
        // Each rule costs a walk over all messages, so that it is spared where there is nothing that it is about.
        int kinds = conversation.kinds();
        boolean tools = (kinds & Draft.TOOLS) != 0;
        boolean files = (kinds & Draft.FILES) != 0;
        if (tools) {
            ToolPairs.check(conversation.drafts());
            toolResultsLead(conversation);
        }
        GuardedContent.mark(conversation, turn.settings().guardrail());
        if (files) {
            textBesideDocuments(conversation);
        }
        if (tools) {
            separateToolResults(conversation);
        }
        leadByUser(conversation, turn);
        if (files || conversation.mayHoldRichResults()) {
            DocumentNames.give(conversation);
        }
        if (files) {
            MediaLimits.check(conversation.drafts());
        }
        return conversation;
    }

    /** The results of the calls come before whatever else the user says in the same turn. */
    private static void toolResultsLead(Conversation conversation) {
        for (Draft draft : conversation.drafts()) {
            if (!holdsResultsAndMore(draft)) {
                continue;
            }
            List<ContentBlock> content = draft.content();
            int rest = firstOther(content);
            if (!hasToolResult(content, rest)) {
                continue;
            }
            List<ContentBlock> others = List.copyOf(content.subList(rest, content.size()));
            draft.replace(content.subList(0, rest));
            others.stream().filter(block -> block.toolResult() != null).forEach(draft::add);
            others.stream().filter(block -> block.toolResult() == null).forEach(block -> follow(draft, block));
        }
    }

    /** A cache point may have stood behind a result that is gone from there: it must not follow a document now. */
    private static void follow(Draft draft, ContentBlock block) {
        if (block.cachePoint() == null) {
            draft.add(block);
        } else {
            CachePointMarks.place(draft, block.cachePoint(), false);
        }
    }

    private static boolean holdsResultsAndMore(Draft draft) {
        return draft.isUser()
                && draft.has(ContentBlock.Type.TOOL_RESULT)
                && !draft.hasOnly(ContentBlock.Type.TOOL_RESULT);
    }

    private static boolean hasToolResult(List<ContentBlock> content, int from) {
        for (int i = from; i < content.size(); i++) {
            if (content.get(i).toolResult() != null) {
                return true;
            }
        }
        return false;
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
            if (!holdsResultsAndMore(draft)) {
                continue;
            }
            int rest = firstOther(draft.content());
            if (rest == draft.content().size()) {
                continue;
            }
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
                        || content.get(index).cachePoint() != null)) {
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
