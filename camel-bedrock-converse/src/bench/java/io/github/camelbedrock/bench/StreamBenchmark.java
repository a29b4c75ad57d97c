/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The same streams of {@value BenchServer#DELTAS} pieces of text read by a subscriber of the bare SDK and by a route. One
 * operation is a piece; {@value #IN_FLIGHT} streams run at a time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StreamBenchmark {

    static final int STREAMS = 80;
    static final int IN_FLIGHT = 8;

    @Param("bareSdk")
    public String side;

    private Asker asker;

    /** A reader of streams by its name. */
    static Asker open(String side, int maxConcurrency) throws Exception {
        URI endpoint = BenchServer.endpoint();
        return switch (side) {
            case "bareSdk" -> new BareStream(endpoint, maxConcurrency, 1);
            case "bareSdkUnbounded" -> new BareStream(endpoint, maxConcurrency, Long.MAX_VALUE);
            case "bareSdkQueue" -> new BareQueue(endpoint, maxConcurrency);
            default -> new StreamRoute(endpoint, maxConcurrency, side);
        };
    }

    @Setup(Level.Trial)
    public void open() throws Exception {
        asker = open(side, IN_FLIGHT);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        asker.close();
    }

    @Benchmark
    @OperationsPerInvocation(STREAMS * BenchServer.DELTAS)
    public int atOnce() {
        return read(BenchServer.STREAM_MODEL, STREAMS);
    }

    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT * BenchServer.DELTAS)
    public int paced() {
        return read(BenchServer.PACED_MODEL, IN_FLIGHT);
    }

    private int read(String model, int streams) {
        int characters = new Lanes(asker, model, streams).run(IN_FLIGHT).join();
        if (characters != streams * BenchServer.DELTAS * BenchServer.DELTA.length()) {
            throw new IllegalStateException("pieces are missing: " + characters + " characters");
        }
        return characters;
    }
}
