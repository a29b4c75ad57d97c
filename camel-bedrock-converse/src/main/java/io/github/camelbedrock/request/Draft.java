/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A message on its way through the rules. It stays the message that was given until a rule changes something. */
final class Draft {

    /** The bits of tool calls and their results. */
    static final int TOOLS = bit(ContentBlock.Type.TOOL_USE) | bit(ContentBlock.Type.TOOL_RESULT);

    /** The bits of what is counted and named. */
    static final int FILES = bit(ContentBlock.Type.IMAGE) | bit(ContentBlock.Type.DOCUMENT);

    private final String role;
    private final boolean user;
    private final boolean assistant;
    private @Nullable Message original;
    private List<ContentBlock> content;
    private int kinds;

    private Draft(String role, @Nullable Message original, List<ContentBlock> content, int kinds) {
        this.role = role;
        this.user = role.equals("user");
        this.assistant = !user && role.equals("assistant");
        this.original = original;
        this.content = content;
        this.kinds = kinds;
    }

    /**
     * A message that needs no change.
     *
     * @param kinds the types of its blocks, a bit for each
     */
    static Draft of(Message message, int kinds) {
        return new Draft(message.roleAsString(), message, message.content(), kinds);
    }

    static Draft empty(ConversationRole role) {
        return new Draft(role.toString(), null, new ArrayList<>(), 0);
    }

    /** A message of our own with one text. */
    static Draft text(ConversationRole role, String text) {
        Draft draft = empty(role);
        draft.add(ContentBlock.fromText(text));
        return draft;
    }

    boolean isUser() {
        return user;
    }

    boolean isAssistant() {
        return assistant;
    }

    List<ContentBlock> content() {
        return content;
    }

    ContentBlock last() {
        return content.get(content.size() - 1);
    }

    boolean has(ContentBlock.Type type) {
        return (kinds & bit(type)) != 0;
    }

    /** Whether it holds a block of one of these types, a bit for each. */
    boolean hasAny(int types) {
        return (kinds & types) != 0;
    }

    /** Whether it holds blocks of this type and of no other. */
    boolean hasOnly(ContentBlock.Type type) {
        return kinds == bit(type);
    }

    /** The types of its blocks, a bit for each. */
    int kinds() {
        return kinds;
    }

    void add(ContentBlock block) {
        insert(content.size(), block);
    }

    void insert(int index, ContentBlock block) {
        change();
        content.add(index, block);
        kinds |= bit(block.type());
    }

    void set(int index, ContentBlock block) {
        change();
        content.set(index, block);
        look();
    }

    void remove(int index) {
        change();
        content.remove(index);
        look();
    }

    void replace(List<ContentBlock> blocks) {
        original = null;
        content = new ArrayList<>(blocks);
        look();
    }

    /** Whether it is still that very message. */
    boolean is(Message message) {
        return original == message;
    }

    Message toMessage() {
        return original != null
                ? original
                : Message.builder().role(role).content(content).build();
    }

    private void change() {
        if (original != null) {
            original = null;
            content = new ArrayList<>(content);
        }
    }

    private void look() {
        kinds = kinds(content);
    }

    /** The types of these blocks, a bit for each. */
    static int kinds(List<ContentBlock> content) {
        int kinds = 0;
        for (int i = 0; i < content.size(); i++) {
            kinds |= bit(content.get(i).type());
        }
        return kinds;
    }

    /** The bit of a type in {@link #kinds}. */
    static int bit(ContentBlock.Type type) {
        return 1 << type.ordinal();
    }
}
