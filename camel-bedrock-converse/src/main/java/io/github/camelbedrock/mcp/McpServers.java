/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.tooluse.ToolDefinition;
import io.github.camelbedrock.tooluse.ToolSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * The tools of the MCP servers of one endpoint. The class can be loaded without the MCP SDK; it cannot be made without it.
 * Thread-safe.
 */
public final class McpServers implements ToolSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpServers.class);

    /** What the room needs of the SDK, and what to add where it is missing. */
    private static final List<String> NEEDED =
            List.of("io.modelcontextprotocol.spec.McpClientSession", "reactor.core.publisher.Mono");

    private static final String DEPENDENCY = "io.modelcontextprotocol.sdk:mcp-core:1.1.5";

    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ExecutorService threads = Executors.newCachedThreadPool(McpServers::thread);
    private final List<McpServer> servers = new ArrayList<>();
    private final Duration startTimeout;
    private volatile List<ToolDefinition> tools = List.of();
    private boolean started;

    /**
     * Reads the options; nothing is started yet.
     *
     * @param options those that begin with mcpServer, without that and the dot behind it, such as files.url
     * @param timeout the milliseconds that a start waits, but 30 seconds at most. Calls are given up by whoever asks, who may
     *     allow more; after ten minutes, or this timeout where it is longer, they are given up here
     * @throws IllegalArgumentException if an option is unknown or wrong; names it
     * @throws IllegalStateException if the MCP SDK is not on the class path; says what to add
     */
    public McpServers(Map<String, ?> options, long timeout) {
        this(
                options,
                Duration.ofMillis(Math.min(timeout, LONGEST_START.toMillis())),
                Duration.ofMillis(Math.max(timeout, FORGOTTEN.toMillis())));
    }

    McpServers(Map<String, ?> options, Duration startTimeout, Duration callTimeout) {
        List<McpServerOptions> read = McpOptionsReader.read(options);
        this.startTimeout = startTimeout;
        if (!read.isEmpty()) {
            checkSdk(read.get(0));
            read.forEach(one -> servers.add(new McpServer(one, callTimeout, startTimeout, threads, this::changed)));
        }
    }

    private static void checkSdk(McpServerOptions first) {
        try {
            for (String needed : NEEDED) {
                Class.forName(needed, false, McpServers.class.getClassLoader());
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    first.origin() + " needs the MCP SDK on the class path: add the dependency " + DEPENDENCY, e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "bedrock-mcp-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Connects to all servers and reads their tools; waits for that. To be called once.
     *
     * @throws McpServerException if a server cannot be reached or is no MCP server, or if two tools have one name; all is
     *     closed then
     */
    public void start() {
        try {
            Flux.fromIterable(servers).flatMap(McpServer::start).blockLast(startTimeout.plus(LONGEST_CLOSE));
            synchronized (this) {
                tools = merged();
                started = true;
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public List<ToolDefinition> tools() {
        return tools;
    }

    private synchronized void changed() {
        if (!started) {
            return;
        }
        try {
            tools = merged();
        } catch (McpServerException e) {
            LOG.warn(
                    "The tools of an MCP server have changed, but cannot be used; those of before stay: {}",
                    e.getMessage());
        }
    }

    private List<ToolDefinition> merged() {
        Map<String, ToolDefinition> byName = new HashMap<>();
        List<ToolDefinition> all = new ArrayList<>();
        for (McpServer server : servers) {
            for (ToolDefinition tool : server.tools()) {
                ToolDefinition other = byName.put(tool.name(), tool);
                if (other != null) {
                    throw new McpServerException("Two tools are named '" + tool.name() + "': " + other.place() + " and "
                            + tool.place() + ". Name those that are wanted in mcpServer.NAME.toolNames");
                }
                all.add(tool);
            }
        }
        return List.copyOf(all);
    }

    /** Ends sessions, processes and threads; waits some seconds at most. Calls that run fail. */
    @Override
    public void close() {
        try {
            Flux.fromIterable(servers)
                    .flatMap(server -> server.close().timeout(LONGEST_CLOSE).onErrorComplete())
                    .blockLast(LONGEST_CLOSE.plusSeconds(1));
        } finally {
            threads.shutdown();
        }
    }
}
