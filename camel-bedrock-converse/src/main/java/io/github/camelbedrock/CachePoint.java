/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mark within a List body: what stands before it is to be cached by Bedrock, so that the next request with the same
 * beginning costs less and answers sooner.
 *
 * @param ttl the time to live, 5m or 1h; null leaves it to Bedrock, which keeps it for five minutes
 */
public record CachePoint(@Nullable String ttl) {

    private static final Set<String> TIMES_TO_LIVE = Set.of("5m", "1h");

    /**
     * Takes the time to live.
     *
     * @throws IllegalArgumentException if it is neither null nor 5m nor 1h
     */
    public CachePoint {
        if (ttl != null && !TIMES_TO_LIVE.contains(ttl)) {
            throw new IllegalArgumentException("A cache point lives 5m or 1h, but was to live '" + ttl + "'");
        }
    }

    /** A cache point that lives as long as Bedrock keeps one by itself. */
    public CachePoint() {
        this(null);
    }
}
