/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class McpOptionsTest {

    private static final String URL = "https://tools.example.org/mcp";

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                arguments(Map.of("url", URL), "mcpServer.url is no option"),
                arguments(Map.of("files.", URL), "mcpServer.files. is no option"),
                arguments(Map.of("my files.url", URL), "mcpServer.my files.url is no option"),
                arguments(Map.of("files.uri", URL), "mcpServer.files.uri is no option"),
                arguments(Map.of("files.url", URL, "files.header.", "x"), "mcpServer.files.header. is no option"),
                arguments(Map.of("files.toolNames", "a"), "mcpServer.files has neither mcpServer.files.url nor"),
                arguments(Map.of("files.url", " "), "mcpServer.files has neither"),
                arguments(
                        Map.of("files.url", URL, "files.command", "npx"),
                        "mcpServer.files.url and mcpServer.files.command are both set"),
                arguments(
                        Map.of("files.url", "tools.example.org/s3cret"),
                        "mcpServer.files.url must be an absolute http"),
                arguments(Map.of("files.url", "ftp://example.org/s3cret"), "mcpServer.files.url must be"),
                arguments(Map.of("files.url", "https://me:s3cret@example.org/"), "mcpServer.files.url must be"),
                arguments(Map.of("files.url", "https://example.org/#s3cret"), "mcpServer.files.url must be"),
                arguments(Map.of("files.url", "https://example.org/ s3cret"), "mcpServer.files.url must be"),
                arguments(Map.of("files.url", URL, "files.args", "s3cret"), "mcpServer.files.args does nothing"),
                arguments(Map.of("files.url", URL, "files.env.A", "s3cret"), "mcpServer.files.env.A does nothing"),
                arguments(
                        Map.of("files.command", "npx", "files.accessToken", "s3cret"),
                        "mcpServer.files.accessToken does nothing"),
                arguments(
                        Map.of("files.command", "npx", "files.header.X-A", "s3cret"),
                        "mcpServer.files.header.X-A does nothing"),
                arguments(
                        Map.of("files.url", URL, "files.accessToken", ""), "mcpServer.files.accessToken is no bearer"),
                arguments(Map.of("files.url", URL, "files.accessToken", "s3cret\ns3cret"), "accessToken is no bearer"),
                arguments(Map.of("files.url", URL, "files.accessToken", "Bearer s3cret"), "accessToken is no bearer"),
                arguments(
                        Map.of("files.url", URL, "files.header.X-A", "s3cret\nX-B: b"),
                        "mcpServer.files.header.X-A is no"),
                arguments(Map.of("files.url", URL, "files.header.X A", "s3cret"), "mcpServer.files.header.X A is no"),
                arguments(
                        Map.of("files.url", URL, "files.header.Host", "s3cret"),
                        "mcpServer.files.header.Host cannot be set: this header is set already by the protocol"),
                arguments(
                        Map.of(
                                "files.url",
                                URL,
                                "files.secretHeader.authorization",
                                "s3cret",
                                "files.accessToken",
                                "s3cret"),
                        "header is set already by mcpServer.files.accessToken"),
                arguments(
                        Map.of("files.url", URL, "files.header.Authorization", "s3cret"),
                        "use mcpServer.files.secretHeader.Authorization"),
                arguments(
                        Map.of("files.command", "npx", "files.secretHeader.X-A", "s3cret"),
                        "mcpServer.files.secretHeader.X-A does nothing"),
                arguments(
                        Map.of("files.url", URL, "files.secretEnv.A", "s3cret"),
                        "mcpServer.files.secretEnv.A does nothing"),
                arguments(Map.of("files.command", "npx", "files.env.A=B", "s3cret"), "mcpServer.files.env.A=B is no"),
                arguments(
                        Map.of("files.url", URL, "files.toolNames", " , "), "mcpServer.files.toolNames names no tool"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void wrongOptionsAreNamedAndNoValueIsQuoted(Map<String, Object> options, String message) {
        assertThatThrownBy(() -> new McpServers(options, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void readsAllThatCanBeSet() {
        List<McpServerOptions> read = McpOptionsReader.read(Map.of(
                "web.url", " https://tools.example.org/mcp?team=a ",
                "web.accessToken", "s3cret",
                "web.header.X-Team", "blue, green",
                "web.toolNames", "b, a.c",
                "calc.command", "/opt/my tools/calc",
                "calc.args", List.of("-x", "1,2", "a b"),
                "calc.env.MODE", "exact"));
        assertThat(read)
                .containsExactly(
                        new McpServerOptions(
                                "calc",
                                null,
                                "/opt/my tools/calc",
                                List.of("-x", "1,2", "a b"),
                                null,
                                null,
                                Map.of(),
                                Map.of("MODE", "exact")),
                        new McpServerOptions(
                                "web",
                                URI.create("https://tools.example.org/mcp?team=a"),
                                null,
                                List.of(),
                                List.of("b", "a.c"),
                                "s3cret",
                                Map.of("X-Team", "blue, green"),
                                Map.of()));
        assertThat(read.toString()).isEqualTo("[the MCP server 'calc', the MCP server 'web']");
    }

    @Test
    void textIsSplitAtCommas() {
        assertThat(McpOptionsReader.read(Map.of("calc.command", "npx", "calc.args", "-y, @acme/calc,,--fast")))
                .singleElement()
                .satisfies(one -> assertThat(one.args()).containsExactly("-y", "@acme/calc", "--fast"));
    }

    @Test
    void whatAServerQuotesIsBlottedOut() {
        McpServerOptions options = McpOptionsReader.read(Map.of(
                        "web.url", "https://example.org/mcp?key=abcdef",
                        "web.accessToken", "s3cret-token",
                        "web.header.X-Key", "s3cret-token-two"))
                .get(0);
        assertThat(options.withoutSecrets("s3cret-token-two and s3cret-token at /mcp?key=abcdef"))
                .isEqualTo("*** and *** at /mcp?***");
    }

    @Test
    void noOptionsAreNoServers() {
        try (McpServers none = new McpServers(Map.of(), 1000)) {
            none.start();
            assertThat(none.tools()).isEmpty();
        }
    }
}
