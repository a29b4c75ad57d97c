/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call is expected to use of a quota, and what is kept for it while it is under way. Guarded by its quota. */
public final class Spending {

    private final long input;
    private final @Nullable Integer maxTokens;
    private final int outputFactor;
    private List<QuotaLane> lanes = List.of();
    private long expected;
    private long setAside;

    /**
     * A call's expectation.
     *
     * @param input a guess at its input tokens
     * @param maxTokens the most tokens of its answer, where it says so
     * @param outputFactor how many tokens of the quota one token of output costs
     */
    public Spending(long input, @Nullable Integer maxTokens, int outputFactor) {
        this.input = input;
        this.maxTokens = maxTokens;
        this.outputFactor = outputFactor;
    }

    long input() {
        return input;
    }

    @Nullable
    Integer maxTokens() {
        return maxTokens;
    }

    int outputFactor() {
        return outputFactor;
    }

    /** What was taken of the lane as expected; 0 where it was made since. */
    long expectedOf(QuotaLane lane) {
        return lanes.contains(lane) ? expected : 0;
    }

    /** What was set aside of the lane; 0 where it was made since. */
    long setAsideOf(QuotaLane lane) {
        return lanes.contains(lane) ? setAside : 0;
    }

    /** Those from which something was taken. */
    List<QuotaLane> lanes() {
        return lanes;
    }

    void taken(long asExpected, long aside, Collection<QuotaLane> from) {
        expected = asExpected;
        setAside = aside;
        lanes = List.copyOf(from);
    }
}
