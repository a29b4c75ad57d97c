/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.tooluse.ToolAnswer;
import io.github.camelbedrock.tooluse.ToolCall;
import io.github.camelbedrock.tooluse.ToolDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The servers of the tests: their options, their processes, and calls of their tools. */
public final class TestServers {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** A server that is reached by HTTP. */
    public static final class Http implements AutoCloseable {

        private final Process process;
        private final int port;

        private Http(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        int port() {
            return port;
        }

        public String url() {
            return "http://127.0.0.1:" + port + "/tools/mcp";
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private TestServers() {}

    /** A server of the SDK by HTTP. */
    public static Http http(int port, String... token) throws IOException {
        List<String> line = new ArrayList<>(List.of(JAVA));
        line.addAll(java(SdkServer.class, "http", String.valueOf(port)));
        line.addAll(List.of(token));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = lines.readLine();
        while (said != null && !said.startsWith("PORT ")) {
            said = lines.readLine();
        }
        if (said == null) {
            throw new IOException("the server has ended");
        }
        return new Http(process, Integer.parseInt(said.substring("PORT ".length())));
    }

    /** The options of a server of the SDK over standard streams. */
    public static Map<String, Object> stdio(String name) {
        return process(name, SdkServer.class, "stdio");
    }

    /** The options of a server that follows a script. */
    static Map<String, Object> scripted(String name, String script) {
        return process(name, ScriptedServer.class, script);
    }

    private static Map<String, Object> process(String name, Class<?> main, String... args) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(name + ".command", JAVA);
        options.put(name + ".args", java(main, args));
        return options;
    }

    private static List<String> java(Class<?> main, String... args) {
        List<String> line = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                main.getName()));
        line.addAll(List.of(args));
        return line;
    }

    /** How many servers run that tests have started. */
    public static long running() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains("camelbedrock.mcp"))
                .count();
    }

    static List<String> names(McpServers servers) {
        return servers.tools().stream().map(ToolDefinition::name).toList();
    }

    static ToolAnswer answer(McpServers servers, String tool, Map<String, Object> arguments) throws Exception {
        CompletableFuture<ToolAnswer> call = started(servers, tool, arguments);
        Throwable failure = ended(call);
        if (failure != null) {
            throw new AssertionError("the call has failed", failure);
        }
        return call.getNow(null);
    }

    static Throwable failure(McpServers servers, String tool, Map<String, Object> arguments) throws Exception {
        return ended(started(servers, tool, arguments));
    }

    static CompletableFuture<ToolAnswer> started(McpServers servers, String tool, Map<String, Object> arguments)
            throws Exception {
        ToolDefinition definition = servers.tools().stream()
                .filter(one -> one.name().equals(tool))
                .findFirst()
                .orElseThrow();
        return definition
                .executor()
                .execute(new ToolCall("call-1", tool, arguments, null))
                .toCompletableFuture();
    }

    static Throwable ended(CompletionStage<?> stage) {
        List<Throwable> failures = new ArrayList<>();
        CompletableFuture<?> done = stage.toCompletableFuture().whenComplete((value, e) -> failures.add(e));
        await().atMost(Duration.ofSeconds(30)).until(done::isDone);
        return failures.get(0);
    }
}
