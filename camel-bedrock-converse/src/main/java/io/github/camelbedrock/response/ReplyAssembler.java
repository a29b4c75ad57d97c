/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.WarnOnce;
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
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseType;

/** Reads answers. One for an endpoint; safe for use by many threads. */
public final class ReplyAssembler {

    private final WarnOnce warnings = new WarnOnce();

    /** The reply that a whole answer holds. */
    public Reply assemble(Turn turn, ConverseResponse response) {
        Message message = response.output() == null ? null : response.output().message();
        Blocks blocks = new Blocks();
        if (message != null) {
            message.content().forEach(block -> take(blocks, block));
        }
        return new Reply(
                turn,
                response,
                message,
                blocks.text,
                blocks.reasoning,
                blocks.toolUses,
                blocks.citations,
                blocks.media,
                response.usage(),
                null,
                null,
                null);
    }

    private void take(Blocks blocks, ContentBlock block) {
        switch (block.type()) {
            case TEXT -> blocks.text = blocks.text.concat(block.text());
            case CITATIONS_CONTENT -> blocks.take(block.citationsContent());
            case REASONING_CONTENT -> blocks.take(block.reasoningContent());
            case TOOL_USE -> blocks.take(block.toolUse());
            case IMAGE, DOCUMENT, VIDEO, AUDIO -> blocks.media.add(block);
            case UNKNOWN_TO_SDK_VERSION ->
                warnings.warn(
                        "An answer holds a content block of a type that this AWS SDK does not know; the rest of the"
                                + " answer is used. A newer version of the SDK may know it");
            default -> {}
        }
    }

    /** What the blocks of one answer add up to. */
    private static final class Blocks {

        private final List<ToolUseBlock> toolUses = new ArrayList<>(0);
        private final List<Citation> citations = new ArrayList<>(0);
        private final List<ContentBlock> media = new ArrayList<>(0);
        private String text = "";
        private @Nullable String reasoning;

        private void take(CitationsContentBlock cited) {
            for (CitationGeneratedContent content : cited.content()) {
                if (content.text() != null) {
                    text = text.concat(content.text());
                }
            }
            citations.addAll(cited.citations());
        }

        /** A call that ran within Bedrock has its result beside it; there is nothing to do for the route. */
        private void take(ToolUseBlock call) {
            if (call.type() != ToolUseType.SERVER_TOOL_USE) {
                toolUses.add(call);
            }
        }

        private void take(ReasoningContentBlock block) {
            if (block.reasoningText() != null && block.reasoningText().text() != null) {
                String shown = block.reasoningText().text();
                reasoning = reasoning == null ? shown : reasoning.concat(shown);
            }
        }
    }
}
