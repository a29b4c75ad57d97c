/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_RESULTS;
import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.assistant;
import static io.github.camelbedrock.wire.Turns.call;
import static io.github.camelbedrock.wire.Turns.messages;
import static io.github.camelbedrock.wire.Turns.result;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** The route makes the calls itself, and sends their results in a header. */
class ToolManualTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String HISTORY = user(text("Hi")) + "," + assistant(call("1"), call("2"));

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().otherwise(Answers.text("Done."));
    }

    private static Looped looped(Way way, String options) throws Exception {
        return new Looped(bedrock.server(), way, CLAUDE, options, routes -> routes.from("bedrock-tool:look?tags=t")
                .throwException(new IllegalStateException("is not for the component to call")));
    }

    private static Object history() {
        return Wire.plain(messages(HISTORY));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theCallsComeBackToTheRoute(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        try (Looped looped = looped(way, "tools=t&toolExecution=manual")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getHeader(TOOL_CALLS))
                    .isEqualTo(List.of(Map.of("id", "1", "name", "look", "input", Map.of())));
            assertThat(answered.getMessage().getHeaders()).doesNotContainKeys(TOOL_ITERATIONS, TOOL_EXECUTIONS);
            assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size())
                    .isEqualTo(2);
            assertThat(looped.sent()).hasSize(1);
            assertThat(looped.sent().get(0).get("toolConfig"))
                    .isEqualTo(Wire.json(ToolConfigs.toolConfig(ToolConfigs.LOOK)));
        }
    }

    /** The loop of the documentation. */
    @Test
    void aRouteLoopsByItself() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of("at", "a")));
        bedrock.server()
                .enqueue(Answers.toolUse("2", "look", Map.of("at", "b"))
                        .and(Answers.toolUse("3", "look", Map.of("at", "c"))));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                String asking = "bedrock-converse:" + CLAUDE + "?tools=t&toolExecution=manual";
                from("bedrock-tool:look?tags=t&parameter.at=string").setBody(constant("not called"));
                from("direct:ask")
                        .to(asking)
                        .loopDoWhile(header("CamelBedrockConverseFinishReason").isEqualTo("tool_call"))
                        .process(ToolManualTest::callAll)
                        .to(asking)
                        .end();
            }
        })) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            assertThat(answered.getMessage().getHeader(TOOL_RESULTS)).isNull();
            assertThat(answered.getMessage().getHeader(TOOL_CALLS)).isNull();
        }
        var requests = bedrock.server().takeRequests();
        assertThat(requests).hasSize(3);
        assertThat(Wire.body(requests.get(2)).get("messages")).hasSize(5);
        assertThat(Wire.body(requests.get(2)).get("messages").get(4))
                .isEqualTo(Wire.json(user(result("2", text("seen b")), result("3", text("seen c")))));
    }

    private static void callAll(Exchange exchange) {
        Map<Object, Object> results = new LinkedHashMap<>();
        for (Object call : exchange.getMessage().getHeader(TOOL_CALLS, List.class)) {
            Map<?, ?> called = (Map<?, ?>) call;
            results.put(called.get("id"), "seen " + ((Map<?, ?>) called.get("input")).get("at"));
        }
        exchange.getMessage().setHeader(TOOL_RESULTS, results);
    }

    /** Rule, results, turn of the user. M15: nothing is an empty list. */
    static Stream<Arguments> results() {
        Map<String, Object> byId = new LinkedHashMap<>();
        byId.put("1", Map.of("a", 1));
        byId.put("2", null);
        Map<String, Object> media = new LinkedHashMap<>();
        ImageBlock image = ImageBlock.builder()
                .format("png")
                .source(source -> source.bytes(SdkBytes.fromByteArray(new byte[] {1, 2, 3})))
                .build();
        media.put("1", List.of("see", ContentBlock.fromImage(image)));
        media.put("2", 7);
        ToolResultBlock sdk = ToolResultBlock.builder()
                .toolUseId("1")
                .content(ToolResultContentBlock.fromText("a"))
                .build();
        return Stream.of(
                row("Map of texts", ordered("1", "a", "2", "b"), result("1", text("a")), result("2", text("b"))),
                row(
                        "Map of ids in another order",
                        ordered("2", "b", "1", "a"),
                        result("2", text("b")),
                        result("1", text("a"))),
                row("Map of other values", byId, result("1", "{'json':{'a':1}}"), result("2", text("[]"))),
                row("Map with media", media, result("1", text("see"), Turns.IMAGE), result("2", text("7"))),
                row(
                        "List with status",
                        List.of(
                                Map.of("id", "1", "result", "a", "status", "error"),
                                Map.of("id", "2", "result", List.of("b", "c"), "status", "success")),
                        failed("1", "a"),
                        told("2", text("b"), text("c"))),
                row(
                        "List without status or result",
                        List.of(Map.of("id", "1", "result", "a"), Map.of("id", "2")),
                        result("1", text("a")),
                        result("2", text("[]"))),
                row(
                        "Converse's form",
                        List.of(Wire.plain(failed("1", "a")), Wire.plain(result("2", text("b")))),
                        failed("1", "a"),
                        result("2", text("b"))),
                row(
                        "inner form of Converse",
                        List.of(
                                ((Map<?, ?>) Wire.plain(result("1", text("a")))).get("toolResult"),
                                Map.of("id", "2", "result", "b")),
                        result("1", text("a")),
                        result("2", text("b"))),
                row(
                        "blocks of the SDK",
                        List.of(
                                sdk,
                                ContentBlock.fromToolResult(
                                        sdk.toBuilder().toolUseId("2").build())),
                        result("1", text("a")),
                        result("2", text("a"))));
    }

    private static Arguments row(String rule, Object results, String... blocks) {
        return Arguments.of(rule, results, user(blocks));
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void resultsGoBehindTheConversation(String rule, Object results, String turn) throws Exception {
        for (Way way : List.of(Way.CONVERSE, Way.ITERATOR)) {
            try (Looped looped = looped(way, "tools=t&toolExecution=manual")) {
                Exchange answered = looped.send(history(), Map.of(TOOL_RESULTS, results));
                assertThat(answered.getException()).isNull();
                assertThat(looped.messages()).isEqualTo(Wire.json(messages(HISTORY, turn)));
            }
        }
    }

    @Test
    void theUserSaysSomethingBeside() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, "tools=t&toolExecution=manual&userMessage=not this")) {
            Map<String, Object> results = ordered("1", "a", "2", "b");
            Exchange answered = looped.send(
                    history(), Map.of(TOOL_RESULTS, results, "CamelBedrockConverseUserMessage", "Be quick."));
            assertThat(answered.getException()).isNull();
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(result("1", text("a")), result("2", text("b")), text("Be quick."))));
            looped.send(history(), Map.of(TOOL_RESULTS, results));
            assertThat(looped.messages().get(2).get("content")).hasSize(2);
        }
    }

    /** The text that stands in the body since the last answer is no question. */
    @Test
    void theConversationIsThatOfTheCallBefore() throws Exception {
        bedrock.server().enqueue(Answers.text("Wait.").and(Answers.toolUse("1", "look", Map.of())));
        try (Looped looped =
                new Looped(bedrock.server(), Way.CONVERSE, CLAUDE, "tools=t&toolExecution=manual", routes -> {
                    routes.from("bedrock-tool:look?tags=t").setBody(routes.constant("not called"));
                    routes.from("direct:both")
                            .to("direct:ask")
                            .process(exchange -> exchange.getMessage().setHeader(TOOL_RESULTS, Map.of("1", "a")))
                            .to("direct:ask");
                })) {
            Exchange answered = looped.context()
                    .createFluentProducerTemplate()
                    .to("direct:both")
                    .withBody("Hi")
                    .send();
            assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages())
                    .isEqualTo(Wire.json(messages(
                            user(text("Hi")), assistant(text("Wait."), call("1")), user(result("1", text("a"))))));
        }
    }

    /** Rule, body, results, words of the refusal. */
    static Stream<Arguments> refused() {
        Map<String, Object> both = ordered("1", "a", "2", "b");
        Map<String, Object> more = new LinkedHashMap<>(both);
        more.put("3", "c");
        return Stream.of(
                Arguments.of("no conversation", "Hi", both, List.of(TOOL_RESULTS, MESSAGES_PROPERTY)),
                Arguments.of("unknown id", history(), more, List.of("3", "belongs to no tool call")),
                Arguments.of("a call without result", history(), Map.of("1", "a"), List.of("2", "no result")),
                Arguments.of("empty", history(), Map.of(), List.of(TOOL_RESULTS, "empty")),
                Arguments.of("text", history(), "a", List.of(TOOL_RESULTS, "java.lang.String")),
                Arguments.of("item", history(), List.of("a"), List.of(TOOL_RESULTS + "[0]", "java.lang.String")),
                Arguments.of(
                        "status",
                        history(),
                        List.of(Map.of("id", "1", "result", "a", "status", "good")),
                        List.of(TOOL_RESULTS + "[0]", "'good'")),
                Arguments.of(
                        "twice",
                        history(),
                        List.of(Map.of("id", "1"), Map.of("id", "1"), Map.of("id", "2")),
                        List.of("The tool call 1 has more than one result")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String rule, Object body, Object results, List<String> words) throws Exception {
        try (Looped looped = looped(Way.CONVERSE, "tools=t&toolExecution=manual")) {
            Exception failure = looped.send(body, Map.of(TOOL_RESULTS, results)).getException();
            assertThat(failure).isInstanceOf(InvalidTurnException.class);
            assertThat(new ArrayList<>(words))
                    .allSatisfy(word -> assertThat(failure).hasMessageContaining(word));
            assertThat(looped.sent()).isEmpty();
        }
    }
}
