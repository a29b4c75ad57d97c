/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.model.ModelProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** What Bedrock asks of every request, written apart from the code that keeps it. */
final class RequestRules {

    private RequestRules() {}

    static void assertKept(ConverseRequest request, ModelProfile model) {
        assertTurns(request.messages(), model);
        assertTexts(request);
        assertPairs(request.messages());
        assertDocuments(request.messages());
        assertCachePoints(request, model);
    }

    private static void assertTurns(List<Message> messages, ModelProfile model) {
        assertThat(messages).isNotEmpty();
        if (!model.leadingAssistant()) {
            assertThat(messages.get(0).roleAsString()).isEqualTo("user");
        }
        for (int i = 1; i < messages.size(); i++) {
            assertThat(messages.get(i).roleAsString())
                    .as("messages[%s] alternates", i)
                    .isIn("user", "assistant")
                    .isNotEqualTo(messages.get(i - 1).roleAsString());
        }
    }

    private static void assertTexts(ConverseRequest request) {
        for (SystemContentBlock block : request.system()) {
            assertThat(block.text() == null || !block.text().isBlank()).isTrue();
        }
        for (Message message : request.messages()) {
            assertThat(message.content()).isNotEmpty();
            for (ContentBlock block : message.content()) {
                assertThat(block.text() == null || !block.text().isBlank()).isTrue();
                if (block.toolResult() != null) {
                    assertThat(block.toolResult().content()).isNotEmpty();
                    assertThat(block.toolResult().content())
                            .noneMatch(
                                    part -> part.text() != null && part.text().isBlank());
                }
                if (block.toolUse() != null) {
                    assertThat(block.toolUse().name()).matches("[a-zA-Z0-9_-]{1,64}");
                    assertThat(block.toolUse().input().isMap()).isTrue();
                }
            }
        }
    }

    private static void assertPairs(List<Message> messages) {
        List<String> asked = List.of();
        for (Message message : messages) {
            List<String> answered = message.content().stream()
                    .filter(block -> block.toolResult() != null)
                    .map(block -> block.toolResult().toolUseId())
                    .toList();
            assertThat(answered).containsExactlyInAnyOrderElementsOf(asked).doesNotHaveDuplicates();
            boolean rest = false;
            for (ContentBlock block : message.content()) {
                boolean result = block.toolResult() != null;
                assertThat(result && rest).as("tool results lead their turn").isFalse();
                rest = rest || (!result && block.cachePoint() == null);
            }
            asked = message.content().stream()
                    .filter(block -> block.toolUse() != null)
                    .map(block -> block.toolUse().toolUseId())
                    .toList();
        }
        assertThat(asked).as("calls without a result").isEmpty();
    }

    private static void assertDocuments(List<Message> messages) {
        Set<String> names = new HashSet<>();
        for (Message message : messages) {
            boolean spoken = message.content().stream().anyMatch(block -> block.text() != null);
            for (ContentBlock block : message.content()) {
                if (block.document() != null) {
                    assertThat(spoken).as("a text beside the document").isTrue();
                    assertName(block.document(), names);
                }
                if (block.toolResult() != null) {
                    for (ToolResultContentBlock part : block.toolResult().content()) {
                        if (part.document() != null) {
                            assertName(part.document(), names);
                        }
                    }
                }
            }
        }
    }

    private static void assertName(DocumentBlock document, Set<String> names) {
        assertThat(document.name())
                .matches("[a-zA-Z0-9()\\[\\] -]{1,200}")
                .doesNotContain("  ")
                .isEqualTo(document.name().strip());
        assertThat(names.add(document.name()))
                .as("%s stands once", document.name())
                .isTrue();
    }

    private static void assertCachePoints(ConverseRequest request, ModelProfile model) {
        List<CachePointBlock> points = new ArrayList<>();
        if (request.toolConfig() != null) {
            for (Tool tool : request.toolConfig().tools()) {
                add(points, tool.cachePoint());
            }
        }
        assertThat(points).hasSizeLessThanOrEqualTo(model.toolCache() ? 1 : 0);
        request.system().forEach(block -> add(points, block.cachePoint()));
        for (Message message : request.messages()) {
            ContentBlock.Type before = null;
            for (ContentBlock block : message.content()) {
                if (block.cachePoint() != null) {
                    add(points, block.cachePoint());
                    assertThat(before)
                            .as("what a cache point follows, in %s", message)
                            .isNotNull()
                            .isNotIn(
                                    ContentBlock.Type.CACHE_POINT,
                                    ContentBlock.Type.DOCUMENT,
                                    ContentBlock.Type.VIDEO,
                                    ContentBlock.Type.REASONING_CONTENT);
                }
                before = block.type();
            }
        }
        assertThat(points).hasSizeLessThanOrEqualTo(model.cache() ? 4 : 0);
        assertThat(points.stream().map(point -> "1h".equals(point.ttlAsString()) ? 0 : 1))
                .as("the longer before the shorter")
                .isSorted();
    }

    private static void add(List<CachePointBlock> points, CachePointBlock point) {
        if (point != null) {
            points.add(point);
        }
    }
}
