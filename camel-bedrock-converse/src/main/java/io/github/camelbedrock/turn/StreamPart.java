/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlockDelta;

/**
 * One event of a stream, in the order in which the model speaks. The parts of a content block carry its index; a block
 * ends with its {@link BlockStop}, the answer with {@link Stop}, behind which {@link Metadata} may follow.
 */
public sealed interface StreamPart {

    /** A part that belongs to one content block. */
    sealed interface OfBlock extends StreamPart {

        /** The block's place in the answer, from 0. */
        int index();
    }

    /** The answer begins. */
    record Start(String role) implements StreamPart {}

    /** A piece of the answer's text. */
    record Text(int index, String text) implements OfBlock {}

    /** A piece of the text of the reasoning. */
    record Reasoning(int index, String text) implements OfBlock {}

    /** The signature of the reasoning, which belongs to its text when that is sent back. */
    record Signature(int index, String signature) implements OfBlock {}

    /** Reasoning that the model does not show. */
    record Redacted(int index, SdkBytes data) implements OfBlock {}

    /**
     * A tool call begins.
     *
     * @param type what kind of tool runs where, such as server_tool_use; null for a tool of the user's
     */
    record ToolUseStart(int index, String id, String name, @Nullable String type) implements OfBlock {}

    /** A piece of the JSON text of a tool call's input. It may break off anywhere. */
    record ToolUseInput(int index, String json) implements OfBlock {}

    /**
     * The result of a tool that ran within Bedrock begins.
     *
     * @param type what kind of tool it was, or null
     * @param status success or error, or null
     */
    record ToolResultStart(int index, String id, @Nullable String type, @Nullable String status) implements OfBlock {}

    /** A piece of the result of a tool that ran within Bedrock. */
    record ToolResult(int index, List<ToolResultBlockDelta> content) implements OfBlock {}

    /** What a piece of the text is based on. */
    record Citation(int index, CitationsDelta citation) implements OfBlock {}

    /** An image begins, in Bedrock's name of its format. */
    record ImageStart(int index, String format) implements OfBlock {}

    /** A piece of an image. */
    record Image(int index, ImageBlockDelta piece) implements OfBlock {}

    /** The content block is whole. */
    record BlockStop(int index) implements OfBlock {}

    /**
     * The answer is whole.
     *
     * @param stopReason why, in Bedrock's words
     * @param additionalModelResponseFields the model's own fields, where any were asked for
     */
    record Stop(String stopReason, @Nullable Document additionalModelResponseFields) implements StreamPart {}

    /** What the answer cost, how long it took and what a guardrail found, in the SDK's own words. */
    record Metadata(ConverseStreamMetadataEvent event) implements StreamPart {}

    /**
     * The tools that the model has asked for have answered, and it is asked again: what follows is its next turn, whose
     * content blocks are counted from 0 anew.
     *
     * @param number of the iteration, from 1
     */
    record ToolIteration(int number, List<ToolRounds.Called> calls) implements StreamPart {}

    /** An event that this version knows nothing of. */
    record Unknown(ConverseStreamOutput event) implements StreamPart {}
}
