/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.ToolConfigs.BOOK;
import static io.github.camelbedrock.wire.ToolConfigs.LOOK;
import static io.github.camelbedrock.wire.ToolConfigs.SYSTEM_TOOL;
import static io.github.camelbedrock.wire.ToolConfigs.asked;
import static io.github.camelbedrock.wire.ToolConfigs.many;
import static io.github.camelbedrock.wire.ToolConfigs.option;
import static io.github.camelbedrock.wire.ToolConfigs.sdk;
import static io.github.camelbedrock.wire.ToolConfigs.strict;
import static io.github.camelbedrock.wire.ToolConfigs.toolConfig;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where tools come from, whose word stands, and what of them is refused before the call. */
class ToolSourceRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String HEADER = "CamelBedrockConverseToolConfig";

    @Test
    void readsAResource(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("tools.json"), toolConfig(LOOK).replace('\'', '"'));
        RecordedRequest sent =
                Wire.sent(bedrock.server(), "bedrock-converse:" + NOVA + "?toolConfig=resource:file:" + file, "Hi");
        assertThat(Wire.body(sent)).isEqualTo(asked(toolConfig(LOOK)));
    }

    static Stream<Arguments> beans() {
        return Stream.of(
                Arguments.of("Map", Wire.plain(toolConfig(LOOK))),
                Arguments.of("object of the SDK", sdk(toolConfig(LOOK))),
                Arguments.of("JSON", Wire.json(toolConfig(LOOK)).toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beans")
    void readsABean(String kind, Object bean) throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.context().getRegistry().bind("ours", bean);
            routes.ask("bedrock-converse:" + NOVA + "?toolConfig=#ours");
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(sent -> assertThat(Wire.body(sent))
                .isEqualTo(asked(toolConfig(LOOK))));
    }

    /** The endpoint's tools are its own: what comes from afar cannot give the model others. */
    @Test
    void ignoresHeadersThatReplaceTheEndpointsToolsAndWarnsOnceOfEach() throws Exception {
        Map<String, Object> headers =
                Map.of(HEADER, Wire.plain(toolConfig(BOOK)), "CamelBedrockConverseSystemTools", "other");
        bedrock.server().otherwise(Answers.text("Oslo"));
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server())
                    .ask("bedrock-converse:" + NOVA + "?" + option(LOOK) + "&systemTools=nova_grounding")) {
                routes.send("Hi", headers);
                return routes.send("Hi", headers);
            }
        });
        assertThat(bedrock.server().takeRequests()).hasSize(2).allSatisfy(sent -> assertThat(Wire.body(sent))
                .isEqualTo(asked(toolConfig(LOOK, SYSTEM_TOOL))));
        assertThat(warnings)
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains(HEADER, "headerOverrides=all"))
                .anySatisfy(
                        line -> assertThat(line).contains("CamelBedrockConverseSystemTools", "headerOverrides=all"));
    }

    @Test
    void letsHeadersReplaceTheEndpointsToolsIfItSaysSo() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?headerOverrides=all&" + option(LOOK) + "&systemTools=nova_grounding",
                "Hi",
                Map.of(HEADER, Wire.plain(toolConfig(BOOK)), "CamelBedrockConverseSystemTools", "other"));
        assertThat(Wire.body(sent)).isEqualTo(asked(toolConfig(BOOK, "{'systemTool':{'name':'other'}}")));
    }

    @Test
    void warnsOnceOfStrictToolsThatTheModelDoesNotKnow() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server())
                    .ask("bedrock-converse:" + NOVA + "?strictTools=true&" + option(LOOK, BOOK))) {
                routes.send("Hi");
                return routes.send("Hi");
            }
        });
        assertThat(warnings).singleElement().asString().contains("strictTools", "nova");
    }

    /** F16: Bedrock counts the strict ones alone. */
    @Test
    void sendsTwentyStrictToolsAndAnyNumberOfOthers() throws Exception {
        String tools = "{'tools':[" + strict(many(20), true) + "," + LOOK + "," + BOOK + "]}";
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + CLAUDE + "?toolChoice=any",
                "Hi",
                Map.of(HEADER, tools.replace('\'', '"')));
        assertThat(Wire.body(sent).at("/toolConfig/tools")).hasSize(22);
    }

    /** What is wrong with the tools, the tools, and words of the error. */
    static Stream<Arguments> bad() {
        return Stream.of(
                bad("F16 21 strict tools", "{'tools':[" + strict(many(21), true) + "]}", "21", "20", "strictTools"),
                bad("no field of Bedrock's", "{'tols':[]}", "tols", "tools, toolChoice"),
                bad("no field of a tool", "{'tools':[{'toolSpec':{'nme':'a'}}]}", "tools[0].toolSpec.nme"),
                bad("a wrong type", "{'tools':{}}", "tools must be a list"),
                bad("no object", "[]", "JSON object"),
                bad("no JSON", "{'tools'", "not JSON"),
                bad("no name", "{'tools':[{'toolSpec':{'inputSchema':{'json':{}}}}]}", "tools[0]", "name"),
                bad("no schema", "{'tools':[" + LOOK + ",{'toolSpec':{'name':'a'}}]}", "tools[1]", "inputSchema"),
                bad(
                        "an empty schema",
                        "{'tools':[{'toolSpec':{'name':'a','inputSchema':{}}}]}",
                        "tools[0]",
                        "inputSchema"),
                bad("a tool without a member", "{'tools':[{}]}", "tools[0]", "toolSpec"),
                bad(
                        "a tool with two members",
                        "{'tools':[{'cachePoint':{'type':'default'},'systemTool':{'name':'a'}}]}",
                        "tools[0]",
                        "toolSpec"),
                bad("two choices", "{'tools':[" + LOOK + "],'toolChoice':{'any':{},'auto':{}}}", "toolChoice", "auto"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, String tools, String[] words) throws Exception {
        Exception failure = Wire.refused(
                bedrock.server(), "bedrock-converse:" + CLAUDE, "Hi", Map.of(HEADER, tools.replace('\'', '"')));
        assertThat(failure).isInstanceOf(InvalidTurnException.class).hasMessageContainingAll(words);
    }

    static Stream<Arguments> badOptions() {
        return Stream.of(
                Arguments.of("toolConfig=RAW({\"tols\":[]})", "toolConfig"),
                Arguments.of("toolConfig=RAW([])", "toolConfig"),
                Arguments.of("toolConfig=resource:classpath:nowhere.json", "nowhere.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOptions")
    void refusesAtStart(String option, String word) throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            assertThatThrownBy(() -> routes.ask("bedrock-converse:" + NOVA + "?" + option))
                    .rootCause()
                    .hasMessageContaining(word);
        }
    }

    private static Arguments bad(String rule, String tools, String... words) {
        return Arguments.of(rule, tools, words);
    }
}
