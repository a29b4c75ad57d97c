/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** The system prompt and the messages of one request while the rules work on them. Not thread-safe. */
final class Conversation {

    private final ModelProfile model;
    private final WarnOnce warnings;
    private final List<SystemContentBlock> system = new ArrayList<>();
    private final List<Draft> drafts;
    private @Nullable Set<ContentBlock> notOfUser;
    private boolean richResults;

    Conversation(ModelProfile model, WarnOnce warnings, int expected) {
        this.model = model;
        this.warnings = warnings;
        this.drafts = new ArrayList<>(expected);
    }

    ModelProfile model() {
        return model;
    }

    WarnOnce warnings() {
        return warnings;
    }

    List<SystemContentBlock> system() {
        return system;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The draft that a block of this role belongs to: the last one, if the role is its own, else a new one. */
    Draft open(ConversationRole role) {
        if (!drafts.isEmpty()) {
            Draft last = drafts.get(drafts.size() - 1);
            if (role == ConversationRole.USER ? last.isUser() : last.isAssistant()) {
                return last;
            }
        }
        Draft draft = Draft.empty(role);
        drafts.add(draft);
        return draft;
    }

    /** The user's last turn, or null where the user has none. */
    @Nullable
    Draft lastUserTurn() {
        for (int i = drafts.size() - 1; i >= 0; i--) {
            if (drafts.get(i).isUser()) {
                return drafts.get(i);
            }
        }
        return null;
    }

    /** Says that this very block stands in a user turn although the user did not say it. */
    void noteNotOfUser(ContentBlock block) {
        if (notOfUser == null) {
            notOfUser = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        notOfUser.add(block);
    }

    boolean isOfUser(ContentBlock block) {
        return notOfUser == null || !notOfUser.contains(block);
    }

    /** Says that a tool's result may hold more than texts and objects. */
    void noteRichResult() {
        richResults = true;
    }

    boolean mayHoldRichResults() {
        return richResults;
    }

    boolean has(ContentBlock.Type type) {
        return hasAny(Draft.bit(type));
    }

    /** Whether there is a block of one of these types, a bit for each. */
    boolean hasAny(int types) {
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).hasAny(types)) {
                return true;
            }
        }
        return false;
    }

    /** The types of all blocks, a bit for each. */
    int kinds() {
        int kinds = 0;
        for (int i = 0; i < drafts.size(); i++) {
            kinds |= drafts.get(i).kinds();
        }
        return kinds;
    }

    /**
     * The messages as the rules leave them.
     *
     * @param given the messages as they came, which is what nearly every conversation still has
     */
    List<Message> messages(List<Message> given) {
        if (isStill(given)) {
            return given;
        }
        List<Message> messages = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            messages.add(draft.toMessage());
        }
        return messages;
    }

    private boolean isStill(List<Message> given) {
        boolean still = given.size() == drafts.size();
        for (int i = 0; still && i < given.size(); i++) {
            still = drafts.get(i).is(given.get(i));
        }
        return still;
    }
}
