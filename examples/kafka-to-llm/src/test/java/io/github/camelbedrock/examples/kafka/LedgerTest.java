/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(List.of("a", "b", "c"));

    @Test
    void isCompleteWhenEveryRecordHasAnOutcome() {
        ledger.enter(triaged("a"));
        ledger.enter(new Outcome.Rejected("c", "broken", "tickets-0@0"));
        assertThat(ledger.isComplete()).isFalse();
        assertThat(ledger.missing()).containsExactly("b");

        ledger.enter(triaged("b"));
        assertThat(ledger.isComplete()).isTrue();
        assertThat(ledger.triaged()).extracting(Outcome::key).containsExactly("a", "b");
        assertThat(ledger.rejected()).extracting(Outcome::key).containsExactly("c");
    }

    @Test
    void countsARepetitionOnce() {
        ledger.enter(triaged("a"));
        ledger.enter(triaged("a"));

        assertThat(ledger.triaged()).hasSize(1);
        assertThat(ledger.missing()).containsExactly("b", "c");
    }

    @Test
    void passesOverRecordsOfOthers() {
        ledger.enter(triaged("somebody-else"));

        assertThat(ledger.triaged()).isEmpty();
    }

    private static Outcome triaged(String key) {
        return new Outcome.Triaged(key, "billing", "low", "en", "A summary", 10, 5, 100);
    }
}
