/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.turn.StreamPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationSourceContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** One content block of a stream, from its pieces. */
final class StreamBlock {

    private final StringBuilder text = new StringBuilder();
    private final List<Citation> citations = new ArrayList<>(0);
    private final List<ToolResultContentBlock> results = new ArrayList<>(0);
    private @Nullable StringBuilder reasoning;
    private @Nullable StringBuilder signature;
    private @Nullable ByteArrayOutputStream bytes;
    private StreamPart.@Nullable ToolUseStart toolUse;
    private StreamPart.@Nullable ToolResultStart toolResult;
    private @Nullable String imageFormat;
    private @Nullable ImageBlock image;

    void take(StreamPart.OfBlock piece) {
        if (piece instanceof StreamPart.Text more) {
            text.append(more.text());
        } else if (piece instanceof StreamPart.ToolUseInput more) {
            text.append(more.json());
        } else if (piece instanceof StreamPart.Reasoning more) {
            reasoning = appended(reasoning, more.text());
        } else if (piece instanceof StreamPart.Signature more) {
            signature = appended(signature, more.signature());
        } else if (piece instanceof StreamPart.Redacted more) {
            append(more.data());
        } else if (piece instanceof StreamPart.ToolUseStart start) {
            toolUse = start;
        } else if (piece instanceof StreamPart.ToolResultStart start) {
            toolResult = start;
        } else if (piece instanceof StreamPart.ToolResult more) {
            more.content().forEach(this::append);
        } else if (piece instanceof StreamPart.Citation more) {
            citations.add(citation(more.citation()));
        } else if (piece instanceof StreamPart.ImageStart start) {
            imageFormat = start.format();
        } else if (piece instanceof StreamPart.Image more) {
            append(more);
        }
    }

    /** The text of the answer in it. */
    String text() {
        return toolUse == null ? text.toString() : "";
    }

    /** The block as far as it has come, or null where nothing has. */
    @Nullable
    ContentBlock whole() {
        if (toolUse != null) {
            return ContentBlock.fromToolUse(ToolUseBlock.builder()
                    .toolUseId(toolUse.id())
                    .name(toolUse.name())
                    .type(toolUse.type())
                    .input(input())
                    .build());
        }
        if (toolResult != null) {
            return ContentBlock.fromToolResult(ToolResultBlock.builder()
                    .toolUseId(toolResult.id())
                    .type(toolResult.type())
                    .status(toolResult.status())
                    .content(results)
                    .build());
        }
        if (reasoning != null || signature != null) {
            return ContentBlock.fromReasoningContent(ReasoningContentBlock.builder()
                    .reasoningText(r -> r.text(reasoning == null ? "" : reasoning.toString())
                            .signature(signature == null ? null : signature.toString()))
                    .build());
        }
        if (imageFormat != null || image != null) {
            return ContentBlock.fromImage(image());
        }
        if (bytes != null) {
            return ContentBlock.fromReasoningContent(
                    ReasoningContentBlock.fromRedactedContent(SdkBytes.fromByteArray(bytes.toByteArray())));
        }
        if (!citations.isEmpty()) {
            return ContentBlock.fromCitationsContent(cited -> cited.citations(citations)
                    .content(text.isEmpty() ? List.of() : List.of(CitationGeneratedContent.fromText(text.toString()))));
        }
        return text.isEmpty() ? null : ContentBlock.fromText(text.toString());
    }

    /** The object that Converse would have given: an empty one where the model wrote nothing. */
    private Document input() {
        if (text.isEmpty()) {
            return Document.mapBuilder().build();
        }
        try {
            Document input = DocumentJson.fromPlain(PlainJson.parse(text.toString()));
            return input == null ? Document.fromString(text.toString()) : input;
        } catch (IllegalArgumentException e) {
            return Document.fromString(text.toString()); // It broke off, most likely at maxTokens.
        }
    }

    private void append(ToolResultBlockDelta piece) {
        if (piece.json() != null) {
            results.add(ToolResultContentBlock.fromJson(piece.json()));
        } else if (piece.text() != null) {
            int last = results.size() - 1;
            if (last >= 0 && results.get(last).text() != null) {
                results.set(
                        last, ToolResultContentBlock.fromText(results.get(last).text() + piece.text()));
            } else {
                results.add(ToolResultContentBlock.fromText(piece.text()));
            }
        }
    }

    private void append(SdkBytes more) {
        ByteArrayOutputStream all = bytes == null ? new ByteArrayOutputStream() : bytes;
        all.writeBytes(more.asByteArrayUnsafe());
        bytes = all;
    }

    private void append(StreamPart.Image more) {
        ImageSource source = more.piece().source();
        if (source != null && source.bytes() != null) {
            append(source.bytes());
        }
        image = ImageBlock.builder().source(source).error(more.piece().error()).build();
    }

    private ImageBlock image() {
        ImageBlock last = image == null ? ImageBlock.builder().build() : image;
        ImageBlock.Builder whole = last.toBuilder().format(imageFormat);
        ByteArrayOutputStream all = bytes;
        if (all != null) {
            whole.source(source -> source.bytes(SdkBytes.fromByteArray(all.toByteArray())));
        }
        return whole.build();
    }

    private static Citation citation(CitationsDelta delta) {
        return Citation.builder()
                .title(delta.title())
                .source(delta.source())
                .location(delta.location())
                .sourceContent(
                        delta.hasSourceContent()
                                ? delta.sourceContent().stream()
                                        .map(content -> CitationSourceContent.fromText(content.text()))
                                        .toList()
                                : null)
                .build();
    }

    private static StringBuilder appended(@Nullable StringBuilder to, String more) {
        return (to == null ? new StringBuilder() : to).append(more);
    }
}
