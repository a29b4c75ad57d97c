/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The calls that keep to the same limits, and what is left of those. Guarded by its quota. */
final class QuotaLane {

    /** In hundredths. The server counts by a clock of its own, and must not find more in any minute of its than it allows. */
    private static final int SHARE = 95;

    /** A program that has just started does not know what was used in the minute before. */
    private static final int FIRST_PART = 20;

    private final WaitingLine<SpendingCall> line;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;

    /**
     * A lane of which nothing was used.
     *
     * @param name of what is limited, for messages
     * @param minute how long a minute is
     * @param clock of nanoseconds
     */
    QuotaLane(MinuteLimits limits, String name, Duration minute, TimeMeter clock) {
        line = new WaitingLine<>(limits + " of " + name);
        requests = bucket(limits.requests(), minute, clock);
        tokens = bucket(limits.tokens(), minute, clock);
    }

    private static @Nullable Bucket bucket(@Nullable Integer limit, Duration minute, TimeMeter clock) {
        return limit == null
                ? null
                : Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(limit)
                                .refillGreedy(limit, minute.multipliedBy(100).dividedBy(SHARE))
                                .initialTokens(Math.max(1, limit / FIRST_PART)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    WaitingLine<SpendingCall> line() {
        return line;
    }

    /** Nanoseconds until the next call may be sent, 0 where it may now: when what was used before is paid for. */
    long nanosToWait() {
        return Math.max(nanosToWait(requests), nanosToWait(tokens));
    }

    private static long nanosToWait(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Takes a request and its tokens, whether there is room or not. */
    void take(long used) {
        if (requests != null) {
            requests.consumeIgnoringRateLimits(1);
        }
        takeTokens(used);
    }

    void takeTokens(long used) {
        if (tokens != null && used > 0) {
            tokens.consumeIgnoringRateLimits(used);
        }
    }

    /** Gives back a request that was not sent. */
    void returnRequest() {
        if (requests != null) {
            requests.addTokens(1);
        }
    }

    /** Gives back tokens that were not used. */
    void returnTokens(long unused) {
        if (tokens == null || unused <= 0) {
            return;
        }
        if (line.isEmpty()) {
            tokens.addTokens(unused);
        } else {
            tokens.forceAddTokens(unused); // Whoever waits takes them now: none may be lost at the bucket's brim.
        }
    }

    /** What is left, below 0 where more was used than allowed; null where there is no limit. */
    @Nullable
    Long availableRequests() {
        return requests == null ? null : requests.getAvailableTokens();
    }

    /** As {@link #availableRequests()}. */
    @Nullable
    Long availableTokens() {
        return tokens == null ? null : tokens.getAvailableTokens();
    }

    /** Whether forgetting it would change nothing. */
    boolean isIdle(MinuteLimits limits) {
        return line.isEmpty() && isFull(requests, limits.requests()) && isFull(tokens, limits.tokens());
    }

    private static boolean isFull(@Nullable Bucket bucket, @Nullable Integer limit) {
        return bucket == null || limit == null || bucket.getAvailableTokens() >= limit;
    }
}
