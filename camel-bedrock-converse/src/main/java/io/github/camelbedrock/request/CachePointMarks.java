/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;

/**
 * Cache points that stand in the messages themselves. Bedrock refuses one directly after a document or a video
 * (pydantic-ai, verified live) and after reasoning (opencode#36517): it is put before them, since what comes after a
 * cache point is merely not cached.
 */
final class CachePointMarks {

    private final Conversation conversation;

    CachePointMarks(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Puts the cache point where it stands, or where Bedrock takes it.
     *
     * @param leading whether nothing of this message stands before it: then it ends the user turn before
     * @param where the message, as it is named in errors
     * @throws InvalidTurnException if there is nothing before it that could be cached
     */
    void take(ConversationRole role, CachePointBlock point, boolean leading, String where) {
        if (!conversation.model().cache()) {
            warnOfLeavingOut(conversation);
            return;
        }
        if (leading) {
            Draft before = conversation.lastUserTurn();
            if (before == null) {
                throw new InvalidTurnException(
                        where + " starts with a cache point, but there is nothing before it to"
                                + " cache; the system prompt and the tools are cached by the options cacheSystem and cacheTools");
            }
            place(before, point, true);
            return;
        }
        Draft draft = conversation.open(role);
        if (draft.content().isEmpty() || draft.last().cachePoint() != null) {
            throw new InvalidTurnException(where + " holds a cache point directly after another one");
        }
        if (!place(draft, point, false)) {
            throw new InvalidTurnException(
                    where + " holds a cache point with only documents, videos or reasoning before"
                            + " it, after which Bedrock takes none: put a text first");
        }
    }

    /** Says that cache points which stand in what was given are not sent. */
    static void warnOfLeavingOut(Conversation conversation) {
        conversation
                .warnings()
                .warn("Cache points are left out: models of the family "
                        + conversation.model().family()
                        + " do not cache; if the model behind the id does, name it in the option baseModelId");
    }

    /**
     * Puts the cache point at the end of the message, but before what Bedrock does not let it follow.
     *
     * @param latest whether the new one takes the place of one that stands there already
     * @return false if the message holds nothing but what a cache point may not follow
     */
    static boolean place(Draft draft, CachePointBlock point, boolean latest) {
        List<ContentBlock> content = draft.content();
        int end = content.size();
        while (end > 0 && !mayPrecede(content.get(end - 1))) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        ContentBlock block = ContentBlock.fromCachePoint(point);
        if (content.get(end - 1).cachePoint() == null) {
            draft.insert(end, block);
        } else if (latest) {
            draft.set(end - 1, block);
        }
        return true;
    }

    private static boolean mayPrecede(ContentBlock block) {
        return switch (block.type()) {
            case DOCUMENT, VIDEO, REASONING_CONTENT -> false;
            default -> true;
        };
    }
}
