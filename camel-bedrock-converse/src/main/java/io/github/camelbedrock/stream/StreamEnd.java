/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;

/** Is told how a stream has ended, by the thread that reads it, before the reader learns of it. */
public interface StreamEnd {

    /** All of it has been read. */
    void whole(Reply reply);

    /** It has failed; all that came before that has been read. */
    void failed(Throwable failure);

    /** Whether nothing that is still to come is of use to anyone. */
    default boolean isUnwanted() {
        return false;
    }
}
