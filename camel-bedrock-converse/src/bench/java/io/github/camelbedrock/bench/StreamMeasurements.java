/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.bench.Asker.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** What it costs to read streams, and how late their first piece is. */
final class StreamMeasurements {

    private static final int ROUNDS = 5;
    private static final int FIRSTS = 200;
    private static final String BARE = "bareSdk";
    private static final String QUEUE = "bareSdkQueue";

    private StreamMeasurements() {}

    /** What a piece of text costs where all come as fast as they can, and where a server paces them. */
    static void costs() throws Exception {
        new Rounds((side, options) -> turn(side, "atOnce", options).warmupIterations(15)).run(1, BARE, QUEUE);
        for (String side : List.of("publisher", "iterator", "collect")) {
            compare(BARE, side, "atOnce");
        }
        compare(QUEUE, "iterator", "atOnce");
        compare(BARE, "bareSdkUnbounded", "atOnce");
        compare(BARE, "publisher", "paced");
        compare(BARE, "iterator", "paced");
    }

    private static void compare(String bare, String side, String how) throws Exception {
        if (how.equals("atOnce")) {
            new Rounds((s, options) -> turn(s, how, options).warmupIterations(5)).run(1, bare, side);
        }
        Rounds rounds = new Rounds((s, options) -> turn(s, how, options)).run(ROUNDS, bare, side);
        System.out.printf("%nstreams %s, %s against %s%n", how, side, bare);
        rounds.printCpu("us/delta");
        rounds.printAllocation("KB/delta");
    }

    private static ChainedOptionsBuilder turn(String side, String how, ChainedOptionsBuilder options) {
        return options.include(StreamBenchmark.class.getName() + "\\." + how + "$")
                .param("side", side)
                .warmupIterations(how.equals("atOnce") ? 1 : 0)
                .measurementIterations(how.equals("atOnce") ? 3 : 1);
    }

    /** How long it takes from the question to the first piece of text, one stream after the other. */
    static void firsts() throws Exception {
        for (String side : List.of("publisher", "iterator")) {
            List<double[]> pairs = new ArrayList<>();
            try (Asker bare = StreamBenchmark.open(BARE, 1);
                    Asker route = StreamBenchmark.open(side, 1)) {
                for (int i = 0; i < FIRSTS; i++) {
                    pairs.add(new double[] {first(bare), first(route)});
                }
            }
            List<double[]> warm = pairs.subList(FIRSTS / 4, FIRSTS);
            System.out.printf(
                    Locale.ROOT,
                    "first element, median of %d: bare SDK %.2f ms, %s %.2f ms, difference %.2f ms%n",
                    warm.size(),
                    Rounds.median(warm, p -> p[0]),
                    side,
                    Rounds.median(warm, p -> p[1]),
                    Rounds.median(warm, p -> p[1] - p[0]));
        }
    }

    private static double first(Asker asker) {
        CompletableFuture<Answered> read = new CompletableFuture<>();
        long start = System.nanoTime();
        asker.ask(BenchServer.SHORT_MODEL, Lanes.QUESTION, (answered, failure) -> {
            if (failure == null) {
                read.complete(answered);
            } else {
                read.completeExceptionally(failure);
            }
        });
        return (read.join().firstAt() - start) / 1e6;
    }
}
