/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.ErrorCategory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** The counts of one model. Safe for use by many threads. */
final class ModelCounts {

    private static final ErrorCategory[] CATEGORIES = ErrorCategory.values();

    private final LongAdder underWay = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder counted = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder[] failed =
            Stream.generate(LongAdder::new).limit(CATEGORIES.length).toArray(LongAdder[]::new);
    private final LongAdder inputTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();
    private final LongAdder cacheReadTokens = new LongAdder();
    private final LongAdder cacheWriteTokens = new LongAdder();

    void began() {
        underWay.increment();
    }

    void ended() {
        underWay.decrement();
    }

    void answered(@Nullable TokenUsage usage) {
        answered.increment();
        if (usage != null) {
            add(inputTokens, usage.inputTokens());
            add(outputTokens, usage.outputTokens());
            add(cacheReadTokens, usage.cacheReadInputTokens());
            add(cacheWriteTokens, usage.cacheWriteInputTokens());
        }
    }

    void counted() {
        counted.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    void failed(ErrorCategory category) {
        failed[category.ordinal()].increment();
    }

    private static void add(LongAdder sum, @Nullable Integer tokens) {
        if (tokens != null) {
            sum.add(tokens);
        }
    }

    ModelFigures figures(String model) {
        Map<String, Long> failures = new LinkedHashMap<>();
        for (ErrorCategory category : CATEGORIES) {
            long count = failed[category.ordinal()].sum();
            if (count > 0) {
                failures.put(category.word(), count);
            }
        }
        return new ModelFigures(
                model,
                underWay.sum(),
                answered.sum(),
                counted.sum(),
                cancelled.sum(),
                failures,
                new ModelFigures.Tokens(
                        inputTokens.sum(), outputTokens.sum(), cacheReadTokens.sum(), cacheWriteTokens.sum()));
    }
}
