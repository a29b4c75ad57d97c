/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import io.github.camelbedrock.turn.Reply;
import org.jspecify.annotations.Nullable;

/** Bedrock's stop reasons in words that hold for every model. */
public final class FinishReason {

    private FinishReason() {}

    /**
     * stop, tool_call, length, content_filter or error; null where Bedrock's reason is not known. Some models say
     * end_turn although they call a tool (strands#1827), so that the blocks decide.
     */
    public static @Nullable String of(Reply reply) {
        String stopReason = reply.response().stopReasonAsString();
        if (stopReason == null) {
            return null;
        }
        return switch (stopReason) {
            case "end_turn", "stop_sequence" -> reply.toolUses().isEmpty() ? "stop" : "tool_call";
            case "tool_use" -> reply.output() != null ? "stop" : "tool_call";
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "guardrail_intervened", "content_filtered" -> "content_filter";
            case "malformed_model_output", "malformed_tool_use" -> "error";
            default -> null;
        };
    }
}
