/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * Builds the {@link Reply} of one answer. Blocks that hold nothing for a header or the body stay in the reply's message,
 * untouched: the set of block types grows. For one answer and one thread.
 */
public final class ReplyAssembler {

    private final List<ToolUseBlock> toolUses = new ArrayList<>(0);
    private final List<Citation> citations = new ArrayList<>(0);
    private final List<ContentBlock> media = new ArrayList<>(0);
    private String text = "";
    private @Nullable String reasoning;

    private ReplyAssembler() {}

    /** The reply that a whole answer holds. */
    public static Reply assemble(Turn turn, ConverseResponse response) {
        Message message = response.output() == null ? null : response.output().message();
        ReplyAssembler assembler = new ReplyAssembler();
        if (message != null) {
            message.content().forEach(assembler::take);
        }
        return new Reply(
                turn,
                response,
                message,
                assembler.text,
                assembler.reasoning,
                assembler.toolUses,
                assembler.citations,
                assembler.media,
                response.usage(),
                null);
    }

    private void take(ContentBlock block) {
        switch (block.type()) {
            case TEXT -> text = text.concat(block.text());
            case CITATIONS_CONTENT -> take(block.citationsContent());
            case REASONING_CONTENT -> take(block.reasoningContent());
            case TOOL_USE -> toolUses.add(block.toolUse());
            case IMAGE, DOCUMENT, VIDEO, AUDIO -> media.add(block);
            case UNKNOWN_TO_SDK_VERSION -> UnknownBlocks.note();
            default -> {}
        }
    }

    private void take(CitationsContentBlock cited) {
        for (CitationGeneratedContent content : cited.content()) {
            if (content.text() != null) {
                text = text.concat(content.text());
            }
        }
        citations.addAll(cited.citations());
    }

    private void take(ReasoningContentBlock block) {
        if (block.reasoningText() != null && block.reasoningText().text() != null) {
            String shown = block.reasoningText().text();
            reasoning = reasoning == null ? shown : reasoning.concat(shown);
        }
    }
}
