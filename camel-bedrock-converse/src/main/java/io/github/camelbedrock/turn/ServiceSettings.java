/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Bedrock serves the call, and fields that belong to one model alone.
 *
 * @param performanceLatency standard or optimized
 * @param serviceTier default, flex, priority or reserved
 * @param requestMetadata for the invocation log
 * @param promptVariables of a prompt of Prompt management
 * @param additionalFields the model's own request fields as plain JSON values
 * @param responseFieldPaths JSON pointers into the model's own answer
 * @param extraHeaders HTTP headers
 */
public record ServiceSettings(
        @Nullable String performanceLatency,
        @Nullable String serviceTier,
        Map<String, String> requestMetadata,
        Map<String, String> promptVariables,
        Map<String, Object> additionalFields,
        List<String> responseFieldPaths,
        Map<String, String> extraHeaders) {

    public static final ServiceSettings NONE =
            new ServiceSettings(null, null, Map.of(), Map.of(), Map.of(), List.of(), Map.of());
}
