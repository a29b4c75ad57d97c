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

    /** In hundredths. The server counts by a clock of its own, and by what calls have used when they were guessed lower. */
    private static final int SHARE = 92;

    /**
     * What may be used at once after a rest, as a part of a minute's worth. With what comes in during a minute it is still
     * less than the server allows in any minute of its own; a bucket of a whole minute would let twice as much pass.
     */
    private static final int BURST = 16;

    private final WaitingLine<SpendingCall> line;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;
    /** Holds a whole minute's worth: what is set aside for answers that may be long comes back when they are short. */
    private final @Nullable Bucket setAside;

    /**
     * A lane of which nothing was used.
     *
     * @param name of what is limited, for messages
     * @param minute how long a minute is
     * @param clock of nanoseconds
     */
    QuotaLane(MinuteLimits limits, String name, Duration minute, TimeMeter clock) {
        line = new WaitingLine<>(limits + " of " + name);
        requests = bucket(limits.requests(), BURST, minute, clock);
        tokens = bucket(limits.tokens(), BURST, minute, clock);
        setAside = bucket(limits.tokens(), 1, minute, clock);
    }

    private static @Nullable Bucket bucket(@Nullable Integer limit, int part, Duration minute, TimeMeter clock) {
        return limit == null
                ? null
                : Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(Math.max(1, limit / part))
                                .refillGreedy(limit, minute.multipliedBy(100).dividedBy(SHARE)))
                        .withCustomTimePrecision(clock)
                        .build();
    }

    WaitingLine<SpendingCall> line() {
        return line;
    }

    /** Nanoseconds until the next call may be sent, 0 where it may now: when what was used before is paid for. */
    long nanosToWait() {
        return Math.max(nanosToWait(requests), Math.max(nanosToWait(tokens), nanosToWait(setAside)));
    }

    private static long nanosToWait(@Nullable Bucket bucket) {
        return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Takes a request and its tokens, whether there is room or not. */
    void take(long expected, long aside) {
        if (requests != null) {
            requests.consumeIgnoringRateLimits(1);
        }
        correct(expected, aside);
    }

    /** Takes more tokens, or gives back those below 0. */
    void correct(long expected, long aside) {
        correct(tokens, expected);
        correct(setAside, aside);
    }

    private void correct(@Nullable Bucket bucket, long more) {
        if (bucket == null) {
            return;
        }
        if (more > 0) {
            bucket.consumeIgnoringRateLimits(more);
        } else if (more < 0 && line.isEmpty()) {
            bucket.addTokens(-more);
        } else if (more < 0) {
            bucket.forceAddTokens(-more); // Whoever waits takes them now: none may be lost at the bucket's brim.
        }
    }

    /** Gives back a request that was not sent. */
    void returnRequest() {
        if (requests != null) {
            requests.addTokens(1);
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
        return line.isEmpty() && isFull(requests, limits.requests(), BURST) && isFull(setAside, limits.tokens(), 1);
    }

    private static boolean isFull(@Nullable Bucket bucket, @Nullable Integer limit, int part) {
        return bucket == null || limit == null || bucket.getAvailableTokens() >= Math.max(1, limit / part);
    }
}
