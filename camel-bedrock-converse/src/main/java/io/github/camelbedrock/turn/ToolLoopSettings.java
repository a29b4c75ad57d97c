/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the tools are called that the model asks for.
 *
 * @param tags of the tools that the model may call; empty for none
 * @param manual whether the calls are left to the route
 * @param maxIterations how often at most the model may ask for tools before it must have answered; at least 1
 * @param maxTokens how many tokens the whole loop may have used up when tools are called once more; null for any number
 * @param parallel whether the calls of one turn run side by side
 * @param timeout the milliseconds that a call may take
 * @param failOnError whether a call that fails ends the loop; otherwise the model is told
 * @param failOnUnknown whether a call of a tool that is not there ends the loop; otherwise the model is told
 * @param maxResultSize the bytes of text and JSON that one result may have
 * @param failOnOverflow whether a larger result ends the loop; otherwise it is cut off
 * @param errorMessages whether the model is told the message of an exception, and not just that there was one
 */
public record ToolLoopSettings(
        List<String> tags,
        boolean manual,
        int maxIterations,
        @Nullable Integer maxTokens,
        boolean parallel,
        long timeout,
        boolean failOnError,
        boolean failOnUnknown,
        int maxResultSize,
        boolean failOnOverflow,
        boolean errorMessages) {

    public static final ToolLoopSettings NONE =
            new ToolLoopSettings(List.of(), false, 10, null, true, 30_000, false, false, 50_000, false, true);

    public ToolLoopSettings {
        tags = List.copyOf(tags);
    }
}
