/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.turn.StreamPart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Puts the parts of one stream together to the answer that Converse would have given. The content blocks are kept by
 * their index, since Bedrock may mix them. Not safe for use by many threads.
 */
public final class StreamAssembler {

    private final TreeMap<Integer, StreamBlock> blocks = new TreeMap<>();
    private boolean blanksLead;
    private long deltas;
    private String role = ConversationRole.ASSISTANT.toString();
    private StreamPart.@Nullable Stop stop;
    private @Nullable ConverseStreamMetadataEvent metadata;

    /**
     * Begins with nothing.
     *
     * @param leadingBlanks whether blank text before any other is no part of the answer
     */
    public StreamAssembler(boolean leadingBlanks) {
        this.blanksLead = leadingBlanks;
    }

    /**
     * Takes the next event of the stream.
     *
     * @return what it says, or null where it says nothing that another does not say
     */
    public @Nullable StreamPart take(ConverseStreamOutput event) {
        if (event.sdkEventType() == ConverseStreamOutput.EventType.CONTENT_BLOCK_DELTA) {
            deltas++;
        }
        StreamPart part = StreamParts.of(event);
        if (part == null || isLeadingBlank(part)) {
            return null;
        }
        take(part);
        return part;
    }

    private boolean isLeadingBlank(StreamPart part) {
        if (!blanksLead || !(part instanceof StreamPart.Text piece)) {
            return false;
        }
        blanksLead = piece.text().isBlank();
        return blanksLead;
    }

    private void take(StreamPart part) {
        if (part instanceof StreamPart.OfBlock piece) {
            blocks.computeIfAbsent(piece.index(), index -> new StreamBlock()).take(piece);
        } else if (part instanceof StreamPart.Start start) {
            role = start.role();
        } else if (part instanceof StreamPart.Stop end) {
            stop = end;
        } else if (part instanceof StreamPart.Metadata last) {
            metadata = last.event();
        }
    }

    /** Whether Bedrock has said that the answer is whole. What it cost may still follow. */
    public boolean isWhole() {
        return stop != null;
    }

    /** How many pieces of content have come. */
    public long deltas() {
        return deltas;
    }

    /** The text so far. */
    public String text() {
        StringBuilder text = new StringBuilder();
        blocks.values().forEach(block -> text.append(block.text()));
        return text.toString();
    }

    /** The assistant's message so far; tool calls whose input has broken off keep it as text. */
    public Message message() {
        List<ContentBlock> content = new ArrayList<>(blocks.size());
        for (StreamBlock block : blocks.values()) {
            ContentBlock whole = block.whole();
            if (whole != null) {
                content.add(whole);
            }
        }
        return Message.builder().role(role).content(content).build();
    }

    /**
     * The answer.
     *
     * @param head what came before the first event, or null
     */
    public ConverseResponse response(@Nullable ConverseStreamResponse head) {
        ConverseResponse.Builder response = ConverseResponse.builder();
        Message message = message();
        response.output(output -> output.message(message));
        if (stop != null) {
            response.stopReason(stop.stopReason()).additionalModelResponseFields(stop.additionalModelResponseFields());
        }
        if (metadata != null) {
            ConverseStreamMetadataEvent last = metadata;
            response.usage(last.usage())
                    .performanceConfig(last.performanceConfig())
                    .serviceTier(last.serviceTier());
            if (last.metrics() != null) {
                response.metrics(metrics -> metrics.latencyMs(last.metrics().latencyMs()));
            }
            if (last.trace() != null) {
                response.trace(trace -> trace.guardrail(last.trace().guardrail())
                        .promptRouter(last.trace().promptRouter()));
            }
        }
        if (head != null) {
            response.responseMetadata(head.responseMetadata()).sdkHttpResponse(head.sdkHttpResponse());
        }
        return response.build();
    }
}
