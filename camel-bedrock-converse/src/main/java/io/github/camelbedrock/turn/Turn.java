/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import io.github.camelbedrock.model.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * One question to a model. Immutable.
 *
 * @param model the model to ask
 * @param system the system prompt, empty for none
 * @param messages the conversation up to and with the user's turn, as it was given: Bedrock's rules are not yet kept
 * @param given the request that the body held, or null where the body was no whole request; its system and messages
 *     stand in the fields above, and settings fill what it leaves out
 * @param settings how it is to be answered
 */
public record Turn(
        ModelId model,
        List<SystemContentBlock> system,
        List<Message> messages,
        @Nullable ConverseRequest given,
        TurnSettings settings) {

    public Turn {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
    }

    /** The same question after these messages. */
    public Turn withMessages(List<Message> conversation) {
        return new Turn(model, system, conversation, given, settings);
    }

    /** The same question; an answer that does not match its schema does not go back. */
    public Turn withoutOutputRetries() {
        return new Turn(
                model,
                system,
                messages,
                given,
                settings.withOutput(settings.output().withoutRetries()));
    }
}
