/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import org.jspecify.annotations.Nullable;

/**
 * What may be used in a minute; null where there is no limit.
 *
 * @param requests the most requests, at least 1
 * @param tokens the most tokens, at least 1
 */
public record MinuteLimits(@Nullable Integer requests, @Nullable Integer tokens) {

    public static final MinuteLimits NONE = new MinuteLimits(null, null);

    /** Whether anything is limited. */
    public boolean any() {
        return requests != null || tokens != null;
    }

    @Override
    public String toString() {
        String ofRequests = requests == null ? "" : "requestsPerMinute=" + requests;
        String ofTokens = tokens == null ? "" : "tokensPerMinute=" + tokens;
        return ofRequests + (requests == null || tokens == null ? "" : ", ") + ofTokens;
    }
}
