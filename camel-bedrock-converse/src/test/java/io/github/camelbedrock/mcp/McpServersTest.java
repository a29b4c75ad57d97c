/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static io.github.camelbedrock.mcp.TestServers.answer;
import static io.github.camelbedrock.mcp.TestServers.ended;
import static io.github.camelbedrock.mcp.TestServers.failure;
import static io.github.camelbedrock.mcp.TestServers.names;
import static io.github.camelbedrock.mcp.TestServers.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.tooluse.ToolAnswer;
import io.github.camelbedrock.tooluse.ToolDefinition;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of the official SDK in processes of their own, by both transports. */
@Timeout(120)
class McpServersTest {

    enum Transport {
        STDIO,
        HTTP
    }

    private TestServers.Http http;
    private McpServers servers;

    @AfterEach
    void stop() throws Exception {
        if (servers != null) {
            servers.close();
        }
        if (http != null) {
            http.close();
        }
    }

    private void start(Transport transport, String... more) throws Exception {
        servers = new McpServers(options(transport, more), 20_000);
        servers.start();
    }

    private Map<String, Object> options(Transport transport, String... more) throws Exception {
        Map<String, Object> options = TestServers.stdio("calc");
        if (transport == Transport.HTTP) {
            http = TestServers.http(0);
            options = new LinkedHashMap<>(Map.of("calc.url", http.url()));
        }
        for (int i = 0; i < more.length; i += 2) {
            options.put("calc." + more[i], more[i + 1]);
        }
        return options;
    }

    @ParameterizedTest
    @EnumSource
    void offersTheToolsByTheirNamesAndAlwaysTheSameList(Transport transport) throws Exception {
        start(transport);
        assertThat(names(servers))
                .containsExactly(
                        "add",
                        "die",
                        "echo",
                        "environment",
                        "fails",
                        "files_read",
                        "grow",
                        "image",
                        "nested",
                        "slow",
                        "throws");
        assertThat(servers.tools()).isSameAs(servers.tools());
        ToolDefinition nested = servers.tools().get(8);
        assertThat(PlainJson.write(DocumentJson.toPlain(nested.schema().document())))
                .isEqualTo(SdkServer.NESTED);
        assertThat(nested.description()).isEqualTo("The tool nested");
        assertThat(nested.timeout()).isNull();
        assertThat(nested.returnDirect()).isFalse();
        assertThat(nested.place()).isEqualTo("the tool 'nested' of the MCP server 'calc'");
    }

    @ParameterizedTest
    @EnumSource
    void callsToolsAndTellsWhatTheyGive(Transport transport) throws Exception {
        start(transport);
        ToolAnswer said = answer(servers, "echo", Map.of("text", "Zürich ☂\nline two"));
        assertThat(said.content()).singleElement().satisfies(block -> assertThat(block.text())
                .isEqualTo("Zürich ☂\nline two"));
        assertThat(said.body()).isEqualTo("Zürich ☂\nline two");
        assertThat(said.error()).isFalse();

        ToolAnswer sum = answer(servers, "add", Map.of("a", 2, "b", 3_000_000_000L));
        assertThat(sum.content()).singleElement().satisfies(block -> assertThat(DocumentJson.toPlain(block.json()))
                .hasToString("{sum=3000000002}"));
        assertThat(sum.body()).hasToString("{sum=3000000002}");

        ToolAnswer image = answer(servers, "image", Map.of());
        assertThat(image.content()).singleElement().satisfies(block -> {
            assertThat(block.image().formatAsString()).isEqualTo("png");
            assertThat(block.image().source().bytes().asByteArray()).hasSize(8);
        });

        assertThat(answer(servers, "files_read", Map.of()).body()).isEqualTo("read");

        ToolAnswer failed = answer(servers, "fails", Map.of());
        assertThat(failed.error()).isTrue();
        assertThat(failed.body()).isEqualTo("no such order");
    }

