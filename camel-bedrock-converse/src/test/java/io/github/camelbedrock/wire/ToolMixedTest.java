/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.POINT;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Looped.Way;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Route tools beside those of toolConfig, which the route that asks has to call, and beside those that run in Bedrock. */
class ToolMixedTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final LambdaRouteBuilder ROUTES = routes -> {
        routes.from("bedrock-tool:look?tags=t").setBody(routes.constant("seen"));
        routes.from("bedrock-tool:add?tags=t").setBody(routes.constant("added"));
    };

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().otherwise(Answers.text("Done."));
    }

    private static Looped looped(Way way, String model, String options) throws Exception {
        return new Looped(bedrock.server(), way, model, "tools=t" + options, ROUTES);
    }

    private static String tools(String... tools) {
        return "{'tools':[" + String.join(",", tools) + "]}";
    }

    /** Rule, model, options, tools of the request. */
    static Stream<Arguments> orders() {
        String book = "&" + ToolConfigs.option(ToolConfigs.BOOK);
        String add = ToolConfigs.tool("add");
        String look = ToolConfigs.LOOK;
        String two = "&" + ToolConfigs.option(ToolConfigs.tool("zoo"), ToolConfigs.BOOK);
        return Stream.of(
                row("T1 by name", NOVA, "", tools(add, look)),
                row("T1 behind toolConfig", NOVA, book, tools(ToolConfigs.BOOK, add, look)),
                row("T1 toolConfig as it is", NOVA, two, tools(ToolConfigs.tool("zoo"), ToolConfigs.BOOK, add, look)),
                row(
                        "G1 before systemTools",
                        "amazon.nova-2-lite-v1:0",
                        book + "&systemTools=nova_grounding",
                        tools(ToolConfigs.BOOK, add, look, ToolConfigs.SYSTEM_TOOL)),
                row(
                        "C1 before the cache point",
                        CLAUDE,
                        book + "&cacheTools=true",
                        tools(ToolConfigs.BOOK, add, look, POINT)),
                row(
                        "T10 strict by name",
                        CLAUDE,
                        book + "&strictTools=look",
                        tools(ToolConfigs.BOOK, add, ToolConfigs.strict(ToolConfigs.closed(look), true))));
    }

    private static Arguments row(String rule, String model, String options, String expected) {
        return Arguments.of(rule, model, options, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void toolsHaveOneOrder(String rule, String model, String options, String expected) throws Exception {
        try (Looped looped = looped(Way.CONVERSE, model, options)) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.sent().get(0).get("toolConfig")).isEqualTo(Wire.json(expected));
        }
    }

    /** Byte for byte, over calls and turns: else the prompt cache would miss. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void toolsStayAsTheyAre(String rule, String model, String options, String expected) throws Exception {
        try (Looped looped = looped(Way.CONVERSE, model, options)) {
            bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
            looped.send("Hi");
            looped.send("Hi again");
            List<RecordedRequest> requests = bedrock.server().requests();
            assertThat(requests).hasSize(3);
            assertThat(requests).extracting(ToolMixedTest::toolConfig).containsOnly(toolConfig(requests.get(0)));
        }
    }

    private static String toolConfig(RecordedRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        int start = body.indexOf("\"toolConfig\"");
        assertThat(start).isPositive();
        JsonNode config = Wire.body(request).get("toolConfig");
        String text = "\"toolConfig\":" + config;
        assertThat(body).contains(text);
        return text;
    }

    /** Options or a header may not bring a second tool of a route's name. */
    @Test
    void oneNameIsRefused() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, NOVA, "&" + ToolConfigs.option(ToolConfigs.LOOK))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException())
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContainingAll("'look'", "toolConfig", "tools");
            assertThat(looped.sent()).isEmpty();
        }
    }

    @Test
    void oneNameInTheBodyIsRefused() throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messages", Wire.plain("[" + user(text("Hi")) + "]"));
        body.put("toolConfig", Wire.plain(tools(ToolConfigs.LOOK)));
        try (Looped looped = looped(Way.CONVERSE, NOVA, "")) {
            assertThat(looped.send(body).getException())
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining("'look'");
        }
    }

    /** The route's tools of the turn are called; the rest is for whoever asks, who goes on with its results. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aCallOfADeclaredToolIsLeftToTheRoute(Way way) throws Exception {
        bedrock.server()
                .enqueue(Answers.toolUse("1", "look", Map.of())
                        .and(Answers.toolUse("2", "book", Map.of("day", 1)))
                        .and(Answers.toolUse("3", "add", Map.of())));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(way, CLAUDE, "&" + ToolConfigs.option(ToolConfigs.BOOK))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getHeader(TOOL_CALLS))
                    .isEqualTo(List.of(Map.of("id", "2", "name", "book", "input", Map.of("day", 1))));
            assertThat(answered.getMessage().getHeader("CamelBedrockConverseFinishReason"))
                    .isEqualTo("tool_call");
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(1);
            assertThat(answered.getMessage()
                            .getHeader(TOOL_EXECUTIONS, List.class)
                            .size())
                    .isEqualTo(2);
            assertThat(looped.sent()).hasSize(1);
            Exchange again = looped.send(
                    answered.getProperty(MESSAGES_PROPERTY),
                    Map.of("CamelBedrockConverseToolResults", Map.of("2", "booked")));
            assertThat(again.getException()).isNull();
            assertThat(again.getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages()).hasSize(3);
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(
                            user(told("1", text("seen")), told("3", text("added")), result("2", text("booked")))));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "EVENT"})
    void aCallOfADeclaredToolAloneComesBackAtOnce(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("2", "book", Map.of()));
        try (Looped looped = looped(way, CLAUDE, "&" + ToolConfigs.option(ToolConfigs.BOOK))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getHeader(TOOL_CALLS, List.class).size())
                    .isEqualTo(1);
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(0);
            assertThat(looped.sent()).hasSize(1);
        }
    }

    @Test
    void twentyToolsMayBeStrict() throws Exception {
        for (int more = 18; more <= 19; more++) {
            String given = "&strictTools=true&toolConfig=RAW({\"tools\":["
                    + ToolConfigs.many(more).replace('\'', '"') + "]})";
            try (Looped looped = looped(Way.CONVERSE, CLAUDE, given)) {
                Exchange answered = looped.send("Hi");
                if (more == 18) {
                    assertThat(answered.getException()).isNull();
                    assertThat(looped.sent().get(0).at("/toolConfig/tools").findValues("strict"))
                            .hasSize(20);
                } else {
                    assertThat(answered.getException())
                            .isInstanceOf(InvalidTurnException.class)
                            .hasMessageContainingAll("21 strict tools", "20");
                }
            }
        }
    }

    /** G2: it has run in Bedrock; its result stands beside it in the assistant's turn. */
    @Test
    void aToolOfTheServerIsNotCalled() throws Exception {
        JsonNode use = Wire.json("{'toolUseId':'s1','name':'look','type':'server_tool_use','input':{}}");
        JsonNode result = Wire.json("{'toolUseId':'s1','type':'nova_grounding_result','content':[{'text':'x'}]}");
        bedrock.server()
                .enqueue(Answers.block("toolUse", use)
                        .and(Answers.block("toolResult", result))
                        .and(Answers.text("Found.")));
        try (Looped looped = looped(Way.CONVERSE, "amazon.nova-2-lite-v1:0", "&systemTools=nova_grounding")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("Found.");
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(0);
            assertThat(answered.getMessage().getHeaders()).doesNotContainKeys(TOOL_CALLS, TOOL_EXECUTIONS);
            assertThat(looped.sent()).hasSize(1);
        }
    }

    /** Both in one turn: the client's tool is called, that of the server stays as it was. */
    @Test
    void aToolOfTheServerStaysBesideACall() throws Exception {
        JsonNode use = Wire.json("{'toolUseId':'s1','name':'nova_grounding','type':'server_tool_use','input':{}}");
        JsonNode result = Wire.json("{'toolUseId':'s1','type':'nova_grounding_result','content':[{'text':'x'}]}");
        bedrock.server()
                .enqueue(Answers.block("toolUse", use)
                        .and(Answers.block("toolResult", result))
                        .and(Answers.toolUse("1", "look", Map.of())));
        try (Looped looped = looped(Way.CONVERSE, "amazon.nova-2-lite-v1:0", "&systemTools=nova_grounding")) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(1).get("content")).hasSize(3);
            assertThat(looped.messages().get(1).at("/content/0/toolUse")).isEqualTo(use);
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(user(told("1", text("seen")))));
        }
    }
}
