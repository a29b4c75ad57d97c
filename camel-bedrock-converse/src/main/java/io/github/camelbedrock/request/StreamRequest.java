/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailStreamConfiguration;

/** The request of Converse as that of ConverseStream, which differs in how a guardrail looks at it. */
final class StreamRequest {

    private StreamRequest() {}

    /**
     * The twin of the request.
     *
     * @param mode when the guardrail looks at the text: sync or async; null leaves it to Bedrock
     */
    static ConverseStreamRequest of(ConverseRequest request, @Nullable String mode) {
        ConverseStreamRequest.Builder stream = ConverseStreamRequest.builder()
                .modelId(request.modelId())
                .messages(request.hasMessages() ? request.messages() : null)
                .system(request.hasSystem() ? request.system() : null)
                .inferenceConfig(request.inferenceConfig())
                .toolConfig(request.toolConfig())
                .guardrailConfig(guardrail(request.guardrailConfig(), mode))
                .additionalModelRequestFields(request.additionalModelRequestFields())
                .promptVariables(request.hasPromptVariables() ? request.promptVariables() : null)
                .additionalModelResponseFieldPaths(
                        request.hasAdditionalModelResponseFieldPaths()
                                ? request.additionalModelResponseFieldPaths()
                                : null)
                .requestMetadata(request.hasRequestMetadata() ? request.requestMetadata() : null)
                .performanceConfig(request.performanceConfig())
                .serviceTier(request.serviceTier())
                .outputConfig(request.outputConfig());
        request.overrideConfiguration().ifPresent(stream::overrideConfiguration);
        return stream.build();
    }

    private static @Nullable GuardrailStreamConfiguration guardrail(
            @Nullable GuardrailConfiguration given, @Nullable String mode) {
        return given == null
                ? null
                : GuardrailStreamConfiguration.builder()
                        .guardrailIdentifier(given.guardrailIdentifier())
                        .guardrailVersion(given.guardrailVersion())
                        .trace(given.traceAsString())
                        .streamProcessingMode(mode)
                        .build();
    }
}
