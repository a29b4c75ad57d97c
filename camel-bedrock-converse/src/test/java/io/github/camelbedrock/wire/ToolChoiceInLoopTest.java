/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that was forced to call a tool may answer once it has: else it would call until the limit. */
class ToolChoiceInLoopTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String AUTO = "{'auto':{}}";
    private static final String ANY = "{'any':{}}";
    private static final String LOOK = "{'tool':{'name':'look'}}";

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().enqueue(Answers.toolUse("2", "look", Map.of()));
        bedrock.server().otherwise(Answers.text("Done."));
    }

    /** Rule, options, body, choice of the first request, choice of those that follow; null for none. */
    static Stream<Arguments> choices() {
        String config = "&" + ToolConfigs.option(ToolConfigs.BOOK).replace("]}", "],\"toolChoice\":{\"any\":{}}}");
        return Stream.of(
                row("T3 none said", "", "Hi", null, null),
                row("T3 auto", "&toolChoice=auto", "Hi", AUTO, AUTO),
                row("T3 any", "&toolChoice=any", "Hi", ANY, AUTO),
                row("T3 name", "&toolChoice=look", "Hi", LOOK, AUTO),
                row("T3 any in toolConfig", config, "Hi", ANY, AUTO),
                row("T3 any in the body", "", body(ANY), ANY, null),
                row("T3 name in the body", "", body("{'tool':{'name':'book'}}"), "{'tool':{'name':'book'}}", null),
                row("T3 auto in the body", "", body(AUTO), AUTO, null),
                row("T3 any in the body over auto", "&toolChoice=auto", body(ANY), ANY, AUTO),
                row("T3 any in the body and as option", "&toolChoice=any", body(ANY), ANY, AUTO));
    }

    private static Arguments row(String rule, String options, Object body, String first, String then) {
        return Arguments.of(rule, options, body, first, then);
    }

    private static Object body(String choice) {
        Map<String, Object> tools = new LinkedHashMap<>();
        tools.put("tools", List.of(Wire.plain(ToolConfigs.BOOK)));
        tools.put("toolChoice", Wire.plain(choice));
        return Map.of("messages", Wire.plain("[" + Turns.user(Turns.text("Hi")) + "]"), "toolConfig", tools);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void isForcedInTheFirstRequestAlone(String rule, String options, Object body, String first, String then)
            throws Exception {
        for (Way way : List.of(Way.CONVERSE, Way.ITERATOR)) {
            forget();
            try (Looped looped = looped(way, NOVA, options)) {
                assertThat(looped.send(body).getException()).isNull();
                List<JsonNode> sent = looped.sent();
                assertThat(sent).hasSize(3);
                assertThat(sent.get(0).at("/toolConfig/toolChoice")).isEqualTo(node(first));
                assertThat(sent.get(1).at("/toolConfig/toolChoice")).isEqualTo(node(then));
                assertThat(sent.get(2).at("/toolConfig/toolChoice")).isEqualTo(node(then));
                assertThat(sent)
                        .extracting(request -> request.at("/toolConfig/tools"))
                        .containsOnly(sent.get(0).at("/toolConfig/tools"));
            }
        }
    }

    private static JsonNode node(String choice) {
        return choice == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : Wire.json(choice);
    }

    /** T5: the tools stay for what the history holds, but none is asked for. */
    @Test
    void noneOffersNoTool() throws Exception {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = looped(Way.CONVERSE, CLAUDE, "&toolChoice=none")) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.sent().get(0).has("toolConfig")).isFalse();
        }
    }

    /** T5: Bedrock has no word for none, so that a model which sees tools in the conversation may call one. */
    @Test
    void noneCallsNoTool() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, CLAUDE, "&toolChoice=none")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getHeader(BedrockConverseConstants.FINISH_REASON))
                    .isEqualTo("tool_call");
            assertThat(looped.sent()).hasSize(1);
        }
    }

    @Test
    void aHeaderForcesTheFirstRequest() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, NOVA, "")) {
            assertThat(looped.send("Hi", Map.of("CamelBedrockConverseToolChoice", "look"))
                            .getException())
                    .isNull();
            assertThat(looped.sent())
                    .extracting(sent -> sent.at("/toolConfig/toolChoice"))
                    .containsExactly(Wire.json(LOOK), Wire.json(AUTO), Wire.json(AUTO));
        }
    }

    private static Looped looped(Way way, String model, String options) throws Exception {
        return new Looped(
                bedrock.server(), way, model, "tools=t" + options, routes -> routes.from("bedrock-tool:look?tags=t")
                        .setBody(routes.constant("seen")));
    }
}
