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
 * @param system at the end of the system prompt
 * @param tools at the end of the tools
 * @param messages at the end of the last user turn
 * @param auto whether the places that were left open get one, and the last two messages instead of the last user turn
 * @param failOnOverflow whether more than Bedrock takes is an error, rather than trimmed
 */
public record CacheSettings(Place system, Place tools, Place messages, boolean auto, boolean failOnOverflow) {

    /**
     * What was said of one place.
     *
     * @param open whether nothing was said
     * @param point the cache point that is wanted there, or null for none
     */
    public record Place(boolean open, @Nullable CachePoint point) {

        public static final Place OPEN = new Place(true, null);

        public static final Place NONE = new Place(false, null);

        /** Whether a cache point that lives an hour is wanted there. */
        public boolean isLong() {
            return point != null && "1h".equals(point.ttl());
        }
    }

    public static final CacheSettings NONE = new CacheSettings(Place.OPEN, Place.OPEN, Place.OPEN, false, false);
}
