/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * One question to a model. Immutable.
 *
 * @param modelId a model id, an inference profile id or an ARN, as Bedrock takes it
 * @param systemMessage the system prompt, or null for none
 * @param messages the conversation up to and with the user's turn
 * @param settings how it is to be answered
 */
public record Turn(String modelId, @Nullable String systemMessage, List<Message> messages, TurnSettings settings) {

    public Turn {
        messages = List.copyOf(messages);
    }
}
