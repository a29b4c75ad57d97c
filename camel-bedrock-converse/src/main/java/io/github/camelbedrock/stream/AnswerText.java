/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import org.jspecify.annotations.Nullable;

/** The text that the parts of one stream add to the answer. Not safe for use by many threads. */
final class AnswerText {

    private static final int NONE = -1;

    private final boolean structured;
    private int output = NONE;

    AnswerText(Turn turn) {
        this.structured = turn.settings().output().shape() != null;
    }

    /** The text of the part; that of a structured answer may be the input of a tool. Null where it has none. */
    @Nullable
    String of(StreamPart part) {
        if (part instanceof StreamPart.Text piece) {
            return piece.text();
        }
        if (part instanceof StreamPart.ToolIteration) {
            output = NONE; // The next turn counts its blocks anew.
        }
        if (part instanceof StreamPart.ToolUseStart use
                && structured
                && use.name().equals(Reply.OUTPUT_TOOL)) {
            output = use.index();
        }
        return part instanceof StreamPart.ToolUseInput input && input.index() == output ? input.json() : null;
    }
}
