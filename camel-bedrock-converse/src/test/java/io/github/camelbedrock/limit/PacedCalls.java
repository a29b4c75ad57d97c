/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** Calls that one quota holds back, in virtual time. For one thread. */
final class PacedCalls {

    static final QueueBounds BOUNDS = new QueueBounds(10_000, 300_000);
    static final QueueBounds BOUNDS_OF_ALL = new QueueBounds(Integer.MAX_VALUE, 36_000_000);

    final VirtualTime time = new VirtualTime();
    final Quotas quotas = new Quotas(Duration.ofMinutes(1), time);
    /** The numbers of the calls that were sent, in this order. */
    final List<Integer> sent = new ArrayList<>();
    /** Why calls were not sent, by their numbers. */
    final Map<Integer, Throwable> refused = new TreeMap<>();
    /** What was used at which nanosecond, for {@link #mostInAMinute}. */
    private final TreeMap<Long, Long> used = new TreeMap<>();

    private Executor executor = Runnable::run;

    static MinuteLimits requests(int limit) {
        return new MinuteLimits(limit, null);
    }

    static MinuteLimits tokens(int limit) {
        return new MinuteLimits(null, limit);
    }

    /** A call whose tokens are known before. */
    static Spending spending(int input, int output) {
        return new Spending(input, output, 1);
    }

    Quota quota(MinuteLimits limits) {
        return quotas.of("account", "model", limits);
    }

    PacedCalls startedBy(Executor other) {
        executor = other;
        return this;
    }

    /** Asks for a call; what it can be refused by, where it waits. */
    WaitingCall ask(int number, MinuteLimits limits, Spending spending) {
        return ask(number, limits, spending, BOUNDS, () -> {});
    }

    WaitingCall ask(int number, MinuteLimits limits, Spending spending, QueueBounds bounds, Runnable call) {
        Quota quota = quota(limits);
        Runnable send = () -> {
            sent.add(number);
            call.run();
        };
        SpendingCall waiting = new SpendingCall(executor, send, reason -> refused.put(number, reason), spending);
        if (quota.tryTake(limits, spending)) {
            send.run();
        } else {
            quota.takeLater(limits, waiting, bounds, time);
        }
        return waiting;
    }

    /** Notes that so much is used now. */
    void use(long tokens) {
        used.merge(time.currentTimeNanos(), tokens, Long::sum);
    }

    /** The most that was used in any minute, wherever it begins. */
    long mostInAMinute() {
        long most = 0;
        for (long begin : used.keySet()) {
            long end = begin + Duration.ofMinutes(1).toNanos();
            most = Math.max(
                    most,
                    used.subMap(begin, end).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        return most;
    }

    long usedAtAll() {
        return used.values().stream().mapToLong(Long::longValue).sum();
    }
}
