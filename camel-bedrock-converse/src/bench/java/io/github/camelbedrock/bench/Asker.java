/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.function.BiConsumer;

/** Something that can ask a model and tells when the answer is there. */
interface Asker extends AutoCloseable {

    /**
     * An answer that was read.
     *
     * @param characters how many its text has
     * @param firstAt when the first of them were there, in nanoseconds of {@link System#nanoTime()}
     */
    record Answered(int characters, long firstAt) {

        /** All of it is there now. */
        static Answered now(String text) {
            return new Answered(text == null ? 0 : text.length(), System.nanoTime());
        }
    }

    void ask(String modelId, String question, BiConsumer<Answered, Throwable> then);
}
