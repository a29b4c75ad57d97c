/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import java.util.Map;

/**
 * What the calls of one model have come to since the component was made. A call is what an exchange asks for: the turns of
 * a tool loop and second attempts are part of it.
 *
 * @param model its id or ARN, or {@code other}
 * @param underWay calls that have begun and not ended, those that wait for their turn included
 * @param answered calls that were answered, in one piece or to the end of the stream
 * @param counted calls of CountTokens that were answered
 * @param cancelled streams that nobody wanted to the end, and calls that ended with the component
 * @param failed calls that failed, by the word of their category; a category without any is left out
 * @param tokens of the calls that were answered
 */
public record ModelFigures(
        String model,
        long underWay,
        long answered,
        long counted,
        long cancelled,
        Map<String, Long> failed,
        Tokens tokens) {

    public ModelFigures {
        failed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(failed));
    }

    /**
     * Sums of tokens.
     *
     * @param input those that were neither read from the prompt cache nor written to it
     * @param cacheRead input tokens that were read from the prompt cache
     * @param cacheWrite input tokens that were written to it
     */
    public record Tokens(long input, long output, long cacheRead, long cacheWrite) {}
}
