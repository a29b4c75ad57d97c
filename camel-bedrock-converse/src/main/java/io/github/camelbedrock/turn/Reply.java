/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * One answer of a model. Immutable.
 *
 * @param turn the question
 * @param response all that Bedrock said
 * @param message the assistant's message with every block in its order, or null where the answer holds none
 * @param text all text blocks, those within citations too, one after the other
 * @param reasoning the text of the reasoning blocks, or null where there is none
 * @param toolUses the tool calls in their order
 * @param citations the citations in their order
 */
public record Reply(
        Turn turn,
        ConverseResponse response,
        @Nullable Message message,
        String text,
        @Nullable String reasoning,
        List<ToolUseBlock> toolUses,
        List<Citation> citations) {}
