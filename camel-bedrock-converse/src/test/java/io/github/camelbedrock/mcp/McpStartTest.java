/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that are not there, or are none, or do odd things. */
@Timeout(60)
class McpStartTest {

    private static final String PAGES = "\"pages\":[[{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\"}}]]";

    private McpServers servers;

    @AfterEach
    void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    private Throwable failure(Map<String, ?> options, long timeout) {
        servers = new McpServers(options, timeout);
        Throwable failure = catchThrowable(servers::start);
        assertThat(failure).isInstanceOf(McpServerException.class);
        assertThat(TestServers.running()).as("processes left behind").isZero();
        return failure;
    }

    static Stream<Arguments> processes() {
        return Stream.of(
                arguments(
                        "no such program",
                        Map.of("calc.command", "/no/such/program", "calc.env.KEY", "s3cret-key"),
                        "the MCP server 'calc' cannot be started (mcpServer.calc.command): Cannot run program"),
                arguments(
                        "no shell",
                        Map.of("calc.command", "echo s3cret-key"),
                        "The command is the program alone; what follows it goes into mcpServer.calc.args"),
                arguments(
                        "ends at once",
                        Map.of("calc.command", "sh", "calc.args", List.of("-c", "echo s3cret-key >&2; exit 3")),
                        "the MCP server 'calc' cannot be used (mcpServer.calc.command): its process has ended with exit value 3"),
                arguments(
                        "says nothing",
                        Map.of("calc.command", "sleep", "calc.args", "100"),
                        "the MCP server 'calc' cannot be used (mcpServer.calc.command): it has not answered within 4000 ms"),
                arguments(
                        "lists nothing",
                        TestServers.scripted("calc", "{\"silent\":\"tools/list\"}"),
                        "it has not answered within 4000 ms"),
                arguments(
                        "another version",
                        TestServers.scripted("calc", "{\"version\":\"1999-01-01\"}"),
                        "it speaks version 1999-01-01 of the protocol, but [2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25]"),
                arguments(
                        "no tools",
                        TestServers.scripted("calc", "{\"capabilities\":{\"prompts\":{}}}"),
                        "it has no tools"),
                arguments(
                        "no list", TestServers.scripted("calc", "{\"pages\":[\"none\"]}"), "its list of tools is none"),
                arguments(
                        "a list without end",
                        TestServers.scripted("calc", "{\"loop\":true," + PAGES + "}"),
                        "its list of tools comes back to where it was"),
                arguments(
                        "lives on without input",
                        TestServers.scripted("calc", "{\"stubborn\":true,\"capabilities\":{}}"),
                        "it has no tools"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void aProcessThatIsNoServerFailsTheStart(String what, Map<String, Object> options, String message) {
        Throwable failure = failure(options, 4_000);
        assertThat(failure).hasMessageContaining(message);
        if (!what.equals("no shell")) {
            assertThat(stackTrace(failure)).doesNotContain("s3cret");
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        "a web page",
                        200,
                        "text/html",
                        "<html>s3cret-token</html>",
                        "is not of the Model Context Protocol"),
                arguments("other JSON", 200, "application/json", "{\"s3cret-token\":1}", "is not of the Model Context"),
                arguments("not found", 404, "text/plain", "", "it answers HTTP 404"),
                arguments(
                        "not allowed",
                        401,
                        "application/json",
                        "{\"s3cret-token\":1}",
                        "it answers HTTP 401; check mcpServer"),
                arguments(
                        "forbidden",
                        403,
                        "text/plain",
                        "s3cret-token",
                        "it answers HTTP 403; check mcpServer.calc.access"),
                arguments("broken", 500, "application/json", "s3cret-token", "cannot be used (mcpServer.calc.url): "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void aWebServerThatIsNoMcpServerFailsTheStart(String what, int status, String type, String body, String message)
            throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        web.start();
        try {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("calc.url", "http://127.0.0.1:" + web.getAddress().getPort() + "/mcp?key=s3cret-key");
            options.put("calc.accessToken", "s3cret-token");
            Throwable failure = failure(options, 10_000);
            assertThat(failure).hasMessageContaining("the MCP server 'calc' cannot be used (mcpServer.calc.url): ");
            assertThat(failure).hasMessageContaining(message);
            assertThat(stackTrace(failure)).doesNotContain("s3cret");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void nobodyAtThePortFailsTheStart() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(failure(Map.of("calc.url", "http://127.0.0.1:" + port + "/mcp"), 10_000))
                .hasMessage("the MCP server 'calc' cannot be used (mcpServer.calc.url): nobody takes the connection");
    }

    @Test
    void aServerThatNeverAnswersFailsTheStart() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(failure(Map.of("calc.url", "http://127.0.0.1:" + silent.getLocalPort() + "/mcp"), 1_000))
                    .hasMessageContaining("it has not answered within 1000 ms");
        }
    }

    @Test
    void aServerThatFailsClosesTheOthers() {
        Map<String, Object> options = TestServers.stdio("a");
        options.put("b.command", "/no/such/program");
        assertThat(failure(options, 20_000)).hasMessageContaining("mcpServer.b.command");
    }

    @Test
    void allPagesOfToolsAreRead() {
        servers = new McpServers(
                TestServers.scripted(
                        "calc",
                        "{\"greeting\":\"Welcome to calc!\",\"pages\":["
                                + "[{\"name\":\"b\",\"inputSchema\":{\"type\":\"object\"}}],[],"
                                + "[{\"name\":\"c\",\"inputSchema\":{\"type\":\"object\"}},"
                                + "{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\"}}]]}"),
                20_000);
        servers.start();
        assertThat(TestServers.names(servers)).containsExactly("a", "b", "c");
    }

    @Test
    void aServerThatRefusesACallIsQuotedWithoutSecrets() throws Exception {
        Map<String, Object> options = TestServers.scripted(
                "calc", "{\"error\":{\"code\":-32602,\"message\":\"bad key s3cret-key\"}," + PAGES + "}");
        options.put("calc.env.KEY", "s3cret-key");
        servers = new McpServers(options, 20_000);
        servers.start();
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        Throwable failure;
        try {
            failure = TestServers.failure(servers, "a", Map.of());
        } finally {
            System.setErr(before);
        }
        // The SDK logs the errors that servers answer.
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("bad key ***")
                .doesNotContain("s3cret");
        assertThat(failure).hasMessage("the MCP server 'calc' refuses the call: bad key ***");
        assertThat(stackTrace(failure)).doesNotContain("s3cret");
    }

    @Test
    void aServerThatLivesOnWithoutInputIsEndedAtClose() {
        servers = new McpServers(TestServers.scripted("calc", "{\"stubborn\":true," + PAGES + "}"), 20_000);
        servers.start();
        long before = System.nanoTime();
        servers.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(TestServers.running()).isZero();
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
