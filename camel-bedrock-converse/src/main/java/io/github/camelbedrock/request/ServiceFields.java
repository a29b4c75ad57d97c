/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.turn.ServiceSettings;
import io.github.camelbedrock.turn.Turn;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.PromptVariableValues;

/** Latency, tier, metadata and the like: what the body says, and the options where it says nothing. */
final class ServiceFields {

    private ServiceFields() {}

    static void write(Turn turn, ConverseRequest.Builder request, ConverseRequest given) {
        ServiceSettings settings = turn.settings().service();
        if (given.performanceConfig() == null && settings.performanceLatency() != null) {
            request.performanceConfig(config -> config.latency(settings.performanceLatency()));
        }
        if (given.serviceTier() == null && settings.serviceTier() != null) {
            request.serviceTier(tier -> tier.type(settings.serviceTier()));
        }
        if (!settings.requestMetadata().isEmpty()) {
            Map<String, String> metadata = new LinkedHashMap<>(settings.requestMetadata());
            metadata.putAll(given.requestMetadata());
            request.requestMetadata(metadata);
        }
        if (!given.hasAdditionalModelResponseFieldPaths()
                && !settings.responseFieldPaths().isEmpty()) {
            request.additionalModelResponseFieldPaths(settings.responseFieldPaths());
        }
        writePromptVariables(turn, request, given);
        if (!settings.extraHeaders().isEmpty()) {
            AwsRequestOverrideConfiguration.Builder override = given.overrideConfiguration()
                    .map(AwsRequestOverrideConfiguration::toBuilder)
                    .orElseGet(AwsRequestOverrideConfiguration::builder);
            settings.extraHeaders().forEach(override::putHeader);
            request.overrideConfiguration(override.build());
        }
    }

    private static void writePromptVariables(Turn turn, ConverseRequest.Builder request, ConverseRequest given) {
        Map<String, String> options = turn.settings().service().promptVariables();
        if (!options.isEmpty()) {
            Map<String, PromptVariableValues> variables = new LinkedHashMap<>();
            options.forEach((name, text) -> variables.put(name, PromptVariableValues.fromText(text)));
            variables.putAll(given.promptVariables());
            request.promptVariables(variables);
        }
        if (!turn.model().isPrompt() && (!options.isEmpty() || given.hasPromptVariables())) {
            throw new InvalidTurnException("promptVariables are for prompts of Prompt management alone, but "
                    + turn.model().value() + " is not the ARN of a prompt");
        }
    }
}
