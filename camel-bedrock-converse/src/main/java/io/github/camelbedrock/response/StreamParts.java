/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.turn.StreamPart;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;

/** The SDK's events as parts. */
final class StreamParts {

    private StreamParts() {}

    /** The part, or null where the event says nothing that another does not say: an empty piece, a block of text begins. */
    static @Nullable StreamPart of(ConverseStreamOutput event) {
        return switch (event.sdkEventType()) {
            case MESSAGE_START -> new StreamPart.Start(((MessageStartEvent) event).roleAsString());
            case CONTENT_BLOCK_START -> ofStart((ContentBlockStartEvent) event);
            case CONTENT_BLOCK_DELTA -> ofDelta((ContentBlockDeltaEvent) event);
            case CONTENT_BLOCK_STOP ->
                new StreamPart.BlockStop(index(((ContentBlockStopEvent) event).contentBlockIndex()));
            case MESSAGE_STOP -> {
                MessageStopEvent stop = (MessageStopEvent) event;
                yield new StreamPart.Stop(stop.stopReasonAsString(), stop.additionalModelResponseFields());
            }
            case METADATA -> new StreamPart.Metadata((ConverseStreamMetadataEvent) event);
            case UNKNOWN_TO_SDK_VERSION -> new StreamPart.Unknown(event);
        };
    }

    private static @Nullable StreamPart ofStart(ContentBlockStartEvent event) {
        ContentBlockStart start = event.start();
        int index = index(event.contentBlockIndex());
        if (start == null || start.type() == null) {
            return null;
        }
        return switch (start.type()) {
            case TOOL_USE ->
                new StreamPart.ToolUseStart(
                        index,
                        start.toolUse().toolUseId(),
                        start.toolUse().name(),
                        start.toolUse().typeAsString());
            case TOOL_RESULT ->
                new StreamPart.ToolResultStart(
                        index,
                        start.toolResult().toolUseId(),
                        start.toolResult().type(),
                        start.toolResult().statusAsString());
            case IMAGE -> new StreamPart.ImageStart(index, start.image().formatAsString());
            case UNKNOWN_TO_SDK_VERSION -> new StreamPart.Unknown(event);
        };
    }

    private static @Nullable StreamPart ofDelta(ContentBlockDeltaEvent event) {
        ContentBlockDelta delta = event.delta();
        int index = index(event.contentBlockIndex());
        if (delta == null || delta.type() == null) {
            return null;
        }
        return switch (delta.type()) {
            case TEXT -> delta.text().isEmpty() ? null : new StreamPart.Text(index, delta.text());
            case TOOL_USE ->
                delta.toolUse().input() == null || delta.toolUse().input().isEmpty()
                        ? null
                        : new StreamPart.ToolUseInput(index, delta.toolUse().input());
            case TOOL_RESULT -> new StreamPart.ToolResult(index, delta.toolResult());
            case REASONING_CONTENT -> ofReasoning(index, delta.reasoningContent(), event);
            case CITATION -> new StreamPart.Citation(index, delta.citation());
            case IMAGE -> new StreamPart.Image(index, delta.image());
            case UNKNOWN_TO_SDK_VERSION -> new StreamPart.Unknown(event);
        };
    }

    private static @Nullable StreamPart ofReasoning(
            int index, ReasoningContentBlockDelta reasoning, ContentBlockDeltaEvent event) {
        if (reasoning.type() == null) {
            return null;
        }
        return switch (reasoning.type()) {
            case TEXT -> reasoning.text().isEmpty() ? null : new StreamPart.Reasoning(index, reasoning.text());
            case SIGNATURE -> new StreamPart.Signature(index, reasoning.signature());
            case REDACTED_CONTENT -> new StreamPart.Redacted(index, reasoning.redactedContent());
            case UNKNOWN_TO_SDK_VERSION -> new StreamPart.Unknown(event);
        };
    }

    private static int index(@Nullable Integer index) {
        return index == null ? 0 : index;
    }
}
