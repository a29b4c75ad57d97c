/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Turns of two sides within this JVM, and the ratios of neighbouring turns. */
final class Rounds {

    /** One turn of one side. */
    interface Turn {

        /** What JMH is to run. */
        ChainedOptionsBuilder of(String side, ChainedOptionsBuilder options);
    }

    private final Turn turn;
    private final List<RunResult> bare = new ArrayList<>();
    private final List<RunResult> route = new ArrayList<>();

    Rounds(Turn turn) {
        this.turn = turn;
    }

    /** Each side goes first every other time: what the first one leaves behind must not tell. */
    Rounds run(int rounds, String bareSide, String routeSide) throws Exception {
        for (int round = 0; round < rounds; round++) {
            boolean routeFirst = round % 2 == 1;
            RunResult first = one(routeFirst ? routeSide : bareSide);
            RunResult second = one(routeFirst ? bareSide : routeSide);
            bare.add(routeFirst ? second : first);
            route.add(routeFirst ? first : second);
        }
        return this;
    }

    private RunResult one(String side) throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(0)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .verbosity(VerboseMode.SILENT);
        return new Runner(turn.of(side, options).build()).runSingle();
    }

    void printTime(String unit) {
        print("time", unit, 1, r -> r.getPrimaryResult().getScore());
    }

    void printCpu(String unit) {
        print("CPU", unit, 1, r -> secondary(r, CpuProfiler.CPU));
    }

    void printAllocation(String unit) {
        print("allocation", unit, 1024, r -> secondary(r, "gc.alloc.rate.norm"));
    }

    private void print(String what, String unit, double divisor, ToDoubleFunction<RunResult> figure) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            pairs.add(new double[] {figure.applyAsDouble(bare.get(i)), figure.applyAsDouble(route.get(i))});
        }
        System.out.printf(
                Locale.ROOT,
                "%-11s bare SDK %7.2f %s, route %7.2f %s, ratio %.3f (%.3f to %.3f)%n",
                what,
                median(pairs, p -> p[0]) / divisor,
                unit,
                median(pairs, p -> p[1]) / divisor,
                unit,
                median(pairs, p -> p[1] / p[0]),
                pairs.stream().mapToDouble(p -> p[1] / p[0]).min().orElseThrow(),
                pairs.stream().mapToDouble(p -> p[1] / p[0]).max().orElseThrow());
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

    static double median(List<double[]> pairs, ToDoubleFunction<double[]> figure) {
        double[] values = pairs.stream().mapToDouble(figure).sorted().toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