    @ParameterizedTest
    @EnumSource
    void aToolThatThrowsFailsItsCallAlone(Transport transport) throws Exception {
        start(transport);
        CompletableFuture<ToolAnswer> thrown = started(servers, "throws", Map.of());
        Throwable failure = ended(thrown);
        // By HTTP the SDK's server breaks the connection off at times.
        assertThat(failure)
                .hasMessageMatching("the MCP server 'calc' refuses the call: the database is away"
                        + (transport == Transport.HTTP ? "|the MCP server 'calc' has gone away: .*" : ""));
        assertThat(answer(servers, "echo", Map.of("text", "still here")).body()).isEqualTo("still here");
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatTakesTooLongIsGivenUpAndOthersGoOn(Transport transport) throws Exception {
        servers = new McpServers(options(transport), Duration.ofSeconds(20), Duration.ofSeconds(3));
        servers.start();
        CompletableFuture<ToolAnswer> slow = started(servers, "slow", Map.of("millis", 60_000));
        assertThat(answer(servers, "echo", Map.of("text", "meanwhile")).body()).isEqualTo("meanwhile");
        assertThat(ended(slow))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("the MCP server 'calc' has not answered within 3000 ms");
    }

    @ParameterizedTest
    @EnumSource
    void onlyToolsOfTheListAreOffered(Transport transport) throws Exception {
        start(transport, "toolNames", "echo, files.read");
        assertThat(names(servers)).containsExactly("echo", "files_read");
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfTheToolsIsSeen(Transport transport) throws Exception {
        start(transport);
        List<ToolDefinition> before = servers.tools();
        assertThat(answer(servers, "grow", Map.of()).body()).isEqualTo("grown");
        await().atMost(Duration.ofSeconds(20)).until(() -> names(servers).contains("extra"));
        assertThat(before).hasSize(11);
        assertThat(answer(servers, "extra", Map.of()).body()).isEqualTo("more");
    }

    @Test
    void aProcessThatEndsIsStartedAgainByTheNextCall() throws Exception {
        start(Transport.STDIO);
        List<ToolDefinition> before = servers.tools();
        CompletableFuture<ToolAnswer> running = started(servers, "slow", Map.of("millis", 60_000));
        assertThat(failure(servers, "die", Map.of()))
                .isInstanceOf(McpServerException.class)
                .hasMessage(
                        "the MCP server 'calc' has gone away: its process has ended with exit value 7. Whether it has"
                                + " done what it was asked to is not known. The next call connects anew");
        assertThat(ended(running)).hasMessageContaining("has gone away");
        assertThat(answer(servers, "echo", Map.of("text", "back")).body()).isEqualTo("back");
        assertThat(servers.tools()).isSameAs(before);
    }

    @Test
    void aServerThatComesBackHasANewSession() throws Exception {
        start(Transport.HTTP);
        int port = http.port();
        assertThat(failure(servers, "die", Map.of()))
                .isInstanceOf(McpServerException.class)
                .hasMessageContaining("the MCP server 'calc' has gone away");
        assertThat(failure(servers, "echo", Map.of("text", "anyone?")))
                .hasMessage("the MCP server 'calc' cannot be used (mcpServer.calc.url): nobody takes the connection");
        http.close();
        http = TestServers.http(port);
        assertThat(answer(servers, "echo", Map.of("text", "back")).body()).isEqualTo("back");
    }

    @Test
    void aProcessHasFewOfOurVariablesAndThoseThatAreSet() throws Exception {
        start(Transport.STDIO, "env.CALC_MODE", "exact");
        List<String> variables = Arrays.asList(
                String.valueOf(answer(servers, "environment", Map.of()).body()).split(","));
        assertThat(variables).contains("CALC_MODE", "PATH");
        List<String> known =
                List.of("CALC_MODE", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LOGNAME", "PATH", "SHELL", "TERM");
        assertThat(variables)
                .allMatch(name ->
                        known.contains(name) || List.of("TMPDIR", "TZ", "USER").contains(name));
        assertThat(System.getenv().keySet()).anyMatch(name -> !variables.contains(name));
    }

    @Test
    void tokenAndHeadersReachTheServerAndNothingElse() throws Exception {
        http = TestServers.http(0, "s3cret-token");
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("calc.url", http.url());
        options.put("calc.header.X-Team", "blue");
        options.put("calc.accessToken", "s3cret-token");
        servers = new McpServers(options, 20_000);
        servers.start();
        assertThat(answer(servers, "echo", Map.of("text", "hello")).body()).isEqualTo("hello");
        assertThat(servers.toString() + servers.tools()).doesNotContain("s3cret");
    }

    @Test
    void theToolsOfSeveralServersComeInTheOrderOfTheirNames() throws Exception {
        Map<String, Object> options = options(Transport.HTTP, "toolNames", "slow,add");
        TestServers.stdio("b").forEach(options::put);
        options.put("b.toolNames", List.of("echo"));
        servers = new McpServers(options, 20_000);
        servers.start();
        assertThat(names(servers)).containsExactly("echo", "add", "slow");
    }

    @Test
    void twoServersWithOneToolAreRefused() {
        Map<String, Object> options = TestServers.stdio("a");
        TestServers.stdio("b").forEach(options::put);
        options.put("a.toolNames", "echo");
        options.put("b.toolNames", "echo");
        servers = new McpServers(options, 20_000);
        assertThatThrownBy(servers::start)
                .isInstanceOf(McpServerException.class)
                .hasMessage(
                        "Two tools are named 'echo': the tool 'echo' of the MCP server 'a' and the tool 'echo' of the"
                                + " MCP server 'b'. Name those that are wanted in mcpServer.NAME.toolNames");
        assertThat(TestServers.running()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void closingLeavesNoProcessAndNoThread(Transport transport) throws Exception {
        start(transport);
        CompletableFuture<ToolAnswer> running = started(servers, "slow", Map.of("millis", 60_000));
        servers.close();
        servers.close();
        assertThat(ended(running)).isNotNull();
        if (http != null) {
            http.close();
        }
        assertThat(TestServers.running()).isZero();
        await().until(() -> ownThreads() == 0);
        assertThat(failure(servers, "echo", Map.of())).hasMessage("the MCP server 'calc' is stopped");
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bedrock-mcp-"))
                .count();
    }
}
