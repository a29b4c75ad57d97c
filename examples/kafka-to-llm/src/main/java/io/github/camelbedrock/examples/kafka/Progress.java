/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says while the work goes on how far it is: a line at most every half second, and only if something has changed. */
final class Progress {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long lastPrint;
    private int lastDone;

    Progress(PrintStream out) {
        this.out = out;
        this.lastPrint = start;
    }

    void update(Ledger ledger) {
        int triaged = ledger.triaged().size();
        int rejected = ledger.rejected().size();
        int done = triaged + rejected;
        boolean pausing = System.nanoTime() - lastPrint < PAUSE.toNanos();
        if (done == lastDone || pausing && !ledger.isComplete()) {
            return;
        }
        lastDone = done;
        lastPrint = System.nanoTime();
        out.printf(
                Locale.ROOT,
                "%5.1f s  %d of %d records done: %d triaged, %d dead letters%n",
                elapsed().toMillis() / 1000.0,
                done,
                ledger.expected(),
                triaged,
                rejected);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
