/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/**
 * Takes the messages one after the other: turns of one role become one, blank text is dropped, each block is made one
 * that the model accepts or is refused. Bedrock joins turns of one role itself, and refuses text without any letter.
 */
final class MessageReader {

    private final Conversation conversation;
    private final ToolBlocks toolBlocks;
    private final CachePointMarks marks;
    private int index = -1;

    MessageReader(Conversation conversation) {
        this.conversation = conversation;
        this.toolBlocks = new ToolBlocks(conversation.model());
        this.marks = new CachePointMarks(conversation);
    }

    void read(Message message) {
        index++;
        String role = message.roleAsString();
        boolean user = "user".equals(role);
        if (!user && !"assistant".equals(role)) {
            if (!"system".equals(role)) {
                throw new InvalidTurnException(
                        where() + " has the role '" + role + "'; Converse knows user, assistant and system");
            }
            checkMembers(message);
            readSystem(message);
            return;
        }
        List<Draft> drafts = conversation.drafts();
        boolean alternates = drafts.isEmpty() || !hasRole(drafts.get(drafts.size() - 1), user);
        int kinds = alternates ? fineKinds(message.content()) : 0;
        if (kinds != 0) {
            drafts.add(Draft.of(message, kinds));
        } else {
            checkMembers(message);
            readBlocks(message.role(), message.content());
        }
    }

    private static boolean hasRole(Draft draft, boolean user) {
        return user ? draft.isUser() : draft.isAssistant();
    }

    /** The types of the blocks, a bit for each, if all can go as they are, which those of a history nearly always can. */
    private int fineKinds(List<ContentBlock> content) {
        int kinds = 0;
        for (int i = 0; i < content.size(); i++) {
            ContentBlock block = content.get(i);
            if (!isFine(block)) {
                return 0;
            }
            kinds |= Draft.bit(block.type());
        }
        return kinds;
    }

    private boolean isFine(ContentBlock block) {
        if (block == null || block.type() == null) {
            return false;
        }
        return switch (block.type()) {
            case TEXT -> !block.text().isBlank();
            case TOOL_USE -> ToolBlocks.isFine(block.toolUse());
            case TOOL_RESULT -> toolBlocks.isFine(block.toolResult());
            case GUARD_CONTENT, SEARCH_RESULT, CITATIONS_CONTENT, TOOL_ADDITION, TOOL_REMOVAL -> true;
            default -> false;
        };
    }

    private void readBlocks(ConversationRole role, List<ContentBlock> content) {
        List<ContentBlock> outside = new ArrayList<>(0);
        boolean leading = true;
        for (ContentBlock block : content) {
            switch (block.type()) {
                case TEXT -> {
                    if (block.text().isBlank()) {
                        continue;
                    }
                    keep(role, block);
                }
                case CACHE_POINT -> marks.take(role, block.cachePoint(), leading, where());
                case TOOL_USE -> keep(role, toolBlocks.toolUse(block));
                case TOOL_RESULT -> {
                    conversation.noteRichResult();
                    checkParts(block.toolResult());
                    keep(role, toolBlocks.toolResult(block, outside));
                }
                case REASONING_CONTENT -> {
                    if (!ReasoningBlocks.isOfThisModel(block.reasoningContent(), conversation)) {
                        continue;
                    }
                    keep(role, block);
                }
                case UNKNOWN_TO_SDK_VERSION -> {
                    unknown(role);
                    continue;
                }
                default -> keep(role, checked(block));
            }
            leading = false;
        }
        for (ContentBlock block : outside) {
            conversation.noteNotOfUser(block);
            keep(role, checked(block));
        }
    }

    private void keep(ConversationRole role, ContentBlock block) {
        conversation.open(role).add(block);
    }

    /** The SDK lets a block have two members, and then knows no type of it. */
    private void checkMembers(Message message) {
        for (ContentBlock block : message.content()) {
            if (block == null || block.type() == null) {
                throw notOneMember();
            }
        }
    }

    /** What stands in a tool's result keeps the rules of what stands beside it. */
    private void checkParts(ToolResultBlock result) {
        if (result.type() != null) {
            return; // Of a tool that ran within Bedrock.
        }
        for (ToolResultContentBlock part : result.content()) {
            if (part == null
                    || part.type() == null
                    || part.type() == ToolResultContentBlock.Type.UNKNOWN_TO_SDK_VERSION) {
                throw notOneMember();
            }
            ContentBlock media = ToolBlocks.media(part);
            if (media != null) {
                checked(media);
            }
        }
    }

    private InvalidTurnException notOneMember() {
        return new InvalidTurnException(where() + " holds a content block without, or with more than one, member");
    }

    private ContentBlock checked(ContentBlock block) {
        if (!hasSource(block)) {
            throw new InvalidTurnException(where() + " holds a block of type " + block.type() + " without a source");
        }
        if (block.video() != null && !conversation.model().video()) {
            throw new InvalidTurnException(where() + " holds a video, which models of the family "
                    + conversation.model().family() + " do not take");
        }
        boolean s3 =
                switch (block.type()) {
                    case IMAGE -> block.image().source().s3Location() != null;
                    case DOCUMENT -> block.document().source().s3Location() != null;
                    default -> false;
                };
        if (s3 && !conversation.model().s3Source()) {
            throw new InvalidTurnException(where() + " holds an S3 location, which models of the family "
                    + conversation.model().family() + " do not read: fetch the object first, for example with aws2-s3");
        }
        return block;
    }

    private static boolean hasSource(ContentBlock block) {
        return switch (block.type()) {
            case IMAGE -> block.image().source() != null;
            case DOCUMENT -> block.document().source() != null;
            case VIDEO -> block.video().source() != null;
            case AUDIO -> block.audio().source() != null;
            default -> true;
        };
    }

    /** The SDK read a block that it does not know, so that nothing is left of it to be sent. */
    private void unknown(ConversationRole role) {
        if (role == ConversationRole.USER) {
            throw notOneMember();
        }
        conversation
                .warnings()
                .warn(
                        "An assistant message holds a block of a type that this AWS SDK does not know; it is not sent back");
    }

    /** Converse takes no system prompt among the messages: a later one is shown to the model as the user's text. */
    private void readSystem(Message message) {
        boolean leads = conversation.drafts().isEmpty();
        if (message.content().stream().anyMatch(MessageReader::changesTools)) {
            conversation.drafts().add(Draft.of(message, Draft.kinds(message.content())));
            return;
        }
        boolean leading = true;
        for (ContentBlock block : message.content()) {
            switch (block.type()) {
                case TEXT -> {
                    if (block.text().isBlank()) {
                        continue;
                    }
                    if (leads) {
                        conversation.system().add(SystemContentBlock.fromText(block.text()));
                    } else {
                        ContentBlock shown = ContentBlock.fromText("<system>" + block.text() + "</system>");
                        conversation.noteNotOfUser(shown);
                        keep(ConversationRole.USER, shown);
                    }
                }
                case CACHE_POINT -> {
                    if (leads) {
                        conversation.system().add(SystemContentBlock.fromCachePoint(block.cachePoint()));
                    } else {
                        marks.take(ConversationRole.USER, block.cachePoint(), leading, where());
                    }
                }
                default ->
                    throw new InvalidTurnException(where() + " has the role system and holds a block of type "
                            + block.type() + ": a system prompt is text");
            }
            leading = false;
        }
    }

    private static boolean changesTools(ContentBlock block) {
        return block.type() == ContentBlock.Type.TOOL_ADDITION || block.type() == ContentBlock.Type.TOOL_REMOVAL;
    }

    private String where() {
        return "messages[" + index + "]";
    }
}
