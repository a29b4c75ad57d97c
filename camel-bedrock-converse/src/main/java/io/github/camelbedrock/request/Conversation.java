/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.ModelProfile;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** The system prompt and the messages of one request while the rules work on them. Not thread-safe. */
final class Conversation {

    private final ModelProfile model;
    private final WarnOnce warnings;
    private final List<SystemContentBlock> system = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    Conversation(ModelProfile model, WarnOnce warnings) {
        this.model = model;
        this.warnings = warnings;
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
            if (last.hasRole(role.toString())) {
                return last;
            }
        }
        Draft draft = Draft.empty(role);
        drafts.add(draft);
        return draft;
    }

    boolean has(ContentBlock.Type type) {
        for (Draft draft : drafts) {
            if (draft.has(type)) {
                return true;
            }
        }
        return false;
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            messages.add(draft.toMessage());
        }
        return messages;
    }
}
