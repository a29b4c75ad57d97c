/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.tool.Correlation;
import io.github.camelbedrock.tool.RouteTools;
import io.github.camelbedrock.tooluse.ToolCalls;
import io.github.camelbedrock.tooluse.ToolSets;
import io.github.camelbedrock.tooluse.ToolThreads;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolLoopSettings;
import io.github.camelbedrock.turn.ToolOutcome;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * The calls of one turn, without a network: routes that do nothing, against a program of the SDK alone that does nothing
 * either, checks nothing and sets no time limit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ToolCallBenchmark {

    @Param({"1", "10"})
    private int calls;

    /** What the tools give. */
    @Param({ToolRoutes.TEXTS, ToolRoutes.MAPS})
    private String gives;

    /** Whether tools run on threads of their own, as they do, or on that of the benchmark, to see what is not the hop. */
    @Param({"true", "false"})
    private boolean threads;

    private final CamelContext context = new DefaultCamelContext();
    private List<ToolUseBlock> uses;
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private Executor executor;
    private Exchange exchange;
    private ToolSets sets;
    private BareTools bare;
    private ToolLoopSettings settings;

    @Setup
    public void prepare() throws Exception {
        context.addRoutes(new ToolRoutes());
        context.start();
        exchange = new DefaultExchange(context);
        uses = BareTools.uses(calls);
        // As RouteThreads makes them.
        pool = context.getExecutorServiceManager().newCachedThreadPool(this, "tools");
        timer = context.getExecutorServiceManager().newScheduledThreadPool(this, "timer", 1);
        executor = threads ? pool : Runnable::run;
        sets = new ToolSets(RouteTools.registry(context), List::of, "the benchmark");
        bare = new BareTools(executor, gives);
        ToolLoopSettings none = ToolLoopSettings.NONE;
        settings = new ToolLoopSettings(
                List.of(gives),
                false,
                none.maxIterations(),
                null,
                true,
                none.timeout(),
                true,
                true,
                none.maxResultSize(),
                true,
                true);
        if (!route().get(0).result().content().equals(bareSdk().get(0).content())) {
            throw new IllegalStateException("the two sides give different results");
        }
    }

    @TearDown
    public void close() {
        pool.shutdown();
        timer.shutdownNow();
        context.stop();
    }

    @Benchmark
    public List<ToolResultBlock> bareSdk() {
        return bare.call(uses).join();
    }

    @Benchmark
    public List<ToolOutcome> route() {
        ToolCaller caller = new ToolCalls(
                sets.of(settings.tags()),
                settings,
                new ToolThreads(executor, executor, timer),
                Correlation.of(exchange));
        return caller.call(uses).toCompletableFuture().join();
    }
}
