/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import org.jspecify.annotations.Nullable;

/**
 * How the answer in parts is handed on.
 *
 * @param asked what the body shall be, or null where that was left open
 * @param events whether the elements are all parts, rather than the text alone
 * @param idleTimeout how long the stream may be silent while something is waited for, in milliseconds
 * @param to the URI of the endpoint that gets each element as an exchange of its own, or null for none
 */
public record StreamSettings(@Nullable Body asked, boolean events, long idleTimeout, @Nullable String to) {

    /** What the body of a streamed answer is. */
    public enum Body {
        /** The elements, taken one by one by a thread that may wait for the next. */
        ITERATOR("iterator"),
        /** The elements as Reactive Streams. */
        PUBLISHER("publisher"),
        /** The elements as bytes. */
        INPUT_STREAM("inputStream"),
        /** The elements as bytes of server-sent events. */
        SSE("sse"),
        /** The whole answer at the end. */
        COLLECT("collect");

        private final String word;

        Body(String word) {
            this.word = word;
        }

        /** Its name as an option. */
        public String word() {
            return word;
        }
    }

    public static final StreamSettings NONE = new StreamSettings(null, false, 60_000, null);

    /** What the body is. */
    public Body body() {
        if (asked != null) {
            return asked;
        }
        return to == null ? Body.ITERATOR : Body.COLLECT;
    }
}
