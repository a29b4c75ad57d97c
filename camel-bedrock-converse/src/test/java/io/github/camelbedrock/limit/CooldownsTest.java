/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Models that are left alone for a while, by a clock of the test's. */
class CooldownsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5));
    private final Cooldowns cooldowns = new Cooldowns(now::get);

    private boolean mayAsk() {
        return cooldowns.mayAsk("account", "model");
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** The clock's numbers turn negative meanwhile, as System.nanoTime's may. */
    @Test
    void oneCallerTriesTheModelWhenItsTimeIsOver() {
        assertThat(mayAsk()).isTrue();
        cooldowns.begin("account", "model", 10_000);
        pass(9_999);
        assertThat(mayAsk()).isFalse();
        assertThat(cooldowns.models()).containsExactly("model");
        pass(1);
        assertThat(cooldowns.models()).isEmpty();
        assertThat(mayAsk()).as("the one that tries").isTrue();
        assertThat(mayAsk()).as("the next").isFalse();
        pass(10_000);
        assertThat(mayAsk())
                .as("one more, where nothing was heard of the first")
                .isTrue();
        cooldowns.end("account", "model", now.get());
        assertThat(mayAsk()).isTrue();
        assertThat(mayAsk()).isTrue();
    }

    @Test
    void otherModelsAndAccountsAreAsked() {
        cooldowns.begin("account", "model", 10_000);
        assertThat(cooldowns.mayAsk("account", "other")).isTrue();
        assertThat(cooldowns.mayAsk("other", "model")).isTrue();
        cooldowns.clear();
        assertThat(mayAsk()).isTrue();
    }

    @Test
    void modelsThatNobodyAsksAnyMoreAreForgotten() {
        for (int i = 0; i < 1000; i++) {
            cooldowns.begin("account", "model " + i, 1);
            pass(2);
        }
        cooldowns.begin("account", "last", 10_000);
        assertThat(cooldowns.models()).containsExactly("last");
        assertThat(cooldowns.mayAsk("account", "model 1")).isTrue();
    }

    @Test
    void ofManyCallersAtOnceOneTriesTheModel() throws Exception {
        int callers = 8;
        cooldowns.begin("account", "model", 10);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CyclicBarrier together = new CyclicBarrier(callers);
        AtomicInteger tried = new AtomicInteger();
        int rounds = 200;
        try {
            for (int i = 0; i < callers; i++) {
                threads.execute(() -> {
                    for (int round = 0; round < rounds; round++) {
                        try {
                            if (together.await(20, TimeUnit.SECONDS) == 0) {
                                pass(10);
                            }
                            together.await(20, TimeUnit.SECONDS);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        if (mayAsk()) {
                            tried.incrementAndGet();
                        }
                    }
                });
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(tried).hasValue(rounds);
    }
}
