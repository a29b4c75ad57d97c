/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.CACHE_READ_INPUT_TOKENS;
import static io.github.camelbedrock.BedrockConverseConstants.CACHE_WRITE_INPUT_TOKENS;
import static io.github.camelbedrock.BedrockConverseConstants.INPUT_TOKENS;
import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.OUTPUT_TOKENS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOTAL_TOKENS;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Looped.use;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model calls, is told and asked again: what each request of a loop holds, and what the route learns of it. */
class ToolRoundsTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String LOOK = "bedrock-tool:look?tags=t&parameter.at=string";

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyTurnAddsToTheConversation(Way way) throws Exception {
        bedrock.server().enqueue(Answers.text("One.").and(Answers.toolUse("1", "look", Map.of("at", "a"))));
        bedrock.server()
                .enqueue(Answers.toolUse("2", "look", Map.of("at", "b"))
                        .and(Answers.toolUse("3", "look", Map.of("at", "c"))));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                .setBody(routes.simple("seen ${header.at}")))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo(way.handsOn() ? "One.Done." : "Done.");
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(2);
            assertThat(answered.getMessage().getHeader(TOOL_CALLS)).isNull();
            assertThat(answered.getMessage().getHeader(TOOL_EXECUTIONS))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .extracting(call -> call.get("id") + " " + call.get("name") + " " + call.get("iteration") + " "
                            + call.get("outcome"))
                    .containsExactly("1 look 1 success", "2 look 2 success", "3 look 2 success");
            assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size())
                    .isEqualTo(6);
            String first = user(text("Hi")) + "," + assistant(text("One."), use("1", "look", "{'at':'a'}")) + ","
                    + user(told("1", text("seen a")));
            assertThat(looped.sent()).hasSize(3);
            assertThat(looped.sent().get(1).get("messages")).isEqualTo(Wire.json(messages(first)));
            assertThat(looped.messages())
                    .isEqualTo(Wire.json(messages(
                            first,
                            assistant(use("2", "look", "{'at':'b'}"), use("3", "look", "{'at':'c'}")),
                            user(told("2", text("seen b")), told("3", text("seen c"))))));
            assertThat(looped.sent())
                    .extracting(sent -> sent.get("toolConfig"))
                    .containsOnly(looped.sent().get(0).get("toolConfig"));
        }
    }

    /** They meet at a gate that opens when all ten are there: none of them waits for another to end. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "COLLECT", "ITERATOR"})
    void tenCallsOfOneTurnRunSideBySide(Way way) throws Exception {
        CountDownLatch gate = new CountDownLatch(10);
        bedrock.server().enqueue(tenCalls());
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                .process(exchange -> {
                    gate.countDown();
                    boolean all = gate.await(20, TimeUnit.SECONDS);
                    exchange.getMessage().setBody(exchange.getMessage().getHeader("at") + " " + all);
                }))) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(tenResults("true")));
        }
    }

    /** The first call ends last: its results lead all the same. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "COLLECT", "ITERATOR"})
    void resultsHaveTheOrderOfTheCalls(Way way) throws Exception {
        CountDownLatch others = new CountDownLatch(9);
        bedrock.server().enqueue(tenCalls());
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                .process(exchange -> {
                    String at = exchange.getMessage().getHeader("at", String.class);
                    boolean last = !at.equals("0") || others.await(20, TimeUnit.SECONDS);
                    others.countDown();
                    exchange.getMessage().setBody(at + " " + last);
                }))) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(tenResults("true")));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsRunOneAfterTheOtherWhereAsked(boolean byHeader) throws Exception {
        AtomicInteger running = new AtomicInteger();
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        bedrock.server().enqueue(tenCalls());
        bedrock.server().enqueue(Answers.text("Done."));
        String options = byHeader ? "tools=t" : "tools=t&parallelToolExecution=false";
        try (Looped looped =
                new Looped(bedrock.server(), Way.CONVERSE, "nova-lite", options, routes -> routes.from(LOOK)
                        .process(exchange -> {
                            steps.add(exchange.getMessage().getHeader("at") + " of " + running.incrementAndGet());
                            Thread.yield();
                            running.decrementAndGet();
                            exchange.getMessage().setBody(exchange.getMessage().getHeader("at") + " alone");
                        }))) {
            Exchange answered =
                    looped.send("Hi", byHeader ? Map.of("CamelBedrockConverseParallelToolExecution", false) : Map.of());
            assertThat(answered.getException()).isNull();
            assertThat(steps)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(i -> i + " of 1").toList());
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(tenResults("alone")));
        }
    }

    private static Answer tenCalls() {
        Answer calls = Answers.toolUse("0", "look", Map.of("at", "0"));
        for (int i = 1; i < 10; i++) {
            calls = calls.and(Answers.toolUse("" + i, "look", Map.of("at", "" + i)));
        }
        return calls;
    }

    private static String tenResults(String saying) {
        return user(IntStream.range(0, 10)
                .mapToObj(i -> told("" + i, text(i + " " + saying)))
                .toArray(String[]::new));
    }

    /** What the answer holds decides, whatever the model gives as its reason. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aCallRunsWhereTheReasonIsEndTurn(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of("at", "a")).stopReason("end_turn"));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                .setBody(routes.constant("seen")))) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(user(told("1", text("seen")))));
        }
    }

    /** A call that was broken off may have half of its arguments. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_tokens",
                "guardrail_intervened",
                "content_filtered",
                "malformed_tool_use",
                "malformed_model_output",
                "model_context_window_exceeded"
            })
    void aCallThatWasBrokenOffDoesNotRun(String reason) throws Exception {
        for (Way way : Way.values()) {
            AtomicInteger calls = new AtomicInteger();
            bedrock.server().reset();
            bedrock.server()
                    .enqueue(Answers.text("Well.")
                            .and(Answers.toolUse("1", "look", Map.of()))
                            .stopReason(reason));
            try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                    .process(exchange -> calls.incrementAndGet()))) {
                Exchange answered = looped.send("Hi");
                assertThat(answered.getException()).as(way.name()).isNull();
                assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(0);
                assertThat(answered.getMessage().getHeader(TOOL_EXECUTIONS)).isNull();
                assertThat(answered.getMessage().getHeader("CamelBedrockConverseStopReason"))
                        .isEqualTo(reason);
                assertThat(looped.sent()).as(way.name()).hasSize(1);
                assertThat(calls).as(way.name()).hasValue(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aToolNeedsNoArguments(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "now", Map.of()));
        bedrock.server().enqueue(Answers.text("Noon."));
        try (Looped looped = new Looped(
                bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from("bedrock-tool:now?tags=t")
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody() + "12:00")))) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Noon.");
            assertThat(looped.sent().get(0).get("toolConfig"))
                    .isEqualTo(Wire.json("{'tools':[{'toolSpec':{'name':'now','inputSchema':{'json':"
                            + "{'type':'object','properties':{}}}}}]}"));
            assertThat(looped.messages().get(1)).isEqualTo(Wire.json(assistant(use("1", "now", "{}"))));
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(user(told("1", text("{}12:00")))));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void usageIsThatOfAllTurns(Way way) throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("1", "look", Map.of()).usage(10, 2).cacheUsage(3, 4));
        bedrock.server().enqueue(Answers.toolUse("2", "look", Map.of()).usage(20, 3));
        bedrock.server().enqueue(Answers.text("Done.").usage(30, 4).cacheUsage(5, 6));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "tools=t", routes -> routes.from(LOOK)
                .setBody(routes.constant("seen")))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getHeader(INPUT_TOKENS)).isEqualTo(60);
            assertThat(answered.getMessage().getHeader(OUTPUT_TOKENS)).isEqualTo(9);
            assertThat(answered.getMessage().getHeader(CACHE_READ_INPUT_TOKENS)).isEqualTo(8);
            assertThat(answered.getMessage().getHeader(CACHE_WRITE_INPUT_TOKENS))
                    .isEqualTo(10);
            assertThat(answered.getMessage().getHeader(TOTAL_TOKENS)).isEqualTo(12 + 7 + 23 + 34 + 11);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingIsToldOfToolsWhereThereAreNone(Way way) throws Exception {
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, "nova-lite", "temperature=0", routes -> {})) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            assertThat(answered.getMessage().getHeaders()).doesNotContainKeys(TOOL_ITERATIONS, TOOL_EXECUTIONS);
            assertThat(looped.sent().get(0).has("toolConfig")).isFalse();
        }
    }
}
