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

    private static final int ROUNDS = 7;
    private static final int FIRSTS = 200;
    private static final String BARE = "bareSdk";

    private StreamMeasurements() {}

    /** What a piece of text costs where they come as fast as they can, and where they come as a model writes them. */
    static void costs() throws Exception {
        List<String> sides =
                List.of("bareSdkUnbounded", "publisher", "publisherUnbounded", "iterator", "inputStream", "collect");
        new Rounds((side, options) ->
                        turn(side, BenchServer.STREAM_MODEL, options).warmupIterations(25))
                .run(1, BARE, BARE);
        for (String side : sides) {
            compare(BARE, side, BenchServer.STREAM_MODEL, 25);
        }
        compare("bareSdkUnbounded", "publisherUnbounded", BenchServer.STREAM_MODEL, 2);
        for (String side : sides.subList(1, 5)) {
            compare(BARE, side, BenchServer.PACED_MODEL, 1);
        }
    }

    private static void compare(String bare, String side, String model, int warmups) throws Exception {
        new Rounds((s, options) -> turn(s, model, options).warmupIterations(warmups)).run(1, side, side);
        System.out.printf("%n%s against %s, %s%n", side, bare, model);
        Rounds rounds = new Rounds((s, options) -> turn(s, model, options).warmupIterations(1)).run(ROUNDS, bare, side);
        rounds.printTime("us/delta");
        rounds.printCpu("us/delta");
        rounds.printAllocation("KB/delta");
    }

    private static ChainedOptionsBuilder turn(String side, String model, ChainedOptionsBuilder options) {
        return options.include(StreamBenchmark.class.getName() + "\\.read$")
                .param("side", side)
                .param("model", model)
                .measurementIterations(3);
    }

    /** How long it takes from the question to the first piece of text, one stream after the other. */
    static void firsts() throws Exception {
        for (String side : List.of("publisher", "iterator", "inputStream")) {
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
