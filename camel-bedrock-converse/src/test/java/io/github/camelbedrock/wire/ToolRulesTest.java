/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.ToolConfigs.BOOK;
import static io.github.camelbedrock.wire.ToolConfigs.LOOK;
import static io.github.camelbedrock.wire.ToolConfigs.SYSTEM_TOOL;
import static io.github.camelbedrock.wire.ToolConfigs.asked;
import static io.github.camelbedrock.wire.ToolConfigs.closed;
import static io.github.camelbedrock.wire.ToolConfigs.many;
import static io.github.camelbedrock.wire.ToolConfigs.option;
import static io.github.camelbedrock.wire.ToolConfigs.sdk;
import static io.github.camelbedrock.wire.ToolConfigs.strict;
import static io.github.camelbedrock.wire.ToolConfigs.tool;
import static io.github.camelbedrock.wire.ToolConfigs.toolConfig;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.TITAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools that options, headers and bodies bring along: what of them is sent, and what is refused before the call. */
class ToolRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String HEADER = "CamelBedrockConverseToolConfig";

    /** Every kind of schema that a rewrite could lose: order, references, closed objects, empty lists, numbers. */
    private static final String SCHEMA =
            "{'title':'T','$schema':'http://json-schema.org/draft-07/schema#','type':'object',"
                    + "'properties':{'z':{'$ref':'#/$defs/p'},'a':{'type':'number','minimum':0.10}},'required':[],"
                    + "'additionalProperties':false,'description':'d','$defs':{'p':{'type':'string'}}}";

    /** Rule, model, options, headers, and the tools that are sent (null for none). */
    static Stream<Arguments> tools() {
        return Stream.of(
                row("T1 as JSON", NOVA, option(LOOK, BOOK), Map.of(), toolConfig(LOOK, BOOK)),
                row(
                        "T1 no empty description",
                        NOVA,
                        option(LOOK.replace("'name'", "'description':'','name'")),
                        Map.of(),
                        toolConfig(LOOK)),
                row(
                        "T1 description",
                        NOVA,
                        option(LOOK.replace("'name'", "'description':'Looks','name'")),
                        Map.of(),
                        toolConfig(LOOK.replace("'name'", "'description':'Looks','name'"))),
                row("T1 strict is never false", CLAUDE, option(strict(LOOK, false)), Map.of(), toolConfig(LOOK)),
                row("T2 no tools", NOVA, option(), Map.of(), null),
                row("T2 none asked for", NOVA, "", Map.of(), null),
                row(
                        "systemTools",
                        NOVA,
                        "systemTools=nova_grounding,other",
                        Map.of(),
                        toolConfig(SYSTEM_TOOL, "{'systemTool':{'name':'other'}}")),
                row(
                        "systemTools after the others",
                        NOVA,
                        option(LOOK) + "&systemTools=nova_grounding",
                        Map.of(),
                        toolConfig(LOOK, SYSTEM_TOOL)),
                row(
                        "systemTools twice",
                        NOVA,
                        option(SYSTEM_TOOL, LOOK) + "&systemTools=nova_grounding",
                        Map.of(),
                        toolConfig(SYSTEM_TOOL, LOOK)),
                row(
                        "systemTools by header",
                        NOVA,
                        "",
                        Map.of("CamelBedrockConverseSystemTools", List.of("nova_grounding")),
                        toolConfig(SYSTEM_TOOL)),
                row(
                        "toolConfig by header as JSON",
                        NOVA,
                        "",
                        Map.of(HEADER, Wire.json(toolConfig(LOOK)).toString()),
                        toolConfig(LOOK)),
                row(
                        "toolConfig by header as Map",
                        NOVA,
                        "",
                        Map.of(HEADER, Wire.plain(toolConfig(LOOK))),
                        toolConfig(LOOK)),
                row(
                        "toolConfig by header as JsonNode",
                        NOVA,
                        "",
                        Map.of(HEADER, Wire.json(toolConfig(LOOK))),
                        toolConfig(LOOK)),
                row(
                        "toolConfig by header as object of the SDK",
                        NOVA,
                        "",
                        Map.of(HEADER, sdk(toolConfig(LOOK))),
                        toolConfig(LOOK)),
                // Strict tools.
                row("T10 opt in only", CLAUDE, option(LOOK), Map.of(), toolConfig(LOOK)),
                row("T10 false", CLAUDE, option(LOOK) + "&strictTools=false", Map.of(), toolConfig(LOOK)),
                row(
                        "T10 all",
                        CLAUDE,
                        option(LOOK, BOOK) + "&strictTools=true",
                        Map.of(),
                        toolConfig(strict(closed(LOOK), true), strict(closed(BOOK), true))),
                row(
                        "T10 true in another case",
                        CLAUDE,
                        option(LOOK, BOOK) + "&strictTools=True",
                        Map.of(),
                        toolConfig(strict(closed(LOOK), true), strict(closed(BOOK), true))),
                row(
                        "T10 names with spaces between",
                        CLAUDE,
                        option(LOOK, BOOK) + "&strictTools=look, book",
                        Map.of(),
                        toolConfig(strict(closed(LOOK), true), strict(closed(BOOK), true))),
                row(
                        "system tools with spaces between",
                        NOVA,
                        "systemTools=one, two",
                        Map.of(),
                        toolConfig("{'systemTool':{'name':'one'}}", "{'systemTool':{'name':'two'}}")),
                row(
                        "T10 by name",
                        CLAUDE,
                        option(LOOK, BOOK) + "&strictTools=book",
                        Map.of(),
                        toolConfig(LOOK, strict(closed(BOOK), true))),
                row(
                        "T10 header over option",
                        CLAUDE,
                        option(LOOK, BOOK) + "&strictTools=book",
                        Map.of("CamelBedrockConverseStrictTools", "look"),
                        toolConfig(strict(closed(LOOK), true), BOOK)),
                row(
                        "T10 header as flag",
                        CLAUDE,
                        option(LOOK),
                        Map.of("CamelBedrockConverseStrictTools", true),
                        toolConfig(strict(closed(LOOK), true))),
                row(
                        "T10 the tool says so itself",
                        CLAUDE,
                        option(strict(LOOK, true)),
                        Map.of(),
                        toolConfig(strict(LOOK, true))),
                row(
                        "T1 a family that knows no strict tools",
                        NOVA,
                        option(strict(LOOK, true)),
                        Map.of(),
                        toolConfig(LOOK)),
                row(
                        "T10 no strict tools of Titan",
                        TITAN,
                        option(LOOK) + "&strictTools=true",
                        Map.of(),
                        toolConfig(LOOK)),
                row(
                        "T10 20 strict tools",
                        CLAUDE,
                        option(many(20)) + "&strictTools=true",
                        Map.of(),
                        toolConfig(strict(closed(many(20)), true))),
                row(
                        "T12 a strict schema",
                        CLAUDE,
                        option(
                                        tool(
                                                "look",
                                                "{'type':'object','title':'T','properties':{'n':{'type':'integer','minimum':1,"
                                                        + "'maximum':5,'description':'Stars'},'s':{'type':'string','pattern':'^a'}}}"))
                                + "&strictTools=true",
                        Map.of(),
                        toolConfig(strict(
                                tool(
                                        "look",
                                        "{'type':'object','properties':{'n':{'type':'integer',"
                                                + "'description':'Stars (minimum=1, maximum=5)'},'s':{'type':'string','pattern':'^a'}},"
                                                + "'additionalProperties':false}"),
                                true))),
                row(
                        "L12 else the schema as it is, whatever the model",
                        NOVA,
                        option(tool("look", SCHEMA)),
                        Map.of(),
                        toolConfig(tool("look", SCHEMA))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tools")
    void sendsTheTools(String rule, String model, String options, Map<String, Object> headers, String expected)
            throws Exception {
        RecordedRequest sent = Wire.sent(bedrock.server(), "bedrock-converse:" + model + "?" + options, "Hi", headers);
        assertThat(Wire.body(sent)).isEqualTo(asked(expected));
    }

    /** S26, DA23: an order that changed would miss the prompt cache. */
    @Test
    void keepsTheOrderOfToolsAndOfTheKeysOfTheirSchemas() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?" + option(BOOK, tool("look", SCHEMA), tool("a")),
                "Hi");
        assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                .contains("\"json\":" + SCHEMA.replace('\'', '"'))
                .containsSubsequence("\"book\"", "\"look\"", "\"a\"");
    }

    private static Arguments row(
            String rule, String model, String options, Map<String, Object> headers, String expected) {
        return Arguments.of(rule, model, options, headers, expected);
    }
}
