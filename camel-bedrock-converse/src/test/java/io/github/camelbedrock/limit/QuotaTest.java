/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static io.github.camelbedrock.limit.PacedCalls.requests;
import static io.github.camelbedrock.limit.PacedCalls.spending;
import static io.github.camelbedrock.limit.PacedCalls.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.CallLimitException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What calls that have ended, or will not begin, mean for those that wait. */
class QuotaTest {

    private static final MinuteLimits LIMITS = tokens(1000);
    /** Tokens that a new lane of LIMITS begins with. */
    private static final int FIRST = 62;

    private final PacedCalls calls = new PacedCalls();

    private Quota quota() {
        return calls.quota(LIMITS);
    }

    private long left() {
        return left(LIMITS);
    }

    private long left(MinuteLimits limits) {
        QuotaState state = calls.quotas.states().stream()
                .filter(any -> any.limits().equals(limits))
                .findFirst()
                .orElseThrow();
        return limits.tokens() == null ? state.availableRequests() : state.availableTokens();
    }

    @Test
    void aCallThatUsedLessWakesWhoWaits() {
        Spending first = spending(600, 400);
        calls.ask(0, LIMITS, first);
        calls.ask(1, LIMITS, spending(10, 0));
        assertThat(calls.sent).containsExactly(0);
        quota().settle(first, 10, 5, calls.time);
        assertThat(calls.sent).containsExactly(0, 1);
    }

    @Test
    void aCallThatUsedMoreIsPaidForBeforeTheNext() {
        Spending first = spending(10, 10);
        calls.ask(0, LIMITS, first);
        quota().settle(first, 500, 500, calls.time);
        assertThat(left()).isEqualTo(FIRST - 1000);
        calls.ask(1, LIMITS, spending(1, 0));
        calls.time.pass(Duration.ofSeconds(61));
        assertThat(calls.sent).containsExactly(0);
        calls.time.pass(Duration.ofSeconds(1));
        assertThat(calls.sent).containsExactly(0, 1);
    }

    /** Bedrock User Guide, how tokens are counted: what was written counts several times. */
    @Test
    void outputCountsByItsFactorWhenItIsKnown() {
        Spending claude = new Spending(100, 200, 5);
        calls.ask(0, LIMITS, claude);
        assertThat(left()).isEqualTo(FIRST - 1100);
        quota().settle(claude, 100, 100, calls.time);
        assertThat(left()).isEqualTo(FIRST - 600);
    }

    @Test
    void aCallThatWasNotSentGivesAllBackAndOneThatWasRefusedItsTokens() {
        MinuteLimits both = new MinuteLimits(100, 1000);
        Spending unsent = spending(500, 0);
        calls.ask(0, both, unsent);
        calls.quota(both).giveBack(unsent, false, calls.time);
        assertThat(calls.quotas.states()).singleElement().satisfies(state -> {
            assertThat(state.availableRequests()).isEqualTo(6);
            assertThat(state.availableTokens()).isEqualTo(FIRST);
        });
        Spending refused = spending(500, 0);
        calls.ask(1, both, refused);
        calls.quota(both).giveBack(refused, true, calls.time);
        assertThat(calls.quotas.states()).singleElement().satisfies(state -> {
            assertThat(state.availableRequests()).isEqualTo(5);
            assertThat(state.availableTokens()).isEqualTo(FIRST);
        });
    }

    @Test
    void whatIsGivenBackWakesWhoWaits() {
        Spending first = spending(5000, 0);
        calls.ask(0, LIMITS, first);
        calls.ask(1, LIMITS, spending(10, 0));
        quota().giveBack(first, true, calls.time);
        assertThat(calls.sent).containsExactly(0, 1);
    }

    @Test
    void whoCameFirstIsSentFirst() {
        for (int i = 0; i < 20; i++) {
            calls.ask(i, requests(20), spending(1, 1));
        }
        calls.time.pass(Duration.ofMinutes(2));
        assertThat(calls.sent).isSorted().hasSize(20);
    }

    /** A small call does not overtake a large one that waits. */
    @Test
    void nobodyOvertakesWhoWaits() {
        calls.ask(0, LIMITS, spending(100, 0));
        calls.ask(1, LIMITS, spending(5000, 0));
        calls.ask(2, LIMITS, spending(1, 0));
        calls.time.pass(Duration.ofSeconds(10));
        assertThat(calls.sent).containsExactly(0, 1);
    }

    @Test
    void aFullLineRefusesAtOnce() {
        QueueBounds two = new QueueBounds(2, 1000);
        for (int i = 0; i < 4; i++) {
            calls.ask(i, requests(1), spending(1, 1), two, () -> {});
        }
        assertThat(calls.refused).containsOnlyKeys(3);
        assertThat(calls.refused.get(3))
                .isInstanceOf(CallLimitException.class)
                .hasMessageContaining("2 calls wait already")
                .hasMessageContaining("requestsPerMinute=1 of model")
                .hasMessageContaining("maxQueueSize");
    }

    @Test
    void aLineOfNoneLetsNobodyWait() {
        calls.ask(0, requests(1), spending(1, 1));
        calls.ask(1, requests(1), spending(1, 1), new QueueBounds(0, 1000), () -> {});
        assertThat(calls.refused).containsOnlyKeys(1);
    }

