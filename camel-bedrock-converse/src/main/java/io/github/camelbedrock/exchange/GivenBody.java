/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * What a body says to the model.
 *
 * @param messages the conversation, or the one user turn
 * @param request the whole request, where the body is one
 * @param text whether the body is one text of the user
 * @param replaceable whether a user message takes its place, rather than standing beside it
 */
record GivenBody(List<Message> messages, @Nullable ConverseRequest request, boolean text, boolean replaceable) {

    static GivenBody of(List<Message> messages) {
        return new GivenBody(messages, null, false, false);
    }

    static GivenBody of(ConverseRequest request) {
        return new GivenBody(request.messages(), request, false, false);
    }
}
