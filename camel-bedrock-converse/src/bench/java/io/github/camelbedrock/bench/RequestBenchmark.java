/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.request.ConverseRequestMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * The request of a long conversation: {@value #MESSAGES} messages, {@value #TOOLS} tools, a third of the turns calls of
 * tools and their results. Both sides build the messages anew from the same texts; the bare SDK puts them into a request,
 * the route's side reads them from an exchange, keeps Bedrock's rules for them and puts them into a request.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

    static final int MESSAGES = 41;
    static final int TOOLS = 10;

    private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String SYSTEM = "You are a support agent. ".repeat(20);
    private final History history = new History(MESSAGES, TOOLS);
    private ToolConfiguration tools;
    private Exchange exchange;
    private TurnReader reader;
    private ConverseRequestMapper mapper;

    @Setup
    public void prepare() {
        tools = tools();
        CamelContext context = new DefaultCamelContext();
        exchange = new DefaultExchange(context);
        Map<String, Object> options =
                Map.of("systemMessage", SYSTEM, "maxTokens", 1000, "temperature", 0.2, "toolConfig", tools);
        reader = new TurnReader(context, options::get, MODEL, null);
        mapper = new ConverseRequestMapper();
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
        return mapper.map(reader.read(exchange));
    }

    private static ToolConfiguration tools() {
        List<Tool> tools = new ArrayList<>();
        for (int i = 0; i < TOOLS; i++) {
            String name = "tool" + i;
            Document schema = Document.mapBuilder()
                    .putString("type", "object")
                    .putMap("properties", p -> p.putMap("orderId", o -> o.putString("type", "string")))
                    .build();
            tools.add(Tool.fromToolSpec(
                    spec -> spec.name(name).description("Does " + name).inputSchema(input -> input.json(schema))));
        }
        return ToolConfiguration.builder().tools(tools).build();
    }
}
