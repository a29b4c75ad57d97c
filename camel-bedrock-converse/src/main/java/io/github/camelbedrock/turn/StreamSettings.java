/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

/**
 * How the answer in parts is handed on.
 *
 * @param body what the body is
 * @param events whether the elements are all parts, rather than the text alone
 * @param idleTimeout how long the stream may be silent while something is waited for, in milliseconds
 */
public record StreamSettings(Body body, boolean events, long idleTimeout) {

    /** What the body of a streamed answer is. */
    public enum Body {
        ITERATOR,
        COLLECT
    }

    public static final StreamSettings NONE = new StreamSettings(Body.ITERATOR, false, 60_000);
}