    @Test
    void whoHasWaitedTooLongIsRefusedAndUsesNothing() {
        calls.ask(0, requests(1), spending(1, 1));
        calls.ask(1, requests(1), spending(1, 1), new QueueBounds(10, 30_000), () -> {});
        calls.ask(2, requests(1), spending(1, 1));
        calls.time.pass(Duration.ofMillis(29_999));
        assertThat(calls.refused).isEmpty();
        calls.time.pass(Duration.ofMillis(1));
        assertThat(calls.refused.get(1))
                .isInstanceOf(CallLimitException.class)
                .hasMessageContaining("30000 ms")
                .hasMessageContaining("queueTimeout");
        calls.time.pass(Duration.ofMinutes(1));
        assertThat(calls.sent).containsExactly(0, 2);
    }

    @Test
    void whoIsCancelledWhileItWaitsUsesNothingAndMakesRoomInTheLine() {
        QueueBounds one = new QueueBounds(1, 300_000);
        calls.ask(0, requests(1), spending(1, 1));
        WaitingCall waiting = calls.ask(1, requests(1), spending(1, 1), one, () -> {});
        waiting.refuse(new CancellationException());
        calls.ask(2, requests(1), spending(1, 1), one, () -> {});
        assertThat(calls.refused).containsOnlyKeys(1);
        calls.time.pass(Duration.ofMinutes(2));
        assertThat(calls.sent).containsExactly(0, 2);
        assertThat(waiting.start()).isFalse();
    }

    @Test
    void aCallThatNoThreadTakesUsesNothing() {
        calls.ask(0, LIMITS, spending(100, 0));
        calls.startedBy(command -> {
            throw new RejectedExecutionException("stopped");
        });
        calls.ask(1, LIMITS, spending(10_000, 0));
        calls.startedBy(Runnable::run);
        calls.ask(2, LIMITS, spending(10, 0));
        calls.time.pass(Duration.ofSeconds(10));
        assertThat(calls.sent).containsExactly(0, 2);
        assertThat(calls.refused).containsOnlyKeys(1);
    }

    @Test
    void endpointsWithLimitsOfTheirOwnShareWhatIsUsed() {
        MinuteLimits large = tokens(100_000);
        calls.ask(0, LIMITS, spending(1, 0));
        calls.ask(1, large, spending(2000, 0));
        assertThat(left(LIMITS)).as("in debt by a minute at most").isEqualTo(-1000);
        assertThat(left(large)).isEqualTo(6250 - 2000);
        calls.ask(2, LIMITS, spending(1, 0));
        calls.ask(3, large, spending(1, 0));
        assertThat(calls.sent).containsExactly(0, 1, 3);
    }

    @Test
    void whatUnlimitedCallsUseCountsForTheOthers() {
        assertThat(calls.quota(MinuteLimits.NONE)).as("nobody has limits").isNull();
        calls.ask(0, LIMITS, spending(1, 0));
        Spending unlimited = spending(2000, 0);
        calls.ask(1, MinuteLimits.NONE, unlimited);
        calls.ask(2, LIMITS, spending(1, 0));
        assertThat(calls.sent).containsExactly(0, 1);
        quota().settle(unlimited, 10, 10, calls.time);
        assertThat(calls.sent).containsExactly(0, 1, 2);
    }

    /** What was kept for a call is not handed to those from whom it was never taken; what it has used is. */
    @Test
    void aLimitThatComesWhileACallIsUnderWayCountsWhatTheCallHasUsed() {
        Spending early = spending(10_000, 0);
        calls.ask(0, LIMITS, early);
        MinuteLimits late = tokens(2000);
        calls.ask(1, late, spending(10, 0));
        assertThat(left(late)).isEqualTo(115);
        quota().settle(early, 300, 0, calls.time);
        assertThat(left(late)).isEqualTo(115 - 300);
        assertThat(left(LIMITS)).as("deep in debt when the other came").isEqualTo(FIRST - 300);
    }

    @Test
    void modelsAndAccountsAreCountedApart() {
        Quota quota = quota();
        assertThat(calls.quota(LIMITS)).isSameAs(quota);
        assertThat(calls.quotas.of("account", "other", LIMITS)).isNotSameAs(quota);
        assertThat(calls.quotas.of("other", "model", LIMITS)).isNotSameAs(quota);
        assertThat(calls.quotas.of("account", "other model", MinuteLimits.NONE)).isNull();
    }

    @Test
    void aRestartBeginsAfresh() {
        calls.ask(0, LIMITS, spending(5000, 0));
        calls.quotas.clear();
        calls.ask(1, LIMITS, spending(1, 0));
        assertThat(calls.sent).containsExactly(0, 1);
    }

    /** Limits may come from headers, models from bodies: what is used up must not be forgotten for them. */
    @Test
    void manyLimitsAndModelsAreForgottenWhenNothingOfThemIsUsed() {
        for (int i = 0; i < 600; i++) {
            calls.quotas.of("account", "model " + i, LIMITS).tryTake(LIMITS, spending(1, 0));
        }
        calls.time.pass(Duration.ofMinutes(2));
        calls.quotas.of("account", "the last", LIMITS).tryTake(LIMITS, spending(1, 0));
        assertThat(calls.quotas.states()).hasSize(1);
    }
}
