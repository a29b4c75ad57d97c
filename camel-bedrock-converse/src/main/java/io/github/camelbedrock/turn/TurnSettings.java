/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

/**
 * How one question is to be answered, a record for each topic. Null and empty mean: not sent, the model's own default
 * holds. The values are checked by whoever knows the option or header that they come from.
 */
public record TurnSettings(
        InferenceSettings inference,
        CacheSettings cache,
        ThinkingSettings thinking,
        ToolSettings tools,
        OutputSettings output,
        GuardrailSettings guardrail,
        ServiceSettings service,
        StreamSettings stream,
        ToolLoopSettings toolLoop,
        ResilienceSettings resilience) {

    /** Nothing set at all. */
    public static final TurnSettings NONE = new TurnSettings(
            InferenceSettings.NONE,
            CacheSettings.NONE,
            ThinkingSettings.NONE,
            ToolSettings.NONE,
            OutputSettings.NONE,
            GuardrailSettings.NONE,
            ServiceSettings.NONE,
            StreamSettings.NONE,
            ToolLoopSettings.NONE,
            ResilienceSettings.NONE);

    /** The same with another shape of the answer. */
    TurnSettings withOutput(OutputSettings other) {
        return new TurnSettings(
                inference, cache, thinking, tools, other, guardrail, service, stream, toolLoop, resilience);
    }

    /** The same with another guardrail. */
    public TurnSettings withGuardrail(GuardrailSettings other) {
        return new TurnSettings(
                inference, cache, thinking, tools, output, other, service, stream, toolLoop, resilience);
    }

    /** The same with other tools. */
    TurnSettings withTools(ToolSettings other) {
        return new TurnSettings(
                inference, cache, thinking, other, output, guardrail, service, stream, toolLoop, resilience);
    }
}
