/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.turn.ToolOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How the calls of one tool have ended. Safe for use by many threads. */
final class ToolCounts {

    private static final ToolOutcome.Kind[] KINDS = ToolOutcome.Kind.values();

    private final LongAdder[] ended =
            Stream.generate(LongAdder::new).limit(KINDS.length).toArray(LongAdder[]::new);

    void add(ToolOutcome.Kind kind) {
        ended[kind.ordinal()].increment();
    }

    /** By the word of the outcome; one without any is left out. */
    Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (ToolOutcome.Kind kind : KINDS) {
            long count = ended[kind.ordinal()].sum();
            if (count > 0) {
                figures.put(kind.word(), count);
            }
        }
        return figures;
    }
}
