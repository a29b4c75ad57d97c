/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.model.ModelCatalog;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.S3Location;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoSource;

/** How many tokens a turn is taken for before anybody has counted. */
class InputEstimateTest {

    /** Ten tokens. */
    private static final String TEXT = "abcd".repeat(10);

    private static final S3Location S3 =
            S3Location.builder().uri("s3://bucket/key").build();

    /** What it is, the block, its tokens. */
    static List<Arguments> blocks() {
        return List.of(
                row("latin letters, four to a token", ContentBlock.fromText(TEXT), 10),
                row("other scripts, a token each", ContentBlock.fromText("東京の天気は"), 6),
                row("both", ContentBlock.fromText(TEXT + "東京"), 12),
                row("no text", ContentBlock.fromText(""), 0),
                row("an image, whatever its bytes", image(SdkBytes.fromByteArray(new byte[100_000])), 1600),
                row(
                        "an image of nothing",
                        ContentBlock.fromImage(ImageBlock.builder().build()),
                        1600),
                row("a document by its size", document(DocumentSource.fromBytes(bytes(20_000))), 1000),
                row("a larger document", document(DocumentSource.fromBytes(bytes(200_000))), 10_000),
                row("a document of text", document(DocumentSource.fromText(TEXT)), 10),
                row("a document of pieces", document(DocumentSource.fromContent(List.of(piece(), piece()))), 20),
                row("a document in S3", document(DocumentSource.fromS3Location(S3)), 5000),
                row("a document of nothing", document(null), 5000),
                row("a video by its size", video(VideoSource.fromBytes(bytes(20_000))), 1000),
                row("a video in S3", video(VideoSource.fromS3Location(S3)), 5000),
                row("a video of nothing", video(null), 5000),
                row("a tool's call", call(Document.fromMap(Map.of("city", Document.fromString(TEXT)))), 12),
                row("a call without arguments", call(null), 0),
                row("a call with numbers", call(Document.fromList(List.of(Document.fromNumber(1)))), 2),
                row("a tool's result", result(ToolResultContentBlock.fromText(TEXT)), 10),
                row("a result of JSON", result(ToolResultContentBlock.fromJson(Document.fromString(TEXT))), 10),
                row(
                        "a result of nothing",
                        ContentBlock.fromToolResult(ToolResultBlock.builder().build()),
                        0),
                row("a result found", result(ToolResultContentBlock.fromSearchResult(found())), 21),
                row("a search result", ContentBlock.fromSearchResult(found()), 21),
                row("reasoning", ContentBlock.fromReasoningContent(reasoning()), 10),
                row("hidden reasoning", ContentBlock.fromReasoningContent(redacted()), 0),
                row("a guarded text", ContentBlock.fromGuardContent(guarded()), 10),
                row("a cited text", ContentBlock.fromCitationsContent(cited()), 10),
                row(
                        "a cache point",
                        ContentBlock.fromCachePoint(CachePointBlock.builder().build()),
                        0),
                row("a block of no type", ContentBlock.builder().build(), 0));
    }

    private static Arguments row(String name, ContentBlock block, int tokens) {
        return Arguments.of(name, block, tokens);
    }

    private static SdkBytes bytes(int length) {
        return SdkBytes.fromByteArray(new byte[length]);
    }

    private static ContentBlock image(SdkBytes bytes) {
        return ContentBlock.fromImage(
                ImageBlock.builder().source(ImageSource.fromBytes(bytes)).build());
    }

    private static ContentBlock document(DocumentSource source) {
        return ContentBlock.fromDocument(DocumentBlock.builder().source(source).build());
    }

    private static DocumentContentBlock piece() {
        return DocumentContentBlock.fromText(TEXT);
    }

    private static ContentBlock video(VideoSource source) {
        return ContentBlock.fromVideo(VideoBlock.builder().source(source).build());
    }

    private static ContentBlock call(Document input) {
        return ContentBlock.fromToolUse(ToolUseBlock.builder().input(input).build());
    }

    private static ContentBlock result(ToolResultContentBlock content) {
        return ContentBlock.fromToolResult(
                ToolResultBlock.builder().content(content).build());
    }

    private static SearchResultBlock found() {
        SearchResultContentBlock content =
                SearchResultContentBlock.builder().text(TEXT).build();
        return SearchResultBlock.builder()
                .title("Oslo")
                .content(content, content)
                .build();
    }

    private static ReasoningContentBlock reasoning() {
        return ReasoningContentBlock.fromReasoningText(text -> text.text(TEXT));
    }

    private static ReasoningContentBlock redacted() {
        return ReasoningContentBlock.fromRedactedContent(bytes(500));
    }

    private static GuardrailConverseContentBlock guarded() {
        return GuardrailConverseContentBlock.fromText(text -> text.text(TEXT));
    }

    private static CitationsContentBlock cited() {
        return CitationsContentBlock.builder()
                .content(CitationGeneratedContent.fromText(TEXT))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void takesABlockForSoMany(String name, ContentBlock block, int tokens) {
        assertThat(tokens(List.of(), block)).isEqualTo(tokens);
    }

    @Test
    void addsUpSystemAndMessages() {
        List<SystemContentBlock> system = List.of(
                SystemContentBlock.fromText(TEXT),
                SystemContentBlock.fromGuardContent(guarded()),
                SystemContentBlock.fromCachePoint(CachePointBlock.builder().build()));
        assertThat(tokens(system, ContentBlock.fromText(TEXT), ContentBlock.fromText(TEXT)))
                .isEqualTo(40);
    }

    /** A quota learns by how much it was wrong, and cannot from nothing. */
    @Test
    void isNeverNothing() {
        assertThat(InputEstimate.of(turn(List.of(), List.of()))).isEqualTo(1);
    }

    /** What the turn is taken for beyond an empty one, in a message for each block. */
    private static long tokens(List<SystemContentBlock> system, ContentBlock... blocks) {
        List<Message> messages = Arrays.stream(blocks)
                .map(block -> Message.builder().role("user").content(block).build())
                .toList();
        return InputEstimate.of(turn(system, messages)) - 1;
    }

    private static Turn turn(List<SystemContentBlock> system, List<Message> messages) {
        return new Turn(
                new ModelCatalog(Map.of()).resolve("m", null, null, null),
                system,
                messages,
                null,
                TurnSettings.NONE,
                null);
    }
}
