/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

/** Learns from what calls have used what the next one will. Not safe for use by many threads. */
final class Expectation {

    /** How much the last call weighs against all before. */
    private static final double WEIGHT = 0.2;

    /** Tokens of an answer, before the first has come. */
    private static final long UNKNOWN_OUTPUT = 1000;

    private static final double LEAST_RATIO = 0.1;
    private static final double MOST_RATIO = 20;

    /** Input tokens for each that was guessed: what is sent beside the messages, such as tools, is in none of the guesses. */
    private double ratio = 1;

    private double output = -1;

    /** The tokens of the quota that the call will use. */
    long of(Spending spending) {
        long written = output < 0 ? UNKNOWN_OUTPUT * spending.outputFactor() : Math.round(output);
        Integer most = spending.maxTokens();
        long limited = most == null ? written : Math.min(written, (long) most * spending.outputFactor());
        return Math.max(1, input(spending) + limited);
    }

    /** Those that Bedrock sets aside until the answer is whole (Bedrock User Guide, how tokens are counted). */
    long setAside(Spending spending) {
        Integer most = spending.maxTokens();
        return Math.max(of(spending), input(spending) + (most == null ? 0 : most));
    }

    private long input(Spending spending) {
        return Math.round(spending.input() * ratio);
    }

    /** Takes note of what a call has used. */
    void learn(Spending spending, long usedInput, long usedOutput) {
        if (spending.input() > 0) {
            double seen = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, (double) usedInput / spending.input()));
            ratio += WEIGHT * (seen - ratio);
        }
        output = output < 0 ? usedOutput : output + WEIGHT * (usedOutput - output);
    }
}
