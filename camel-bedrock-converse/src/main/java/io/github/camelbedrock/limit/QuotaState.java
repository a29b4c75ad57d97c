/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import org.jspecify.annotations.Nullable;

/**
 * What is left of the limits of a model at one moment.
 *
 * @param model whose
 * @param limits what an endpoint allows in a minute
 * @param availableRequests below 0 where more was used than allowed; null where there is no limit
 * @param availableTokens the same for tokens
 * @param waiting how many calls wait
 */
public record QuotaState(
        String model,
        MinuteLimits limits,
        @Nullable Long availableRequests,
        @Nullable Long availableTokens,
        int waiting) {}
