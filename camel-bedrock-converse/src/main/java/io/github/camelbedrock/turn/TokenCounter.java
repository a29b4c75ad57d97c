/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.concurrent.CompletionStage;

/** Counts the tokens that a turn would have, without asking the model. */
@FunctionalInterface
public interface TokenCounter {

    /**
     * Sends the turn to be counted and returns at once.
     *
     * @return the input tokens; or the failure as the SDK raised it, which may stand inside a
     *     {@link java.util.concurrent.CompletionException}
     */
    CompletionStage<Integer> count(Turn turn);
}
