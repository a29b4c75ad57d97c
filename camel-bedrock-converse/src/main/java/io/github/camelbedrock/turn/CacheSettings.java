/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import io.github.camelbedrock.CachePoint;
import org.jspecify.annotations.Nullable;

/**
 * Where cache points are put beside those of the messages themselves.
 *
 * @param system at the end of the system prompt, or null
 * @param tools at the end of the tools, or null
 * @param messages at the end of the last user turn, or null
 * @param auto whether system, tools and the last two messages get one without being named
 * @param failOnOverflow whether more than Bedrock takes is an error, rather than trimmed
 */
public record CacheSettings(
        @Nullable CachePoint system,
        @Nullable CachePoint tools,
        @Nullable CachePoint messages,
        boolean auto,
        boolean failOnOverflow) {

    public static final CacheSettings NONE = new CacheSettings(null, null, null, false, false);

    /** Whether no cache point is asked for, so that only those of the messages themselves are left. */
    public boolean isOff() {
        return system == null && tools == null && messages == null && !auto;
    }
}
