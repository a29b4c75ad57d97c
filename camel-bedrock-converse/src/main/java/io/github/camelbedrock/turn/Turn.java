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
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * One question to a model. Immutable.
 *
 * @param model the model to ask
 * @param system the system prompt, empty for none
 * @param messages the conversation up to and with the user's turn, as it was given: Bedrock's rules are not yet kept
 * @param given the request that the body held, or null where the body was no whole request; its system and messages
 *     stand in the fields above, and settings fill what it leaves out
 * @param settings how it is to be answered
 * @param tools calls tools for the model; null where the calls are left to the route
 */
public record Turn(
        ModelId model,
        List<SystemContentBlock> system,
        List<Message> messages,
        @Nullable ConverseRequest given,
        TurnSettings settings,
        @Nullable ToolCaller tools) {

    public Turn {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
    }

    /** The same question after these messages. */
    public Turn withMessages(List<Message> conversation) {
        return new Turn(model, system, conversation, given, settings, tools);
    }

    /** Which call of it is meant, as failures tell: the model and, where AWS gave one, the request id. */
    public String origin(@Nullable String requestId) {
        return "model " + model.value() + (requestId == null ? "" : ", request id " + requestId);
    }

    /** The same question to another model. */
    public Turn withModel(ModelId other) {
        return new Turn(other, system, messages, given, settings, tools);
    }

    /** The same question; an answer that does not match its schema does not go back. */
    public Turn withoutOutputRetries() {
        return new Turn(
                model,
                system,
                messages,
                given,
                settings.withOutput(settings.output().withoutRetries()),
                tools);
    }

    /**
     * The same question with tools that can be called for the model.
     *
     * @param offered how the model is told of them
     */
    public Turn withTools(@Nullable ToolConfiguration offered, @Nullable ToolCaller caller) {
        TurnSettings settled = settings.withTools(settings.tools().withOffered(offered));
        return new Turn(model, system, messages, given, settled, caller);
    }

    /**
     * The question that follows the results of tools. Whoever asked for a call has had one: it would be asked for again and
     * again.
     */
    public Turn afterTools(List<Message> conversation) {
        ConverseRequest open = given == null
                        || given.toolConfig() == null
                        || given.toolConfig().toolChoice() == null
                ? given
                : given.toBuilder()
                        .toolConfig(given.toolConfig().toBuilder()
                                .toolChoice((ToolChoice) null)
                                .build())
                        .build();
        return new Turn(
                model,
                system,
                conversation,
                open,
                settings.withTools(settings.tools().withoutForce()),
                tools);
    }

    /** Whether the request tells the model of this tool, without there being anyone here to call it. */
    public boolean declares(String tool) {
        ToolConfiguration config = given != null && given.toolConfig() != null
                ? given.toolConfig()
                : settings.tools().config();
        return config != null
                && config.tools().stream()
                        .anyMatch(told -> told.toolSpec() != null
                                && tool.equals(told.toolSpec().name()));
    }
}
