/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.concurrent.CompletionStage;

/** Asks a model. Implementations are safe for use by many threads at once. */
@FunctionalInterface
public interface ModelCall {

    /**
     * Sends the turn and returns at once.
     *
     * @return the answer; or the failure as the SDK raised it, which may stand inside a
     *     {@link java.util.concurrent.CompletionException}. The stage may complete on a thread of the network that must
     *     not be held.
     */
    CompletionStage<Reply> invoke(Turn turn);
}
