/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.io.PrintStream;
import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints what came of the tickets, for a terminal of 120 columns. */
final class ResultTable {

    private static final int WIDTH = 120;
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private final PrintStream out;

    ResultTable(PrintStream out) {
        this.out = out;
    }

    void print(Ledger ledger, Duration elapsed) {
        printTriaged(ledger.triaged());
        printRejected(ledger.rejected());
        printTotals(ledger, elapsed);
    }

    private void printTriaged(List<Outcome.Triaged> triaged) {
        out.println();
        printRow("id", "category", "urgency", "lang", "summary", "tok in", "tok out", "ms");
        out.println("-".repeat(WIDTH));
        for (Outcome.Triaged ticket : triaged) {
            printRow(
                    ticket.key(),
                    ticket.category(),
                    ticket.urgency(),
                    ticket.language(),
                    ticket.summary(),
                    ticket.inputTokens(),
                    ticket.outputTokens(),
                    ticket.latencyMs());
        }
    }

    private void printRow(
            String id, String category, String urgency, String language, String summary, Object... numbers) {
        out.printf(
                "%s  %s  %s  %s  %s  %6s  %7s  %6s%n",
                fit(id, 8),
                fit(category, 12),
                fit(urgency, 8),
                fit(language, 4),
                fit(summary, 55),
                numbers[0],
                numbers[1],
                numbers[2]);
    }

    private void printRejected(List<Outcome.Rejected> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        out.println();
        printDeadRow("dead", "came from", "reason");
        out.println("-".repeat(WIDTH));
        for (Outcome.Rejected record : rejected) {
            printDeadRow(record.key(), record.origin(), record.reason());
        }
    }

    private void printDeadRow(String key, String origin, String reason) {
        out.printf("%s  %s  %s%n", fit(key, 8), fit(origin, 14), fit(reason, 94).stripTrailing());
    }

    private void printTotals(Ledger ledger, Duration elapsed) {
        List<Outcome.Triaged> triaged = ledger.triaged();
        int done = triaged.size() + ledger.rejected().size();
        double seconds = elapsed.toMillis() / 1000.0;
        out.println();
        out.printf(
                Locale.ROOT,
                "%d records in %.1f s (%.1f a second): %d triaged, %d dead letters%n",
                done,
                seconds,
                done / Math.max(seconds, 0.001),
                triaged.size(),
                ledger.rejected().size());
        out.printf(
                Locale.ROOT,
                "%d tokens in, %d tokens out, %.0f ms a call on average%n",
                triaged.stream().mapToLong(Outcome.Triaged::inputTokens).sum(),
                triaged.stream().mapToLong(Outcome.Triaged::outputTokens).sum(),
                triaged.stream().mapToLong(Outcome.Triaged::latencyMs).average().orElse(0));
    }

    /** On one line and exactly as wide as the column. */
    private static String fit(String text, int width) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (columns(line) > width) {
            while (columns(line) > width - 3) {
                line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
            }
            line += "...";
        }
        return line + " ".repeat(width - columns(line));
    }

    /** A character of Chinese, Japanese or Korean takes two columns of a terminal. */
    private static int columns(String line) {
        return line.codePoints()
                .map(c -> WIDE.contains(UnicodeScript.of(c)) ? 2 : 1)
                .sum();
    }
}
