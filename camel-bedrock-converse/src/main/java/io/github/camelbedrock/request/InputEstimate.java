/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.turn.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/**
 * Guesses how many input tokens a turn has, without asking anybody. It is meant for limits that learn from what Bedrock
 * reports: what it leaves out, such as tools and framing, is much the same from call to call.
 */
public final class InputEstimate {

    /** Latin letters in a token (Anthropic's and Amazon's guides speak of three to five). */
    private static final int LETTERS = 4;

    /** An image of a million pixels or more (Anthropic, vision). */
    private static final int IMAGE = 1600;

    /** A document or a video whose size is not known, since it lies in S3. */
    private static final int UNSEEN = 5000;

    /** Bytes of a document or video for each token of what the model sees of it: a rough mean of what was tried. */
    private static final int BYTES = 20;

    private InputEstimate() {}

    /** The tokens, at least 1. */
    public static long of(Turn turn) {
        long tokens = 1;
        for (SystemContentBlock block : turn.system()) {
            tokens += block.guardContent() == null ? ofText(block.text()) : ofGuarded(block.guardContent());
        }
        for (Message message : turn.messages()) {
            tokens += ofBlocks(message.content());
        }
        return tokens;
    }

    private static long ofBlocks(List<ContentBlock> blocks) {
        long tokens = 0;
        for (ContentBlock block : blocks) {
            tokens += switch (block.type()) {
                case TEXT -> ofText(block.text());
                case IMAGE -> IMAGE;
                case DOCUMENT -> ofDocument(block.document().source());
                case VIDEO ->
                    ofBytes(
                            block.video().source() == null
                                    ? null
                                    : block.video().source().bytes());
                case TOOL_USE -> ofJson(block.toolUse().input());
                case TOOL_RESULT -> ofResults(block.toolResult().content());
                case REASONING_CONTENT ->
                    block.reasoningContent().reasoningText() == null
                            ? 0
                            : ofText(block.reasoningContent().reasoningText().text());
                case GUARD_CONTENT -> ofGuarded(block.guardContent());
                case CITATIONS_CONTENT -> ofCited(block.citationsContent());
                case SEARCH_RESULT -> ofFound(block.searchResult());
                default -> 0;
            };
        }
        return tokens;
    }

    private static long ofResults(List<ToolResultContentBlock> results) {
        long tokens = 0;
        for (ToolResultContentBlock result : results) {
            tokens += switch (result.type()) {
                case TEXT -> ofText(result.text());
                case JSON -> ofJson(result.json());
                case IMAGE -> IMAGE;
                case DOCUMENT -> ofDocument(result.document().source());
                case VIDEO -> UNSEEN;
                case SEARCH_RESULT -> ofFound(result.searchResult());
                default -> 0;
            };
        }
        return tokens;
    }

    private static long ofGuarded(GuardrailConverseContentBlock guarded) {
        return guarded.text() == null ? IMAGE : ofText(guarded.text().text());
    }

    private static long ofCited(CitationsContentBlock cited) {
        long tokens = 0;
        for (CitationGeneratedContent content : cited.content()) {
            tokens += ofText(content.text());
        }
        return tokens;
    }

    private static long ofFound(SearchResultBlock found) {
        long tokens = ofText(found.title());
        for (SearchResultContentBlock content : found.content()) {
            tokens += ofText(content.text());
        }
        return tokens;
    }

    private static long ofDocument(@Nullable DocumentSource source) {
        if (source == null || (source.text() == null && !source.hasContent())) {
            return ofBytes(source == null ? null : source.bytes());
        }
        long tokens = ofText(source.text());
        for (DocumentContentBlock content : source.content()) {
            tokens += ofText(content.text());
        }
        return tokens;
    }

    private static long ofBytes(@Nullable SdkBytes bytes) {
        return bytes == null ? UNSEEN : bytes.asByteArrayUnsafe().length / BYTES;
    }

    private static long ofJson(@Nullable Document json) {
        if (json == null) {
            return 0;
        }
        if (json.isString()) {
            return ofText(json.asString());
        }
        long tokens = 1;
        if (json.isMap()) {
            for (var member : json.asMap().entrySet()) {
                tokens += ofText(member.getKey()) + ofJson(member.getValue());
            }
        } else if (json.isList()) {
            for (Document item : json.asList()) {
                tokens += ofJson(item);
            }
        }
        return tokens;
    }

    /** Letters of other scripts are about a token each. */
    private static long ofText(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long latin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 128) {
                latin++;
            }
        }
        return latin / LETTERS + (text.length() - latin);
    }
}
