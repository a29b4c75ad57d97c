/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/** A prompt of Prompt management brings its own settings; Converse takes no others beside it (API reference, Converse). */
final class PromptArn {

    private PromptArn() {}

    static void check(Turn turn, ConverseRequest request) {
        if (!turn.model().isPrompt()) {
            return;
        }
        List<String> found = new ArrayList<>();
        if (request.hasSystem()) {
            found.add("system prompt (systemMessage, outputMode=prompt)");
        }
        if (request.inferenceConfig() != null) {
            found.add("inference options (maxTokens, temperature, topP, stopSequences)");
        }
        if (request.toolConfig() != null) {
            found.add("tools (toolConfig, systemTools, outputMode=tool)");
        }
        if (request.additionalModelRequestFields() != null) {
            found.add("additional fields (thinking, topK, additionalModelRequestFields)");
        }
        if (!found.isEmpty()) {
            throw new InvalidTurnException("The model is a prompt of Prompt management, beside which Bedrock takes no "
                    + String.join(", no ", found) + ": put them into the prompt");
        }
    }
}
