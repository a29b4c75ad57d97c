/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void keepsTo120ColumnsAndOneLineARecord() {
        String longText = "Very\nlong text, ".repeat(30);
        Ledger ledger = new Ledger(List.of("ticket-with-a-long-key", "b"));
        ledger.enter(new Outcome.Triaged(
                "ticket-with-a-long-key", longText, longText, longText, longText, 123_456, 98_765, 600_000));
        ledger.enter(new Outcome.Rejected("b", longText, "a-topic-with-a-long-name-7@123456"));

        List<String> lines = print(ledger).lines().toList();

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(lines).filteredOn(line -> line.contains("Very long")).hasSize(2);
    }

    @Test
    void addsUpTokensAndThroughput() {
        Ledger ledger = new Ledger(List.of("a", "b"));
        ledger.enter(new Outcome.Triaged("a", "billing", "low", "en", "One", 100, 10, 200));
        ledger.enter(new Outcome.Triaged("b", "billing", "low", "de", "Two", 50, 5, 400));

        assertThat(print(ledger))
                .contains("2 records in 4.0 s (0.5 a second): 2 triaged, 0 dead letters")
                .contains("150 tokens in, 15 tokens out, 300 ms a call on average")
                .doesNotContain("reason");
    }

    private static String print(Ledger ledger) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ResultTable(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(ledger, Duration.ofSeconds(4));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
