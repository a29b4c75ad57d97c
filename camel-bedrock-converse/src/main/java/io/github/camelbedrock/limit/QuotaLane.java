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

    /** The most that a lane may be in debt by calls of its own; larger ones are none. */
    private static final int MOST_MINUTES = 60;

    /**
     * What a call has taken of a lane, which may be less than it wanted.
     *
     * @param minutes how many minutes' worth the lane may be in debt for it
     * @param request whether it has taken a request
     * @param expected tokens
     * @param setAside tokens
     */
    record Taken(QuotaLane lane, int minutes, boolean request, long expected, long setAside) {}

    private final MinuteLimits limits;
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
        this.limits = limits;
        line = new WaitingLine<>(limits + " of " + name, true);
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

    /**
     * Takes a request and its tokens, whether there is room or not.
     *
     * @param own whether the call keeps to this lane's limits. What others use brings the lane into debt by a minute's worth
     *     at most: Bedrock has forgotten what was used before that
     */
    Taken take(long expected, long aside, boolean own) {
        int minutes = own ? MOST_MINUTES : 1;
        return new Taken(
                this,
                minutes,
                consume(requests, limits.requests(), 1, minutes) > 0,
                consume(tokens, limits.tokens(), expected, minutes),
                consume(setAside, limits.tokens(), aside, minutes));
    }

    /** Corrects what was taken to what was used. */
    void settle(Taken taken, long used) {
        correct(tokens, used - taken.expected(), taken.minutes());
        correct(setAside, used - taken.setAside(), taken.minutes());
    }

    /** Takes what was used by a call that began before there was this lane. */
    void takeUsed(long used) {
        correct(tokens, used, 1);
        correct(setAside, used, 1);
    }

    /** Gives back what a call has not used. */
    void giveBack(Taken taken, boolean sent) {
        if (taken.request() && !sent && requests != null) {
            requests.addTokens(1);
        }
        settle(taken, 0);
    }

    private void correct(@Nullable Bucket bucket, long more, int minutes) {
        if (bucket == null) {
            return;
        }
        if (more > 0) {
            consume(bucket, limits.tokens(), more, minutes);
        } else if (more < 0 && line.isEmpty()) {
            bucket.addTokens(-more);
        } else if (more < 0) {
            bucket.forceAddTokens(-more); // Whoever waits takes them now: none may be lost at the bucket's brim.
        }
    }

    private static long consume(@Nullable Bucket bucket, @Nullable Integer limit, long wanted, int minutes) {
        if (bucket == null || limit == null) {
            return 0;
        }
        long room = Math.max(0, bucket.getAvailableTokens() + (long) limit * minutes);
        long taken = Math.min(wanted, room);
        if (taken > 0) {
            bucket.consumeIgnoringRateLimits(taken);
        }
        return taken;
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
    boolean isIdle() {
        return line.isEmpty() && isFull(requests, limits.requests(), BURST) && isFull(setAside, limits.tokens(), 1);
    }

    private static boolean isFull(@Nullable Bucket bucket, @Nullable Integer limit, int part) {
        return bucket == null || limit == null || bucket.getAvailableTokens() >= Math.max(1, limit / part);
    }
}
