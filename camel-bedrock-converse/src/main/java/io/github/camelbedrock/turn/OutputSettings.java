/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import org.jspecify.annotations.Nullable;

/**
 * Whether the answer must be an object.
 *
 * @param shape what the answer must look like, or null where it may be any text
 * @param mode how the model is held to it
 * @param retries how often an answer that does not match goes back, at least 0
 */
public record OutputSettings(@Nullable OutputShape shape, Mode mode, int retries) {

    /** How the model is held to the schema. */
    public enum Mode {
        AUTO,
        NATIVE,
        TOOL,
        PROMPT
    }

    public static final int DEFAULT_RETRIES = 1;

    public static final OutputSettings NONE = new OutputSettings(null, Mode.AUTO, DEFAULT_RETRIES);

    /** The same, but an answer that does not match is not asked for again. */
    public OutputSettings withoutRetries() {
        return new OutputSettings(shape, mode, 0);
    }
}
