/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.tool.RouteTools;
import io.github.camelbedrock.tooluse.ToolSets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * A question whose answer needs tools, which is two requests, by the bare SDK and by a route. One invocation is
 * {@value #QUESTIONS} questions, {@value #IN_FLIGHT} of them in flight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ToolLoopBenchmark {

    static final int QUESTIONS = 1_000;
    static final int IN_FLIGHT = 16;

    /** How many tools the model calls. */
    @Param({"1", "10"})
    private int calls;

    /** One side of the comparison, opened by the benchmark that uses it. */
    private Asker asker;

    @Setup(Level.Trial)
    public void open(BenchmarkParams params) throws Exception {
        asker = params.getBenchmark().endsWith("bareSdk")
                ? new BareToolLoop(BenchServer.endpoint(), IN_FLIGHT, configuration())
                : new Route(BenchServer.endpoint(), IN_FLIGHT);
    }

    /** That of the route, so that both sides send the same. */
    private static ToolConfiguration configuration() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new ToolRoutes());
            context.start();
            ToolSets sets = new ToolSets(RouteTools.registry(context), List::of, "the benchmark");
            return Objects.requireNonNull(sets.of(List.of(ToolRoutes.TEXTS)).configuration());
        }
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        asker.close();
    }

    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int bareSdk() {
        return askAll();
    }

    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int route() {
        return askAll();
    }

    private int askAll() {
        return new Lanes(asker, BenchServer.toolModel(calls), QUESTIONS)
                .run(IN_FLIGHT)
                .join();
    }
}
