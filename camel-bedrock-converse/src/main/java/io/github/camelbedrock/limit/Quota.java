/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import io.github.bucket4j.TimeMeter;
import io.github.camelbedrock.limit.QuotaLane.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one model use of its quota in a minute. All of them count, and each keeps to the limits that its own
 * endpoint sets. A call waits until what was used before it is paid for; what it will use itself is taken when it is sent,
 * as a guess, and settled when Bedrock has told. Safe for use by many threads.
 */
public final class Quota {

    /** More different limits of one model would have come from headers. */
    private static final int MOST_LANES = 20;

    private final Map<MinuteLimits, QuotaLane> lanes = new HashMap<>();
    private final Map<QuotaLane, Future<?>> alarms = new HashMap<>();
    private final Expectation expectation = new Expectation();
    private final String name;
    private final Duration minute;
    private final TimeMeter clock;

    Quota(String name, Duration minute, TimeMeter clock) {
        this.name = name;
        this.minute = minute;
        this.clock = clock;
    }

    /** Takes what the call will use, if there is room and nobody waits; else the call must wait. */
    public synchronized boolean tryTake(MinuteLimits limits, Spending spending) {
        QuotaLane lane = limits.any() ? lane(limits) : null;
        if (lane != null && (!lane.line().isEmpty() || lane.nanosToWait() > 0)) {
            return false;
        }
        take(spending, lane);
        return true;
    }

    /** Lets the call wait until there is room; what it will use is taken when it is started. */
    public void takeLater(MinuteLimits limits, SpendingCall call, QueueBounds bounds, ScheduledExecutorService timer) {
        QuotaLane lane;
        synchronized (this) {
            lane = lane(limits);
        }
        lane.line().add(call, bounds, timer);
        pump(lane, timer);
    }

    private QuotaLane lane(MinuteLimits limits) {
        QuotaLane known = lanes.get(limits);
        if (known != null) {
            return known;
        }
        if (lanes.size() >= MOST_LANES) {
            lanes.values().removeIf(lane -> lane.line().isEmpty() && !alarms.containsKey(lane));
        }
        QuotaLane lane = new QuotaLane(limits, name, minute, clock);
        lanes.put(limits, lane);
        return lane;
    }

    /** @param own the lane whose limits the call keeps to, or null where it keeps to none */
    private void take(Spending spending, @Nullable QuotaLane own) {
        long expected = expectation.of(spending);
        long setAside = expectation.setAside(spending);
        spending.taken(lanes.values().stream()
                .map(lane -> lane.take(expected, setAside, lane == own))
                .toList());
    }

    /**
     * Settles what a call has used.
     *
     * @param input the tokens read, without those that came from a cache
     * @param output the tokens written
     */
    public void settle(Spending spending, long input, long output, ScheduledExecutorService timer) {
        long written = output * spending.outputFactor();
        synchronized (this) {
            expectation.learn(spending, input, written);
            long used = input + written;
            List<QuotaLane> younger = new ArrayList<>(lanes.values());
            for (Taken taken : spending.taken()) {
                taken.lane().settle(taken, used);
                younger.remove(taken.lane());
            }
            younger.forEach(lane -> lane.takeUsed(used));
        }
        pumpAll(timer);
    }

    /**
     * Gives back what a call has not used after all.
     *
     * @param sent whether Bedrock was asked, and counts a request
     */
    public void giveBack(Spending spending, boolean sent, ScheduledExecutorService timer) {
        synchronized (this) {
            giveBack(spending, sent);
        }
        pumpAll(timer);
    }

    private void giveBack(Spending spending, boolean sent) {
        spending.taken().forEach(taken -> taken.lane().giveBack(taken, sent));
    }

    private void pumpAll(ScheduledExecutorService timer) {
        List<QuotaLane> waiting;
        synchronized (this) {
            waiting = new ArrayList<>(lanes.values());
        }
        waiting.forEach(lane -> pump(lane, timer));
    }

    /** Starts the calls that there is room for, and looks again when there is room for the next. */
    private void pump(QuotaLane lane, ScheduledExecutorService timer) {
        for (SpendingCall next = next(lane, timer); next != null; next = next(lane, timer)) {
            if (!next.start()) {
                synchronized (this) {
                    giveBack(next.spending(), false);
                }
            }
        }
    }

    private synchronized @Nullable SpendingCall next(QuotaLane lane, ScheduledExecutorService timer) {
        Future<?> set = alarms.remove(lane);
        if (set != null) {
            set.cancel(false);
        }
        if (lane.line().isEmpty()) {
            return null;
        }
        long wait = lane.nanosToWait();
        if (wait > 0) {
            alarms.put(lane, timer.schedule(() -> pump(lane, timer), wait, TimeUnit.NANOSECONDS));
            return null;
        }
        SpendingCall next = lane.line().poll();
        if (next != null) {
            take(next.spending(), lane);
        }
        return next;
    }

    /** Ends the calls that wait, as the timer does that would start them. */
    void close() {
        List<QuotaLane> all;
        synchronized (this) {
            all = new ArrayList<>(lanes.values());
        }
        for (QuotaLane lane : all) {
            for (SpendingCall next = lane.line().poll();
                    next != null;
                    next = lane.line().poll()) {
                next.refuse(new CancellationException("The call was cancelled: its component has stopped"));
            }
        }
    }

    /** What there is to tell of the limits, for whoever watches: one for each that is set. */
    synchronized List<QuotaState> states() {
        List<QuotaState> states = new ArrayList<>();
        lanes.forEach((limits, lane) -> states.add(new QuotaState(
                name,
                limits,
                lane.availableRequests(),
                lane.availableTokens(),
                lane.line().size())));
        return states;
    }

    /** Whether forgetting it would change nothing but what it has learnt. */
    synchronized boolean isIdle() {
        return lanes.values().stream().allMatch(QuotaLane::isIdle);
    }
}
