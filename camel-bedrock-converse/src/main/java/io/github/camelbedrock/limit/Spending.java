/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import io.github.camelbedrock.limit.QuotaLane.Taken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call is expected to use of a quota, and what is kept for it while it is under way. Guarded by its quota. */
public final class Spending {

    private final long input;
    private final @Nullable Integer maxTokens;
    private final int outputFactor;
    private List<Taken> taken = List.of();

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

    /** What was taken of each lane that there was. */
    List<Taken> taken() {
        return taken;
    }

    void taken(List<Taken> ofLanes) {
        taken = List.copyOf(ofLanes);
    }
}
