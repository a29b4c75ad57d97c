/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * What became of one call of a tool.
 *
 * @param call what the model asked for
 * @param kind how it ended
 * @param result what the model is told
 * @param millis how long it took
 * @param returnDirect whether what the tool gave is the answer, without the model seeing it first
 * @param body what the tool gave, as it gave it; null where it gave nothing
 */
public record ToolOutcome(
        ToolUseBlock call,
        Kind kind,
        ToolResultBlock result,
        long millis,
        boolean returnDirect,
        @Nullable Object body) {

    /** How a call ended. */
    public enum Kind {
        /** The tool has answered. */
        SUCCESS("success"),
        /** The tool has failed, or said itself that it has. */
        ERROR("error"),
        /** The tool has not answered in time. */
        TIMEOUT("timeout"),
        /** The arguments do not match the schema; the tool was not called. */
        INVALID_ARGUMENTS("invalidArguments"),
        /** There is no such tool. */
        UNKNOWN_TOOL("unknownTool");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name in headers and events. */
        public String word() {
            return word;
        }
    }
}
