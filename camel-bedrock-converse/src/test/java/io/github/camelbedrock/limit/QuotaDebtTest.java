/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static io.github.camelbedrock.limit.PacedCalls.spending;
import static io.github.camelbedrock.limit.PacedCalls.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a lane may be in debt for. */
class QuotaDebtTest {

    private final PacedCalls calls = new PacedCalls();

    @Test
    void whatOthersUsedAnHourAgoHoldsNobodyBack() {
        MinuteLimits small = tokens(10_000);
        calls.ask(0, small, spending(1, 0));
        for (int i = 1; i <= 60; i++) {
            calls.ask(i, MinuteLimits.NONE, spending(100_000, 0));
            calls.time.pass(Duration.ofMinutes(1));
        }
        calls.ask(
                100,
                small,
                spending(1, 0),
                new QueueBounds(10, Duration.ofDays(30).toMillis()),
                () -> {});
        int minutes = 0;
        while (!calls.sent.contains(100) && minutes < 100_000) {
            calls.time.pass(Duration.ofMinutes(1));
            minutes++;
        }
        assertThat(minutes).isLessThan(3);
    }

    @Test
    void hugeNumbersAreTaken() {
        MinuteLimits one = tokens(1);
        Spending huge = new Spending(Long.MAX_VALUE / 1_000_000_000, Integer.MAX_VALUE, 5);
        calls.ask(0, one, huge);
        calls.ask(1, one, new Spending(1, Integer.MAX_VALUE, 5));
        assertThat(calls.sent).containsExactly(0);
        calls.ask(2, tokens(Integer.MAX_VALUE), new Spending(1, Integer.MAX_VALUE, 5));
        assertThat(calls.sent).contains(2);
    }
}
