/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.wire.Routes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Very many calls of every kind, one of twenty with a fault: each ends once, as it must, the server is asked as often as the
 * rules for retries say, and nothing grows. The profile soak makes far more calls than a build does.
 */
class SoakTest {

    private static final int CALLS = Integer.getInteger("soak.calls", 2000);
    private static final int CONCURRENCY = 300;

    /** How often all calls are waited for, to see what is left of them. */
    private static final int STOPS = CALLS < 20_000 ? 4 : 20;

    private static final long MARGIN_OF_HEAP = 6L << 20;
    private static final int MARGIN_OF_THREADS = 15;

    private final List<Long> heap = new ArrayList<>();
    private final List<Integer> threads = new ArrayList<>();

    @Test
    void everyCallEndsOnceAndNothingGrows() throws Exception {
        SoakServer server = new SoakServer(CALLS);
        SoakCalls calls = new SoakCalls(CALLS, CONCURRENCY);
        long begin = System.nanoTime();
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock)) {
            bedrock.keepRequests(false);
            bedrock.otherwise(server::answer);
            calls.start(routes);
            for (int stop = 0; stop < STOPS; stop++) {
                calls.make((int) ((long) CALLS * stop / STOPS), (int) ((long) CALLS * (stop + 1) / STOPS));
                heap.add(liveHeap());
                threads.add(ManagementFactory.getThreadMXBean().getThreadCount());
            }
        }
        write(calls, System.nanoTime() - begin);
        List<String> wrong = calls.wrong(CALLS, server);
        assertThat(wrong.subList(0, Math.min(20, wrong.size())))
                .as(wrong.size() + " calls that did not go as they must")
                .isEmpty();
        assertThat(calls.answered() + calls.failed()).isEqualTo(CALLS);
        assertThat(calls.retriedInVain()).as("retried in vain").isLessThanOrEqualTo(1 + CALLS / 10_000);
        assertThat(Collections.max(heap.subList(STOPS / 2, STOPS)))
                .as("heap of the second half, in bytes, of " + heap)
                .isLessThan(Collections.max(heap.subList(0, STOPS / 2)) + MARGIN_OF_HEAP);
        assertThat(Collections.max(threads.subList(STOPS / 2, STOPS)))
                .as("threads of the second half, of " + threads)
                .isLessThan(Collections.max(threads.subList(0, STOPS / 2)) + MARGIN_OF_THREADS);
    }

    private static long liveHeap() {
        return LongStream.range(0, 4)
                .map(sample -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }

    private void write(SoakCalls calls, long nanos) throws IOException {
        Path figures = Path.of("target", "soak.txt");
        double seconds = nanos / 1e9;
        Files.writeString(
                figures,
                String.format(
                        Locale.ROOT,
                        "calls %d, answered %d, failed %d (%d retried in vain), %.1f s, %.0f calls a second%nfaults %s%n"
                                + "heap in KB %s%nthreads %s%n",
                        CALLS,
                        calls.answered(),
                        calls.failed(),
                        calls.retriedInVain(),
                        seconds,
                        CALLS / seconds,
                        SoakCalls.faults(CALLS),
                        heap.stream().map(bytes -> bytes >> 10).toList(),
                        threads));
    }
}
