/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what the route adds to the bare SDK. Both run in this one JVM, in turns, since machines are shared and noisy:
 * the figure is the median of the ratios of neighbouring turns.
 */
public final class BenchMain {

    private static final int ROUNDS = 7;
    private static final int IN_FLIGHT_SLOW = 1_000;

    private BenchMain() {}

    /** Runs the measurements and prints their figures. */
    public static void main(String[] args) throws Exception {
        requests();
        try (BenchServer server = BenchServer.open()) {
            threads();
            ratios();
        }
    }

    private static void requests() throws Exception {
        List<double[]> time = new ArrayList<>();
        List<double[]> allocation = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            boolean routeFirst = round % 2 == 1;
            RunResult first = request(routeFirst ? "route" : "bareSdk");
            RunResult second = request(routeFirst ? "bareSdk" : "route");
            if (round >= 2) { // The first two warm both sides up.
                RunResult bare = routeFirst ? second : first;
                RunResult route = routeFirst ? first : second;
                time.add(pair(bare, route, r -> r.getPrimaryResult().getScore()));
                allocation.add(pair(bare, route, r -> secondary(r, "gc.alloc.rate.norm")));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nrequest of %d messages and %d tools, %d rounds%n",
                RequestBenchmark.MESSAGES,
                RequestBenchmark.TOOLS,
                ROUNDS);
        print("time", "us/request", 1, time);
        print("allocation", "KB/request", 1024, allocation);
    }

    private static RunResult request(String side) throws Exception {
        Options options = new OptionsBuilder()
                .include(RequestBenchmark.class.getName() + "\\." + side + "$")
                .forks(0)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle();
    }

    private static void ratios() throws Exception {
        measure("bareSdk", 20);
        measure("route", 20);
        List<double[]> cpu = new ArrayList<>();
        List<double[]> allocation = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // Each side goes first every other time: what the first one leaves behind must not tell.
            boolean routeFirst = round % 2 == 1;
            RunResult first = measure(routeFirst ? "route" : "bareSdk", 2);
            RunResult second = measure(routeFirst ? "bareSdk" : "route", 2);
            RunResult bare = routeFirst ? second : first;
            RunResult route = routeFirst ? first : second;
            cpu.add(pair(bare, route, r -> secondary(r, CpuProfiler.CPU)));
            allocation.add(pair(bare, route, r -> secondary(r, "gc.alloc.rate.norm")));
        }
        System.out.printf(
                Locale.ROOT,
                "%nconverse, %d calls in flight, %d rounds of %d calls each side%n",
                ConverseBenchmark.IN_FLIGHT,
                ROUNDS,
                5 * ConverseBenchmark.CALLS);
        print("CPU", "us/call", 1, cpu);
        print("allocation", "KB/call", 1024, allocation);
    }

    private static void print(String what, String unit, double divisor, List<double[]> pairs) {
        System.out.printf(
                Locale.ROOT,
                "%-11s bare SDK %6.1f %s, route %6.1f %s, ratio %.3f (%.3f to %.3f)%n",
                what,
                median(pairs, p -> p[0]) / divisor,
                unit,
                median(pairs, p -> p[1]) / divisor,
                unit,
                median(pairs, p -> p[1] / p[0]),
                pairs.stream().mapToDouble(p -> p[1] / p[0]).min().orElseThrow(),
                pairs.stream().mapToDouble(p -> p[1] / p[0]).max().orElseThrow());
    }

    private static double[] pair(RunResult bare, RunResult route, ToDoubleFunction<RunResult> figure) {
        return new double[] {figure.applyAsDouble(bare), figure.applyAsDouble(route)};
    }

    private static double median(List<double[]> pairs, ToDoubleFunction<double[]> figure) {
        double[] values = pairs.stream().mapToDouble(figure).sorted().toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(e -> e.getKey().endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + name + " in " + result.getSecondaryResults().keySet()))
                .getValue()
                .getScore();
    }

    private static RunResult measure(String side, int warmups) throws Exception {
        Options options = new OptionsBuilder()
                .include(ConverseBenchmark.class.getName() + "\\." + side + "$")
                .forks(0)
                .warmupIterations(warmups)
                .measurementIterations(5)
                .addProfiler(CpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle();
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
