/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The same question asked of the same server, by the bare SDK's asynchronous client and by a route. One invocation is
 * {@value #CALLS} calls, {@value #IN_FLIGHT} of them in flight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConverseBenchmark {

    static final int CALLS = 4_000;
    static final int IN_FLIGHT = 16;

    /** One side of the comparison, opened by the benchmark that uses it. */
    private Asker asker;

    @Setup(Level.Trial)
    public void open(org.openjdk.jmh.infra.BenchmarkParams params) throws Exception {
        asker = params.getBenchmark().endsWith("bareSdk")
                ? new BareSdk(BenchServer.endpoint(), IN_FLIGHT)
                : new Route(BenchServer.endpoint(), IN_FLIGHT);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        asker.close();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int bareSdk() {
        return askAll();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int route() {
        return askAll();
    }

    private int askAll() {
        CompletableFuture<Integer> all = new Lanes(asker, BenchServer.FAST_MODEL, CALLS).run(IN_FLIGHT);
        return all.join();
    }
}
