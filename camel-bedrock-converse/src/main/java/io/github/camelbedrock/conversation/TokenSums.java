/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CacheDetail;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** What several calls for one answer cost together. */
final class TokenSums {

    private TokenSums() {}

    static @Nullable TokenUsage add(@Nullable TokenUsage one, @Nullable TokenUsage other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<CacheDetail> details = new ArrayList<>(one.cacheDetails());
        details.addAll(other.cacheDetails());
        return TokenUsage.builder()
                .inputTokens(add(one.inputTokens(), other.inputTokens()))
                .outputTokens(add(one.outputTokens(), other.outputTokens()))
                .totalTokens(add(one.totalTokens(), other.totalTokens()))
                .cacheReadInputTokens(add(one.cacheReadInputTokens(), other.cacheReadInputTokens()))
                .cacheWriteInputTokens(add(one.cacheWriteInputTokens(), other.cacheWriteInputTokens()))
                .cacheDetails(details.isEmpty() ? null : details)
                .build();
    }

    private static @Nullable Integer add(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}
