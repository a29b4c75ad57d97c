/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.tooluse.ToolDefinition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which tools of a server are offered, and how. */
class McpToolsTest {

    private static final String PLAIN = "{\"type\":\"object\"}";

    private static McpTools tools(Object... toolNames) {
        Map<String, Object> options = toolNames.length == 0
                ? Map.of("files.command", "npx")
                : Map.of("files.command", "npx", "files.toolNames", List.of(toolNames));
        return new McpTools(
                McpOptionsReader.read(options).get(0),
                (tool, arguments) -> CompletableFuture.failedFuture(new IllegalStateException(tool)));
    }

    private static Map<String, Object> tool(String name, String schema) {
        return Map.of("name", name, "inputSchema", PlainJson.parse(schema));
    }

    private static List<String> names(List<ToolDefinition> tools) {
        return tools.stream().map(ToolDefinition::name).toList();
    }

    @Test
    void schemasArePassedOnToTheLetter() {
        String schema = "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"T\",\"type\":\"object\","
                + "\"oneOf\":[{\"required\":[\"z\"]},{\"required\":[\"a\"]}],"
                + "\"properties\":{\"z\":{\"type\":\"number\",\"multipleOf\":0.10,\"x-unit\":\"m\"},\"a\":{\"const\":null}}}";
        List<ToolDefinition> offered = tools().offer(List.of(tool("t", schema)));
        assertThat(offered).singleElement().satisfies(tool -> assertThat(
                        PlainJson.write(DocumentJson.toPlain(tool.schema().document())))
                .isEqualTo(schema));
    }

    @Test
    void theListIsTheSameUntilSomethingChanges() {
        McpTools tools = tools();
        List<ToolDefinition> first = tools.offer(List.of(tool("b", PLAIN), tool("a", PLAIN)));
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(tools.offer(List.of(tool("b", PLAIN), tool("a", PLAIN)))).isSameAs(first);
        List<ToolDefinition> second = tools.offer(List.of(tool("b", PLAIN)));
        assertThat(names(second)).containsExactly("b");
    }

    @Test
    void namesThatBedrockRefusesAreChangedForTheModelAlone() {
        List<ToolDefinition> offered =
                tools().offer(List.of(tool("fs/read.text file", PLAIN), tool("x".repeat(70), PLAIN)));
        assertThat(names(offered)).containsExactly("fs_read_text_file", "x".repeat(64));
        assertThat(offered.get(0).place()).isEqualTo("the tool 'fs/read.text file' of the MCP server 'files'");
    }

    @Test
    void twoNamesThatBecomeOneAreRefusedAndTheListOfBeforeStays() {
        McpTools tools = tools();
        List<ToolDefinition> before = tools.offer(List.of(tool("a.b", PLAIN)));
        assertThatThrownBy(() -> tools.offer(List.of(tool("a.b", PLAIN), tool("a_b", PLAIN))))
                .isInstanceOf(McpServerException.class)
                .hasMessage(
                        "The tools 'a.b' and 'a_b' of the MCP server 'files' would both be named 'a_b' for the model:"
                                + " name one of them in mcpServer.files.toolNames");
        assertThat(tools.offer(List.of(tool("a.b", PLAIN)))).isSameAs(before);
        assertThat(names(tools("a_b").offer(List.of(tool("a.b", PLAIN), tool("a_b", PLAIN)))))
                .containsExactly("a_b");
    }

    @Test
    void toolsThatCannotBeUsedAreLeftOutWithOneWarning() {
        McpTools tools = tools();
        List<Map<String, Object>> listed = List.of(
                tool("fine", PLAIN),
                tool("text", "{\"type\":\"string\"}"),
                tool("open", "{\"properties\":{}}"),
                tool(
                        "remote",
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"https://example.org/a.json\"}}}"),
                tool("wrong", "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"text\"}}}"),
                Map.of("name", "none"),
                tool("", PLAIN),
                Map.of());
        List<String> warnings = warnings(() -> {
            assertThat(names(tools.offer(listed))).containsExactly("fine");
            tools.offer(List.of(tool("text", "{\"type\":\"string\"}")));
        });
        assertThat(warnings)
                .hasSize(7)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "The tool 'text' of the MCP server 'files' is left out: the schema of a tool's arguments"))
                .anySatisfy(line -> assertThat(line).contains("'none'").contains("it has no inputSchema"));
    }

    @Test
    void aNameThatTheServerHasNotIsWarnedOfOnce() {
        McpTools tools = tools("read", "write");
        List<String> warnings = warnings(() -> {
            assertThat(names(tools.offer(List.of(tool("read", PLAIN), tool("delete", PLAIN)))))
                    .containsExactly("read");
            tools.offer(List.of());
            tools.offer(List.of(tool("read", PLAIN)));
        });
        assertThat(warnings)
                .filteredOn(line -> line.contains("'write'"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith(
                                "mcpServer.files.toolNames names the tool 'write', which the MCP server 'files' does not"
                                        + " have now"));
    }

    @Test
    void aTitleStandsInForTheDescription() {
        Map<String, Object> titled = Map.of("name", "t", "title", "Reads", "inputSchema", Map.of("type", "object"));
        assertThat(tools().offer(List.of(titled))).singleElement().satisfies(tool -> assertThat(tool.description())
                .isEqualTo("Reads"));
    }

    static List<String> warnings(Runnable something) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            something.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" WARN io.github.camelbedrock.mcp."))
                .toList();
    }
}
