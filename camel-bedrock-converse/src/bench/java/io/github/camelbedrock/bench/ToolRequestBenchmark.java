/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.tool.Correlation;
import io.github.camelbedrock.tool.RouteTools;
import io.github.camelbedrock.tooluse.ToolCalls;
import io.github.camelbedrock.tooluse.ToolSet;
import io.github.camelbedrock.tooluse.ToolSets;
import io.github.camelbedrock.tooluse.ToolThreads;
import io.github.camelbedrock.turn.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
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
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * The request of a turn whose tools are routes. Both sides build the messages anew; the bare SDK puts them into a request
 * with the tool configuration that the route sends too, kept from before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ToolRequestBenchmark {

    private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String SYSTEM = "You are a support agent. ".repeat(20);

    @Param({"1", "41"})
    private int messages;

    /** An option and its value; "plain" for none. */
    @Param({"plain", "cacheTools=true", "toolChoice=auto", "toolChoice=any", "strictTools=true"})
    private String option;

    private final CamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConverseRequestMapper mapper = new ConverseRequestMapper();
    private History history;
    private Exchange exchange;
    private TurnReader reader;
    private ToolSets sets;
    private ToolConfiguration tools;

    @Setup
    public void prepare() throws Exception {
        history = new History(messages, ToolRoutes.TOOLS);
        context.addRoutes(new ToolRoutes());
        context.start();
        exchange = new DefaultExchange(context);
        Map<String, Object> options = new HashMap<>(
                Map.of("systemMessage", SYSTEM, "maxTokens", 1000, "temperature", 0.2, "tools", ToolRoutes.TEXTS));
        if (option.contains("=")) {
            options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        reader = new TurnReader(context, options::get, MODEL, null);
        sets = new ToolSets(RouteTools.registry(context), List::of, "the benchmark");
        tools = route().toolConfig();
        if (tools.tools().size() < ToolRoutes.TOOLS || route().toolConfig() != tools) {
            throw new IllegalStateException("the tools are built for each request");
        }
    }

    @TearDown
    public void close() {
        context.stop();
        timer.shutdown();
    }

    @Benchmark
    public ConverseRequest bareSdk() {
        return ConverseRequest.builder()
                .modelId(MODEL)
                .system(SystemContentBlock.fromText(SYSTEM))
                .messages(history.messages())
                .inferenceConfig(config -> config.maxTokens(1000).temperature(0.2f))
                .toolConfig(tools)
                .build();
    }

    @Benchmark
    public ConverseRequest route() {
        exchange.getMessage().setBody(history.messages());
        return mapper.map(offer(reader.read(exchange)));
    }

    /** As the producer does. */
    private Turn offer(Turn turn) {
        ToolSet set = sets.of(turn.settings().toolLoop().tags());
        return turn.withTools(
                set.configuration(),
                new ToolCalls(
                        set,
                        turn.settings().toolLoop(),
                        new ToolThreads(Runnable::run, Runnable::run, timer),
                        Correlation.of(exchange)));
    }
}
