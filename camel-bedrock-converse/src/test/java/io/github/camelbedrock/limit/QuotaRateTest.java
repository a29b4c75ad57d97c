/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static io.github.camelbedrock.limit.PacedCalls.requests;
import static io.github.camelbedrock.limit.PacedCalls.spending;
import static io.github.camelbedrock.limit.PacedCalls.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much passes in a minute, seen by a server that counts each minute wherever it begins. */
class QuotaRateTest {

    private static final int MINUTES = 20;

    private final PacedCalls calls = new PacedCalls();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 60, 100, 1000})
    void asManyRequestsPassAsAllowedAndNoMore(int limit) {
        for (int i = 0; i < 2 * MINUTES * limit; i++) {
            calls.ask(i, requests(limit), spending(1, 1), PacedCalls.BOUNDS_OF_ALL, () -> calls.use(1));
        }
        calls.time.pass(Duration.ofMinutes(MINUTES));
        assertThat(calls.mostInAMinute()).isLessThanOrEqualTo(limit);
        assertThat(calls.usedAtAll()).isGreaterThanOrEqualTo(MINUTES * limit * 9L / 10);
    }

    /** Known sizes: the last call of a minute may go beyond the limit, and is paid for before the next. */
    @ParameterizedTest(name = "calls of about {0} tokens, within {1}")
    @CsvSource({"20, 10000", "500, 10000", "2000, 10000", "30, 30000"})
    void asManyTokensPassAsAllowed(int size, int limit) {
        Random random = new Random(7);
        int most = size * 2;
        for (int i = 0; i < 2 * MINUTES * limit / size; i++) {
            int used = 1 + random.nextInt(most);
            calls.ask(i, tokens(limit), spending(used, 0), PacedCalls.BOUNDS_OF_ALL, () -> calls.use(used));
        }
        calls.time.pass(Duration.ofMinutes(MINUTES));
        assertThat(calls.mostInAMinute()).isLessThanOrEqualTo(limit + most);
        assertThat(calls.usedAtAll()).isGreaterThanOrEqualTo(MINUTES * limit * 9L / 10);
    }

    /** What calls use comes to light when they end, and is far from maxTokens; the limit is used nevertheless. */
    @Test
    void whatWasKeptForLongAnswersThatWereShortIsUsedByOthers() {
        MinuteLimits limits = tokens(100_000);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Spending spending = new Spending(100, 4000, 1);
            int input = 50 + random.nextInt(100);
            int output = 20 + random.nextInt(400);
            calls.ask(i, limits, spending, PacedCalls.BOUNDS_OF_ALL, () -> {
                calls.use(input + output);
                calls.time.schedule(
                        () -> calls.quota(limits).settle(spending, input, output, calls.time), 3, TimeUnit.SECONDS);
            });
        }
        calls.time.pass(Duration.ofMinutes(MINUTES));
        assertThat(calls.usedAtAll()).isGreaterThanOrEqualTo(MINUTES * 100_000L * 9 / 10);
        assertThat(calls.mostInAMinute()).isLessThanOrEqualTo(100_000 + 5000);
    }

    /** After a rest, however long it was, and at the start: the server may have counted more than is known here. */
    @Test
    void aSixteenthPassesAtOnce() {
        for (int i = 0; i < 100; i++) {
            calls.ask(i, requests(100), spending(1, 1));
        }
        assertThat(calls.sent).hasSize(6);
        calls.time.pass(Duration.ofMinutes(1));
        assertThat(calls.sent).hasSize(6 + 92);
        calls.time.pass(Duration.ofHours(1));
        for (int i = 100; i < 200; i++) {
            calls.ask(i, requests(100), spending(1, 1));
        }
        assertThat(calls.sent).hasSize(100 + 6);
    }

    /** Bedrock sets maxTokens aside: no more may be under way than it has room for. */
    @Test
    void whatMayBeLongIsSetAsideUntilItIsWhole() {
        for (int i = 0; i < 20; i++) {
            calls.ask(i, tokens(10_000), new Spending(0, 4000, 1), PacedCalls.BOUNDS_OF_ALL, () -> {});
            calls.quota(tokens(10_000)).settle(new Spending(0, 1, 1), 0, 1, calls.time);
        }
        calls.time.pass(Duration.ofSeconds(1));
        assertThat(calls.sent).hasSizeLessThanOrEqualTo(3);
    }

    /** More than a minute's limit: there would never be room for them. */
    @Test
    void callsThatAreTooLargeForAMinutePassOneAtATime() {
        for (int i = 0; i < 3; i++) {
            calls.ask(i, tokens(1000), spending(5000, 0), PacedCalls.BOUNDS_OF_ALL, () -> {});
        }
        assertThat(calls.sent).containsExactly(0);
        calls.time.pass(Duration.ofMinutes(5));
        assertThat(calls.sent).containsExactly(0);
        calls.time.pass(Duration.ofMinutes(1));
        assertThat(calls.sent).containsExactly(0, 1);
        calls.time.pass(Duration.ofMinutes(6));
        assertThat(calls.sent).containsExactly(0, 1, 2);
    }
}
