/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures what the route adds to the bare SDK. Both run in this one JVM, in turns, since machines are shared and noisy:
 * the figure is the median of the ratios of neighbouring turns.
 */
public final class BenchMain {

    private static final int ROUNDS = 7;
    private static final int IN_FLIGHT_SLOW = 1_000;
    private static final String BARE = "bareSdk";
    private static final String ROUTE = "route";

    private BenchMain() {}

    /** Runs the measurements that are named, or all, and prints their figures. */
    public static void main(String[] args) throws Exception {
        List<String> wanted =
                args.length == 0 ? List.of("requests", "threads", "calls", "streams", "tools") : List.of(args);
        if (wanted.contains("requests")) {
            requests();
        }
        try (BenchServer server = BenchServer.open()) {
            if (wanted.contains("threads")) {
                threads();
            }
            if (wanted.contains("calls")) {
                calls();
            }
            if (wanted.contains("streams")) {
                StreamMeasurements.costs();
                StreamMeasurements.firsts();
            }
            if (wanted.contains("tools")) {
                ToolMeasurements.requests();
                ToolMeasurements.calls();
                ToolMeasurements.loops();
            }
        }
    }

    private static void requests() throws Exception {
        Rounds.Turn turn = (side, options) -> options.include(RequestBenchmark.class.getName() + "\\." + side + "$")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500));
        new Rounds(turn).run(2, BARE, ROUTE); // Warms both sides up.
        Rounds rounds = new Rounds(turn).run(ROUNDS, BARE, ROUTE);
        System.out.printf(
                Locale.ROOT,
                "%nrequest of %d messages and %d tools, %d rounds%n",
                RequestBenchmark.MESSAGES,
                RequestBenchmark.TOOLS,
                ROUNDS);
        rounds.printTime("us/request");
        rounds.printAllocation("KB/request");
    }

    private static void calls() throws Exception {
        new Rounds((side, options) -> call(side, options).warmupIterations(20)).run(1, BARE, ROUTE);
        Rounds rounds = new Rounds((side, options) -> call(side, options).warmupIterations(2)).run(ROUNDS, BARE, ROUTE);
        System.out.printf(
                Locale.ROOT,
                "%nconverse, %d calls in flight, %d rounds of %d calls each side%n",
                ConverseBenchmark.IN_FLIGHT,
                ROUNDS,
                5 * ConverseBenchmark.CALLS);
        rounds.printCpu("us/call");
        rounds.printAllocation("KB/call");
    }

    private static ChainedOptionsBuilder call(String side, ChainedOptionsBuilder options) {
        return options.include(ConverseBenchmark.class.getName() + "\\." + side + "$")
                .measurementIterations(5);
    }

    /** How many threads a route needs while {@value #IN_FLIGHT_SLOW} answers of a second each are awaited. */
    private static void threads() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int idle = threads.getThreadCount();
        try (Route route = new Route(BenchServer.endpoint(), IN_FLIGHT_SLOW)) {
            threads.resetPeakThreadCount();
            long start = System.nanoTime();
            CompletableFuture<Integer> answers =
                    new Lanes(route, BenchServer.SLOW_MODEL, 3 * IN_FLIGHT_SLOW).run(IN_FLIGHT_SLOW);
            int characters = answers.join();
            System.out.printf(
                    Locale.ROOT,
                    "%d calls in flight, an answer takes 1 s: %d answers in %.1f s, %d threads above idle (%d)%n",
                    IN_FLIGHT_SLOW,
                    characters / "Oslo".length(),
                    (System.nanoTime() - start) / 1e9,
                    threads.getPeakThreadCount() - idle,
                    idle);
        }
    }
}
