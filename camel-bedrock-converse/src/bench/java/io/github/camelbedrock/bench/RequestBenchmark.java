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
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

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
    private static final Document INPUT = Document.mapBuilder()
            .putString("orderId", "4711")
            .putNumber("count", 3)
            .build();

    private final List<String> texts = new ArrayList<>();
    private ToolConfiguration tools;
    private Exchange exchange;
    private TurnReader reader;
    private ConverseRequestMapper mapper;

    @Setup
    public void prepare() {
        for (int i = 0; i < MESSAGES; i++) {
            texts.add(("Message " + i + " of the conversation. ").repeat(5));
        }
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
                .messages(messages())
                .inferenceConfig(config -> config.maxTokens(1000).temperature(0.2f))
                .toolConfig(tools)
                .build();
    }

    @Benchmark
    public ConverseRequest route() {
        exchange.getMessage().setBody(messages());
        return mapper.map(reader.read(exchange));
    }

    private List<Message> messages() {
        List<Message> messages = new ArrayList<>(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            ConversationRole role = i % 2 == 0 ? ConversationRole.USER : ConversationRole.ASSISTANT;
            messages.add(Message.builder().role(role).content(content(i)).build());
        }
        return messages;
    }

    /** Every third question is answered by the call of a tool, whose result is the next turn. */
    private ContentBlock[] content(int index) {
        if (index % 6 == 1) {
            return new ContentBlock[] {
                ContentBlock.fromText(texts.get(index)),
                ContentBlock.fromToolUse(use -> use.toolUseId("tooluse_" + index)
                        .name("tool" + index % TOOLS)
                        .input(INPUT))
            };
        }
        if (index % 6 == 2) {
            return new ContentBlock[] {
                ContentBlock.fromToolResult(result -> result.toolUseId("tooluse_" + (index - 1))
                        .content(ToolResultContentBlock.fromText(texts.get(index)))
                        .status("success"))
            };
        }
        return new ContentBlock[] {ContentBlock.fromText(texts.get(index))};
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
