/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * One answer of a model. Immutable.
 *
 * @param turn the question
 * @param response all that Bedrock said
 * @param message the assistant's message with every block in its order, or null where the answer holds none
 * @param text all text blocks, those within citations too, one after the other
 * @param reasoning the text of the reasoning blocks, or null where there is none
 * @param toolUses the tool calls in their order, without those that ran within Bedrock and the one that carries a
 *     structured answer
 * @param citations the citations in their order
 * @param media the images, documents, videos and audios in their order
 * @param usage the tokens of this answer and of those that were asked for on the way to it, or null where Bedrock did
 *     not say
 * @param output what a structured answer became: JSON text or an object of the user's class; null where none was asked
 *     for, or where the model did not come to answer
 * @param figures how the answer has come, or null where it did not come as a stream
 * @param tools the tools that were called on the way to it, or null where none could be
 */
public record Reply(
        Turn turn,
        ConverseResponse response,
        @Nullable Message message,
        String text,
        @Nullable String reasoning,
        List<ToolUseBlock> toolUses,
        List<Citation> citations,
        List<ContentBlock> media,
        @Nullable TokenUsage usage,
        @Nullable Object output,
        @Nullable StreamFigures figures,
        @Nullable ToolRounds tools) {

    /** The tool whose input is a structured answer. */
    public static final String OUTPUT_TOOL = "final_answer";

    /** Which call it is of, as failures tell: the model and, where AWS gave one, the request id. */
    public String origin() {
        var metadata = response.responseMetadata();
        return turn.origin(metadata == null ? null : metadata.requestId());
    }

    /** The same answer, which cost this much in all. */
    public Reply withUsage(@Nullable TokenUsage all) {
        return new Reply(
                turn, response, message, text, reasoning, toolUses, citations, media, all, output, figures, tools);
    }

    /** The same answer, which came as a stream. */
    public Reply withFigures(StreamFigures streamed) {
        return new Reply(
                turn, response, message, text, reasoning, toolUses, citations, media, usage, output, streamed, tools);
    }

    /** The same answer, which became this. */
    public Reply withOutput(Object became) {
        List<ToolUseBlock> calls = toolUses.stream()
                .filter(call -> !OUTPUT_TOOL.equals(call.name()))
                .toList();
        return new Reply(
                turn, response, message, text, reasoning, calls, citations, media, usage, became, figures, tools);
    }

    /** The same answer, on the way to which these tools were called. */
    public Reply withTools(ToolRounds rounds) {
        return new Reply(
                turn, response, message, text, reasoning, toolUses, citations, media, usage, output, figures, rounds);
    }

    /** The same answer, of whose tool calls these are left to the route. */
    public Reply withToolUses(List<ToolUseBlock> left) {
        return new Reply(
                turn, response, message, text, reasoning, left, citations, media, usage, output, figures, tools);
    }

    /** The whole conversation, this answer and what belongs behind it included. */
    public List<Message> conversation() {
        List<Message> conversation = new ArrayList<>(turn.messages());
        if (message != null) {
            conversation.add(message);
        }
        if (tools != null) {
            conversation.addAll(tools.behind());
        }
        return conversation;
    }
}
