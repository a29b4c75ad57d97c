/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.concurrent.CompletionStage;

/** Asks a model for an answer that comes in parts. Implementations are safe for use by many threads at once. */
@FunctionalInterface
public interface StreamCall {

    /**
     * Sends the turn and returns at once.
     *
     * @param sink takes the parts; none of them comes twice
     * @return the one end of the stream: the whole answer, or the failure as the SDK raised it, which may stand inside a
     *     {@link java.util.concurrent.CompletionException}; a
     *     {@link java.util.concurrent.CancellationException} after a cancel. The stage completes after the last part, on a
     *     thread of the network that must not be held.
     */
    CompletionStage<Reply> invoke(Turn turn, PartSink sink);
}
