/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/** The events of a stream, put together by the rules of the User Guide as a client would. */
final class Assembled {

    private final TreeMap<Integer, Block> blocks = new TreeMap<>();
    private MessageStopEvent stop;
    private ConverseStreamMetadataEvent metadata;

    /** What the deltas of one block say. */
    static final class Block {
        final List<String> pieces = new ArrayList<>();
        final StringBuilder toolInput = new StringBuilder();
        final StringBuilder reasoning = new StringBuilder();
        final List<String> citations = new ArrayList<>();
        String toolName;
        String toolUseId;
        String signature;
        SdkBytes redacted;
        String imageFormat;
        SdkBytes image;

        String text() {
            return String.join("", pieces);
        }
    }

    Assembled(List<ConverseStreamOutput> events) {
        for (ConverseStreamOutput event : events) {
            if (event instanceof ContentBlockStartEvent start) {
                start(block(start.contentBlockIndex()), start);
            } else if (event instanceof ContentBlockDeltaEvent delta) {
                add(block(delta.contentBlockIndex()), delta.delta());
            } else if (event instanceof MessageStopEvent end) {
                stop = end;
            } else if (event instanceof ConverseStreamMetadataEvent last) {
                metadata = last;
            }
        }
    }

    Block block(int index) {
        return blocks.computeIfAbsent(index, i -> new Block());
    }

    MessageStopEvent stop() {
        return stop;
    }

    /** The metadata event; null where the stream has none. */
    ConverseStreamMetadataEvent metadata() {
        return metadata;
    }

    private static void start(Block block, ContentBlockStartEvent event) {
        if (event.start().toolUse() != null) {
            block.toolName = event.start().toolUse().name();
            block.toolUseId = event.start().toolUse().toolUseId();
        }
        if (event.start().image() != null) {
            block.imageFormat = event.start().image().formatAsString();
        }
    }

    private static void add(Block block, ContentBlockDelta delta) {
        switch (delta.type()) {
            case TEXT -> block.pieces.add(delta.text());
            case TOOL_USE -> block.toolInput.append(delta.toolUse().input());
            case CITATION -> block.citations.add(delta.citation().title());
            case IMAGE -> block.image = delta.image().source().bytes();
            case REASONING_CONTENT -> {
                switch (delta.reasoningContent().type()) {
                    case TEXT -> block.reasoning.append(delta.reasoningContent().text());
                    case SIGNATURE -> block.signature = delta.reasoningContent().signature();
                    default -> block.redacted = delta.reasoningContent().redactedContent();
                }
            }
            default -> throw new IllegalArgumentException(delta.toString());
        }
    }
}
