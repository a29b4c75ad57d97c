/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import io.github.camelbedrock.model.Effort;
import org.jspecify.annotations.Nullable;

/**
 * How much the model is to think.
 *
 * @param mode what was asked for
 * @param effort with {@link Mode#EFFORT}, and with {@link Mode#ADAPTIVE} where one was named
 * @param tokens with {@link Mode#TOKENS}, else 0
 * @param interleaved whether to think between tool calls; null where that was left open
 */
public record ThinkingSettings(Mode mode, @Nullable Effort effort, int tokens, @Nullable Boolean interleaved) {

    /** What was asked for: nothing, thinking as such, an effort, as much as the model likes, or a number of tokens. */
    public enum Mode {
        OFF,
        ON,
        EFFORT,
        ADAPTIVE,
        TOKENS
    }

    public static final ThinkingSettings NONE = new ThinkingSettings(Mode.OFF, null, 0, null);

    public boolean isOn() {
        return mode != Mode.OFF;
    }

    /** The same with the user's word on thinking between tool calls. */
    public ThinkingSettings interleaved(@Nullable Boolean wanted) {
        return new ThinkingSettings(mode, effort, tokens, wanted);
    }
}
