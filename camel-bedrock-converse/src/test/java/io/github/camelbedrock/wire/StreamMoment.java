/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.util.List;

/** The moments of one answer: a text in two pieces, then a call of a tool. */
enum StreamMoment {
    BEFORE_FIRST_BYTE(-1, "", ""),
    AFTER_HEADERS(0, "", ""),
    AFTER_MESSAGE_START(1, "", ""),
    MID_TEXT(2, "The answer ", ""),
    MID_TOOL_INPUT(7, "The answer is ", "{\"a\":1,"),
    BEFORE_MESSAGE_STOP(9, "The answer is ", "{a=1, b=22}"),
    BEFORE_METADATA(10, "The answer is ", "{a=1, b=22}"),
    AFTER_METADATA(11, "The answer is ", "{a=1, b=22}");

    private final int frames;
    private final String text;
    private final String toolInput;

    StreamMoment(int frames, String text, String toolInput) {
        this.frames = frames;
        this.text = text;
        this.toolInput = toolInput;
    }

    /** The frames that have come by then; -1 if not even the headers have. */
    int frames() {
        return frames;
    }

    /** The text that has come by then. */
    String text() {
        return text;
    }

    /** The tool calls that have come by then, as their inputs. */
    List<String> toolInputs() {
        return toolInput.isEmpty() ? List.of() : List.of(toolInput);
    }

    boolean isBeforeContent() {
        return text.isEmpty();
    }

    boolean isWhole() {
        return frames > BEFORE_MESSAGE_STOP.frames;
    }
}
