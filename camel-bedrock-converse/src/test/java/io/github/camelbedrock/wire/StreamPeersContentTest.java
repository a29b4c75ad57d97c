/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.EveryWay.assertThatItIsWhole;
import static io.github.camelbedrock.wire.EveryWay.frames;
import static io.github.camelbedrock.wire.EveryWay.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What other clients lose of a stream's content, each with the proof that this one does not. */
class StreamPeersContentTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private static EveryWay every;

    @BeforeAll
    static void start() throws Exception {
        every = new EveryWay(bedrock.server());
    }

    @AfterAll
    static void stop() {
        every.close();
    }

    @ParameterizedTest(name = "S6 over {0}")
    @EnumSource
    void keepsTheToolCallWithoutMetadata(Protocol protocol) {
        Answer call = Answers.text("Let me see.")
                .and(Answers.toolUse("t1", "add", Map.of("a", 1)))
                .withoutMetadata();
        every.read(protocol, call, delivered -> {
            assertThatItIsWhole(delivered, "Let me see.");
            assertThat(header(delivered, "ToolCalls")).isEqualTo(List.of(call("t1", "add", Map.of("a", 1))));
            assertThat(header(delivered, "TotalTokens")).isNull();
        });
    }

    @ParameterizedTest(name = "S7 over {0}")
    @EnumSource
    void endsWithMetadataThatHoldsNoUsage(Protocol protocol) {
        every.read(protocol, Answers.text("Oslo").withoutUsage().latencyMs(77), delivered -> {
            assertThatItIsWhole(delivered, "Oslo");
            assertThat(header(delivered, "TotalTokens")).isNull();
            assertThat(header(delivered, "LatencyMs")).isEqualTo(77L);
        });
    }

    @ParameterizedTest(name = "S8 over {0}")
    @EnumSource
    void sendsTheReasoningBackWithItsSignature(Protocol protocol) throws Exception {
        bedrock.server()
                .enqueue(Answers.reasoning("Let me \"think\"\n", "c2ln+/=").and(Answers.text("Oslo")));
        assertThat(sentBack(protocol))
                .isEqualTo(Wire.json("[{'reasoningContent':{'reasoningText':{'text':'Let me \\'think\\'\\n',"
                        + "'signature':'c2ln+/='}}},{'text':'Oslo'}]"));
    }

    @ParameterizedTest(name = "L4 over {0}")
    @EnumSource
    void keepsTheInputThatBreaksOff(Protocol protocol) {
        Answer cut = frames(
                "messageStart {'role':'assistant'}",
                "contentBlockStart {'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'add'}}}",
                "contentBlockDelta {'contentBlockIndex':0,'delta':{'toolUse':{'input':'{\\'a\\':[1, '}}}",
                "contentBlockStop {'contentBlockIndex':0}",
                "messageStop {'stopReason':'max_tokens'}");
        every.read(protocol, cut, delivered -> {
            assertThatItIsWhole(delivered, "");
            assertThat(header(delivered, "StopReason")).isEqualTo("max_tokens");
            assertThat(header(delivered, "FinishReason")).isEqualTo("length");
            assertThat(header(delivered, "ToolCalls")).isEqualTo(List.of(call("t1", "add", "{\"a\":[1, ")));
        });
    }

    @ParameterizedTest(name = "L5 over {0}")
    @EnumSource
    void givesTheCallThatHasNoInput(Protocol protocol) {
        Answer call = Answers.text("Let me see.").and(Answers.toolUse("t1", "now", Map.of()));
        every.read(protocol, call, delivered -> {
            assertThatItIsWhole(delivered, "Let me see.");
            assertThat(header(delivered, "FinishReason")).isEqualTo("tool_call");
            assertThat(header(delivered, "ToolCalls")).isEqualTo(List.of(call("t1", "now", Map.of())));
        });
    }

    @ParameterizedTest(name = "L6 over {0}")
    @EnumSource
    void keepsBlocksApartThatComeInterleaved(Protocol protocol) throws Exception {
        bedrock.server()
                .enqueue(frames(
                        "messageStart {'role':'assistant'}",
                        reasoning(0, "'text':'think1, '"),
                        reasoning(1, "'text':'think2'"),
                        reasoning(0, "'text':'and on'"),
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'Os'}}",
                        reasoning(1, "'signature':'SIG2'"),
                        reasoning(2, "'redactedContent':'AAEC'"),
                        reasoning(0, "'signature':'SIG1'"),
                        "contentBlockDelta {'contentBlockIndex':4,'delta':{'text':', I think'}}",
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'lo'}}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "messageStop {'stopReason':'end_turn'}"));
        assertThat(sentBack(protocol))
                .isEqualTo(Wire.json("[{'reasoningContent':{'reasoningText':{'text':'think1, and on',"
                        + "'signature':'SIG1'}}},{'reasoningContent':{'reasoningText':{'text':'think2',"
                        + "'signature':'SIG2'}}},{'reasoningContent':{'redactedContent':'AAEC'}},"
                        + "{'text':'Oslo'},{'text':', I think'}]"));
    }

    @ParameterizedTest(name = "L20 over {0}")
    @EnumSource
    void endsWithMetadataThatHoldsNoMetrics(Protocol protocol) {
        Answer answer = Answers.json(Wire.json("{'output':{'message':{'role':'assistant','content':[{'text':'Oslo'}]}},"
                        + "'stopReason':'end_turn','usage':{'inputTokens':1,'outputTokens':2,'totalTokens':3}}")
                .toString());
        every.read(protocol, answer, delivered -> {
            assertThatItIsWhole(delivered, "Oslo");
            assertThat(header(delivered, "TotalTokens")).isEqualTo(3);
            assertThat(header(delivered, "LatencyMs")).isNull();
        });
    }

    @ParameterizedTest(name = "C6 over {0}")
    @EnumSource
    void givesToolCallsAndReasoning(Protocol protocol) {
        Answer answer = Answers.reasoning("I need a tool.", "c2ln").and(Answers.toolUse("t1", "add", Map.of("a", 1)));
        every.read(protocol, answer, delivered -> {
            assertThatItIsWhole(delivered, "");
            assertThat(header(delivered, "Reasoning")).isEqualTo("I need a tool.");
            assertThat(header(delivered, "ToolCalls")).isEqualTo(List.of(call("t1", "add", Map.of("a", 1))));
        });
    }

    @ParameterizedTest(name = "G2 a tool that ran within Bedrock, over {0}")
    @EnumSource
    void leavesNothingToDoWhereBedrockRanTheTool(Protocol protocol) {
        String use = "'toolUseId':'t1','name':'nova_grounding','type':'server_tool_use'";
        String result = "'toolUseId':'t1','type':'nova_grounding_result','status':'error'";
        Answer answer = frames(
                "messageStart {'role':'assistant'}",
                "contentBlockStart {'contentBlockIndex':0,'start':{'toolUse':{" + use + "}}}",
                "contentBlockStart {'contentBlockIndex':1,'start':{'toolResult':{" + result + "}}}",
                "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolResult':[{'text':'No web.'}]}}",
                "contentBlockDelta {'contentBlockIndex':2,'delta':{'text':'Oslo'}}",
                "messageStop {'stopReason':'end_turn'}");
        every.read(protocol, answer, delivered -> {
            assertThatItIsWhole(delivered, "Oslo");
            assertThat(header(delivered, "ToolCalls")).isNull();
            assertThat(header(delivered, "FinishReason")).isEqualTo("stop");
            Message message = delivered.exchange().getProperty("CamelBedrockConverseMessage", Message.class);
            assertThat(message.content()).hasSize(3);
            assertThat(message.content().get(1).toolResult().statusAsString()).isEqualTo("error");
        });
    }

    /** The thread of the route comes back before there is any answer. */
    @ParameterizedTest(name = "C6 over {0}")
    @EnumSource
    void holdsNoThread(Protocol protocol) throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        for (Delivery delivery : Delivery.values()) {
            try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:piece").to("mock:pieces");
                }
            })) {
                AsyncProducer producer = routes.context()
                        .getEndpoint(Deliveries.uri(delivery, protocol, CLAUDE, ""))
                        .createAsyncProducer();
                producer.start();
                Exchange exchange = producer.getEndpoint().createExchange();
                exchange.getMessage().setBody("Hi");
                Queue<Thread> told = new ConcurrentLinkedQueue<>();
                assertThat(producer.process(exchange, over -> told.add(Thread.currentThread())))
                        .isFalse();
                await().until(() -> !told.isEmpty());
                assertThat(told).doesNotContain(Thread.currentThread()).hasSize(1);
                assertThat(exchange.getException()).isNull();
                producer.stop();
            }
        }
    }

    private static Map<String, Object> call(String id, String name, Object input) {
        return Map.of("id", id, "name", name, "input", input);
    }

    private static String reasoning(int index, String piece) {
        return "contentBlockDelta {'contentBlockIndex':" + index + ",'delta':{'reasoningContent':{" + piece + "}}}";
    }

    /** The assistant's turn as the same exchange sends it back with its next question. */
    private static JsonNode sentBack(Protocol protocol) throws Exception {
        bedrock.server().otherwise(Answers.text("Done"));
        String uri = Deliveries.uri(Delivery.ITERATOR, protocol, CLAUDE, "");
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(uri)
                        .process(StreamPeersContentTest::readAll)
                        .process(StreamPeersContentTest::goOn)
                        .to(uri)
                        .process(StreamPeersContentTest::readAll);
            }
        })) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
        return Wire.body(bedrock.server().takeRequests().get(1)).at("/messages/1/content");
    }

    private static void readAll(Exchange exchange) {
        exchange.getMessage().getBody(Iterator.class).forEachRemaining(element -> {});
    }

    private static void goOn(Exchange exchange) {
        List<Object> conversation = new ArrayList<>(exchange.getProperty("CamelBedrockConverseMessages", List.class));
        conversation.add(Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("Go on"))
                .build());
        exchange.getMessage().setBody(conversation);
    }
}
