/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a call is expected to use, before and after others have told. */
class ExpectationTest {

    private final Expectation expectation = new Expectation();

    @Test
    void theFirstCallIsTakenForWhatItsLettersSayAndAnAnswerOfSomeLength() {
        assertThat(expectation.of(new Spending(100, null, 1))).isEqualTo(1100);
        assertThat(expectation.of(new Spending(100, null, 5))).isEqualTo(5100);
    }

    /** An answer that may have maxTokens can use no more, but seldom uses as much. */
    @Test
    void noMoreIsExpectedThanMaxTokensAllows() {
        assertThat(expectation.of(new Spending(100, 50, 5))).isEqualTo(100 + 5 * 50);
        expectation.learn(new Spending(100, 50, 5), 100, 30);
        assertThat(expectation.of(new Spending(100, 50, 5))).isEqualTo(130);
    }

    /** Bedrock sets maxTokens aside as it is, whatever an output token costs in the end. */
    @Test
    void maxTokensIsSetAsideWhereItIsSet() {
        expectation.learn(new Spending(100, null, 5), 100, 300);
        assertThat(expectation.setAside(new Spending(100, 4000, 5))).isEqualTo(4100);
        assertThat(expectation.setAside(new Spending(100, 100, 5))).isEqualTo(400);
        assertThat(expectation.setAside(new Spending(100, null, 5))).isEqualTo(400);
    }

    @Test
    void aCallIsAlwaysExpectedToUseSomething() {
        expectation.learn(new Spending(1, null, 1), 0, 0);
        assertThat(expectation.of(new Spending(1, null, 1))).isEqualTo(1);
    }

    /** Tools, for one, are in none of the guesses, and in every request. */
    @Test
    void whatCallsHaveUsedIsExpectedOfTheNext() {
        IntStream.range(0, 50).forEach(i -> expectation.learn(new Spending(100, null, 1), 300, 70));
        assertThat(expectation.of(new Spending(100, null, 1))).isEqualTo(300 + 70);
        assertThat(expectation.of(new Spending(1000, null, 1))).isEqualTo(3000 + 70);
    }

    /** All input from a cache, once, does not mean that the next call is for nothing. */
    @Test
    void oneOddCallDoesNotTurnTheExpectationOver() {
        IntStream.range(0, 50).forEach(i -> expectation.learn(new Spending(100, null, 1), 100, 100));
        expectation.learn(new Spending(100, null, 1), 0, 100);
        assertThat(expectation.of(new Spending(100, null, 1))).isBetween(170L, 200L);
        expectation.learn(new Spending(1, null, 1), 1_000_000, 100);
        assertThat(expectation.of(new Spending(100, null, 1))).isLessThan(700L);
    }
}
