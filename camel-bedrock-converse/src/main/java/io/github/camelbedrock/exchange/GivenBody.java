/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * What a body says to the model.
 *
 * @param messages the conversation, or the one user turn
 * @param request the whole request, where the body is one
 * @param streamMode when the guardrail that the request brings looks at a stream, or null where it does not say
 * @param text whether the body is one text of the user
 * @param replaceable whether a user message takes its place, rather than standing beside it
 */
record GivenBody(
        List<Message> messages,
        @Nullable ConverseRequest request,
        @Nullable String streamMode,
        boolean text,
        boolean replaceable) {

    static GivenBody of(List<Message> messages) {
        return new GivenBody(messages, null, null, false, false);
    }

    static GivenBody of(ConverseRequest request) {
        return new GivenBody(request.messages(), request, null, false, false);
    }

    static GivenBody of(ConverseStreamRequest stream) {
        ConverseRequest request = ConverseShape.request(stream);
        String mode = stream.guardrailConfig() == null
                ? null
                : stream.guardrailConfig().streamProcessingModeAsString();
        return new GivenBody(request.messages(), request, mode, false, false);
    }
}
