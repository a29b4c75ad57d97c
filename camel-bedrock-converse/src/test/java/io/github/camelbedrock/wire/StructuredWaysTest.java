/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Structured.FORCED;
import static io.github.camelbedrock.wire.Structured.NATIVE;
import static io.github.camelbedrock.wire.Structured.OUTPUT;
import static io.github.camelbedrock.wire.Structured.PROMPTED;
import static io.github.camelbedrock.wire.Structured.answer;
import static io.github.camelbedrock.wire.Structured.ask;
import static io.github.camelbedrock.wire.Structured.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
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

/** How a model is held to a schema: by Bedrock, by a tool, by the system prompt. */
class StructuredWaysTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    @Test
    void isEnforcedByBedrockWhereTheModelCan() throws Exception {
        // J1, J2, J3, T12: the schema is strict, and what strict schemas cannot say stands in the description.
        JsonNode sent = ask(bedrock.server(), NATIVE, OUTPUT, "{\"age\":4}");
        assertThat(sent.at("/outputConfig/textFormat/type").asText()).isEqualTo("json_schema");
        JsonNode definition = sent.at("/outputConfig/textFormat/structure/jsonSchema");
        assertThat(definition.get("name").asText()).isEqualTo("final_answer");
        assertThat(Wire.json(definition.get("schema").asText()))
                .isEqualTo(
                        Wire.json(
                                "{'type':'object','properties':{'age':{'type':'integer','description':'minimum=1'}},'required':['age'],'additionalProperties':false}"));
        assertThat(sent.has("toolConfig")).isFalse();
        assertThat(sent.has("system")).isFalse();
    }

    @Test
    void isTheInputOfAToolWhereTheModelCanBeForced() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("tu_1", "final_answer", Map.of("age", 4)));
        Exchange answered = answer(bedrock.server(), FORCED, OUTPUT);
        assertThat(answered.getMessage().getBody()).isEqualTo("{\"age\":4}");
        assertThat(answered.getMessage().getHeaders())
                .containsEntry(BedrockConverseConstants.FINISH_REASON, "stop")
                .containsEntry(BedrockConverseConstants.STOP_REASON, "tool_use")
                .doesNotContainKey(BedrockConverseConstants.TOOL_CALLS);
        JsonNode sent = Wire.body(bedrock.server().takeRequests().get(0));
        assertThat(sent.at("/toolConfig/toolChoice")).isEqualTo(Wire.json("{'tool':{'name':'final_answer'}}"));
        assertThat(sent.at("/toolConfig/tools/0/toolSpec/inputSchema/json"))
                .isEqualTo(Wire.json(
                        "{'type':'object','properties':{'age':{'type':'integer','minimum':1}},'required':['age']}"));
        assertThat(sent.at("/toolConfig/tools")).hasSize(1);
    }

    /** 10.1: Bedrock wants a tool defined while the messages hold calls; the one that takes the answer is one. */
    @Test
    void isTheInputOfTheOnlyToolBesideAHistoryWithCalls() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("tu_1", "final_answer", Map.of("age", 4)));
        String history = Turns.messages(
                Turns.user(Turns.text("a")),
                Turns.assistant(Turns.call("1")),
                Turns.user(Turns.result("1", Turns.text("b"))));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + FORCED + "?" + OUTPUT)) {
            assertThat(routes.send(Wire.plain(history)).getMessage().getBody()).isEqualTo("{\"age\":4}");
        }
        JsonNode sent = Wire.body(bedrock.server().takeRequests().get(0));
        assertThat(sent.at("/toolConfig/tools")).hasSize(1);
        assertThat(sent.at("/toolConfig/toolChoice")).isEqualTo(Wire.json("{'tool':{'name':'final_answer'}}"));
    }

    @Test
    void isAskedForInTheSystemPromptWhereTheModelCanDoNeither() throws Exception {
        // J5
        JsonNode sent = ask(bedrock.server(), PROMPTED, OUTPUT + "&systemMessage=Be brief.", "{\"age\":4}");
        assertThat(sent.at("/system/0/text").asText()).isEqualTo("Be brief.");
        assertThat(sent.at("/system/1/text").asText()).contains("JSON value", "\"age\":{\"type\":\"integer\"");
        assertThat(sent.has("toolConfig")).isFalse();
        assertThat(sent.has("outputConfig")).isFalse();
    }

    /** Rule, model, options, and where the schema must be. */
    static Stream<Arguments> modes() {
        String tools = "&toolConfig=RAW({\"tools\":[{\"toolSpec\":{\"name\":\"a\",\"inputSchema\":{\"json\":{}}}}]})";
        return Stream.of(
                Arguments.of("native named", NATIVE, "&outputMode=native", "/outputConfig"),
                Arguments.of("tool named", NATIVE, "&outputMode=tool", "/toolConfig"),
                Arguments.of("prompt named", NATIVE, "&outputMode=prompt", "/system"),
                Arguments.of("J6 native beside tools", NATIVE, tools, "/outputConfig"),
                Arguments.of("tools leave no tool to force", FORCED, tools, "/system"),
                Arguments.of("R12 native while Claude thinks", NATIVE, "&thinking=on", "/outputConfig"),
                Arguments.of(
                        "R12 prompt while Claude thinks",
                        "anthropic.claude-sonnet-4-20250514-v1:0",
                        "&thinking=on",
                        "/system"),
                Arguments.of("T4 tool not forced", PROMPTED, "&outputMode=tool", "/toolConfig"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modes")
    void takesTheWayThatIsOpen(String rule, String model, String options, String place) throws Exception {
        JsonNode sent = ask(bedrock.server(), model, OUTPUT + options, "{\"age\":4}");
        for (String possible : List.of("/outputConfig", "/system")) {
            assertThat(sent.at(possible).isMissingNode()).as(possible).isEqualTo(!possible.equals(place));
        }
        assertThat(sent.at("/toolConfig").toString().contains("final_answer")).isEqualTo(place.equals("/toolConfig"));
        assertThat(sent.at("/toolConfig/toolChoice").isMissingNode()).isEqualTo(!rule.equals("tool named"));
    }

    /** The input of a tool is an object. */
    @Test
    void asksForAListInTheSystemPrompt() throws Exception {
        JsonNode sent = ask(bedrock.server(), FORCED, "outputSchema=RAW({\"type\":\"array\"})", "[{\"age\":4}]");
        assertThat(sent.at("/system/0/text").asText()).contains("\"type\":\"array\"");
        assertThat(sent.has("toolConfig")).isFalse();
    }

    /** The tools of the body leave no tool to force, as those of the option do. */
    @Test
    void takesTheWayThatIsOpenBesideTheToolsOfTheBody() throws Exception {
        Object body = Wire.plain("{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                + "'toolConfig':{'tools':[{'toolSpec':{'name':'a','inputSchema':{'json':{}}}}]}}");
        bedrock.server().otherwise(Answers.text("{\"age\":4}"));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + FORCED + "?" + OUTPUT)) {
            assertThat(routes.send(body).getMessage().getBody()).isEqualTo("{\"age\":4}");
        }
        JsonNode sent = Wire.body(bedrock.server().takeRequests().get(0));
        assertThat(sent.at("/system/0/text").asText()).contains("JSON schema");
        assertThat(sent.at("/toolConfig/tools")).hasSize(1);
    }

    @Test
    void refusesAWayThatIsNotOpen() throws Exception {
        assertThat(refused(bedrock.server(), PROMPTED, OUTPUT + "&outputMode=native")) // J4
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("outputMode")
                .hasMessageContaining("meta");
        assertThat(refused(bedrock.server(), FORCED, "outputSchema=RAW({\"type\":\"array\"})&outputMode=tool"))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("outputMode")
                .hasMessageContaining("array");
        assertThat(refused(bedrock.server(), NATIVE, OUTPUT + "&outputMode=tool&thinking=on")) // R12
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("outputMode")
                .hasMessageContaining("thinks");
    }
}
