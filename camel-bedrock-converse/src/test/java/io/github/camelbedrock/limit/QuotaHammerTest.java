/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Many threads at one quota: every call ends once, none is forgotten in its line. */
class QuotaHammerTest {

    private static final int THREADS = 50;
    private static final int CALLS_EACH = 100;
    private static final MinuteLimits[] LIMITS = {
        new MinuteLimits(4000, 400_000),
        new MinuteLimits(null, 500_000),
        new MinuteLimits(5000, null),
        MinuteLimits.NONE
    };
    private static final QueueBounds BOUNDS = new QueueBounds(THREADS * CALLS_EACH, 60_000);

    private final Quotas quotas = new Quotas(Duration.ofMillis(400));
    private final ExecutorService askers = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService starters = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicIntegerArray ends = new AtomicIntegerArray(THREADS * CALLS_EACH);
    private final CountDownLatch open = new CountDownLatch(THREADS * CALLS_EACH);
    private final AtomicInteger cancelled = new AtomicInteger();
    private final LongAdder sent = new LongAdder();

    @Test
    void everyCallEndsOnce() throws Exception {
        try {
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * CALLS_EACH;
                askers.execute(() -> {
                    for (int i = 0; i < CALLS_EACH; i++) {
                        ask(first + i);
                    }
                });
            }
            assertThat(open.await(50, TimeUnit.SECONDS))
                    .as("calls left: %s", open.getCount())
                    .isTrue();
        } finally {
            askers.shutdownNow();
            starters.shutdownNow();
            timer.shutdownNow();
        }
        for (int i = 0; i < ends.length(); i++) {
            assertThat(ends.get(i)).as("ends of call %s", i).isEqualTo(1);
        }
        assertThat(sent.sum() + cancelled.get()).isEqualTo(ends.length());
        assertThat(quotas.states())
                .allSatisfy(state -> assertThat(state.waiting()).isZero());
    }

    private void ask(int call) {
        MinuteLimits limits = LIMITS[call % LIMITS.length];
        Quota quota = quotas.of("account", "model", LIMITS[0]);
        Spending spending = new Spending(1 + call % 50, call % 3 == 0 ? null : 100, 1);
        if (quota.tryTake(limits, spending)) {
            send(call, quota, spending);
            return;
        }
        SpendingCall waiting = new SpendingCall(
                starters,
                () -> send(call, quota, spending),
                reason -> {
                    cancelled.incrementAndGet();
                    end(call);
                },
                spending);
        quota.takeLater(limits, waiting, BOUNDS, timer);
        if (call % 11 == 0) {
            timer.execute(() -> waiting.refuse(new CancellationException()));
        }
    }

    private void send(int call, Quota quota, Spending spending) {
        sent.increment();
        timer.schedule(
                () -> settle(call, quota, spending), ThreadLocalRandom.current().nextInt(3), TimeUnit.MILLISECONDS);
    }

    private void settle(int call, Quota quota, Spending spending) {
        switch (call % 4) {
            case 0 -> quota.giveBack(spending, call % 8 == 0, timer);
            case 1 -> {} // A broken connection.
            default -> quota.settle(spending, 1 + call % 70, call % 90, timer);
        }
        end(call);
    }

    private void end(int call) {
        ends.incrementAndGet(call);
        open.countDown();
    }
}
