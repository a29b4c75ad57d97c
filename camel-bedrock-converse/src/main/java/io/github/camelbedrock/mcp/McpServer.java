/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.tooluse.ToolAnswer;
import io.github.camelbedrock.tooluse.ToolDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One server: its tools, and the connection that calls go over, which is made anew where it was lost. Thread-safe. */
final class McpServer {

    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);

    private final McpServerOptions options;
    private final McpFailures failures;
    private final Duration callTimeout;
    private final Duration openTimeout;
    private final Executor executor;
    private final Runnable changed;
    private final McpTools tools;
    private volatile List<ToolDefinition> offered = List.of();

    // Guarded by this.
    private CompletableFuture<McpConnection> current = CompletableFuture.failedFuture(new ServerEnded("not connected"));
    private @Nullable McpConnection latest;
    private long listings;
    private boolean closed;

    /**
     * @param executor has as many threads as are needed
     * @param changed is called after the list of tools has changed
     */
    McpServer(
            McpServerOptions options, Duration callTimeout, Duration openTimeout, Executor executor, Runnable changed) {
        this.options = options;
        this.failures = new McpFailures(options);
        this.callTimeout = callTimeout;
        this.openTimeout = openTimeout;
        this.executor = executor;
        this.changed = changed;
        this.tools = new McpTools(options, this::call);
    }

    /**
     * Connects, and reads the list of tools.
     *
     * @return fails where that is not possible
     */
    Mono<Void> start() {
        return Mono.fromFuture(this::connection).then();
    }

    /** The tools by their names: the same list as long as nothing has changed. */
    List<ToolDefinition> tools() {
        return offered;
    }

    /** The connection for the next call: the one there is, one that is being made, or a new one. */
    private CompletableFuture<McpConnection> connection() {
        CompletableFuture<McpConnection> next;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new McpServerException(options.label() + " is stopped"));
            }
            boolean failed = current.isCompletedExceptionally();
            if (!failed && (!current.isDone() || latest == null || !latest.isLost())) {
                return current;
            }
            if (!failed && latest != null) {
                latest.retire();
            }
            next = new CompletableFuture<>();
            current = next;
        }
        open().subscribe(
                        next::complete,
                        failure -> next.completeExceptionally(failures.ofOpening(failure, openTimeout.toMillis())));
        return next;
    }

    private Mono<McpConnection> open() {
        return Mono.defer(() -> {
            McpConnection connection =
                    new McpConnection(McpTransports.open(options, executor, openTimeout), callTimeout, this::relist);
            if (!adopt(connection)) {
                return closed(connection, new McpServerException(options.label() + " is stopped"));
            }
            return connection
                    .initialize()
                    .then(Mono.defer(() -> list(connection)))
                    .thenReturn(connection)
                    .timeout(openTimeout)
                    .onErrorResume(failure -> closed(connection, failure));
        });
    }

    private static Mono<McpConnection> closed(McpConnection connection, Throwable failure) {
        // What ended it says more than that a request was broken off.
        Throwable end = connection.end();
        return connection.close().onErrorComplete().then(Mono.error(end == null ? failure : end));
    }

    private synchronized boolean adopt(McpConnection connection) {
        latest = connection;
        return !closed;
    }

    private Mono<Void> list(McpConnection connection) {
        long listing;
        synchronized (this) {
            listing = ++listings;
        }
        return connection.tools().doOnNext(listed -> offer(listed, listing)).then();
    }

    private void offer(List<Map<String, Object>> listed, long listing) {
        synchronized (this) {
            if (listing != listings) {
                return; // A later list is on its way.
            }
            List<ToolDefinition> before = offered;
            offered = tools.offer(listed);
            if (offered == before) {
                return;
            }
        }
        changed.run();
    }

    /** The server says that its tools have changed. */
    private void relist() {
        McpConnection connection;
        synchronized (this) {
            connection = latest;
        }
        if (connection != null) {
            list(connection)
                    .subscribe(
                            done -> {},
                            failure -> LOG.warn(
                                    "The tools of {} have changed, but cannot be used; those of before stay: {}",
                                    options.label(),
                                    failures.ofCall(failure, connection.end(), callTimeout.toMillis())
                                            .getMessage()));
        }
    }

    private CompletionStage<ToolAnswer> call(String tool, Map<String, Object> arguments) {
        CompletableFuture<ToolAnswer> answer = new CompletableFuture<>();
        connection().whenComplete((connection, failure) -> {
            if (failure != null) {
                later(() -> answer.completeExceptionally(failures.ofCall(failure, null, callTimeout.toMillis())));
                return;
            }
            connection
                    .call(tool, arguments)
                    .map(McpContent::answer)
                    .subscribe(
                            given -> later(() -> answer.complete(given)),
                            e -> later(() -> answer.completeExceptionally(
                                    failures.ofCall(e, connection.end(), callTimeout.toMillis()))));
        });
        return answer;
    }

    /** What follows an answer must not hold the thread that reads the next one. */
    private void later(Runnable end) {
        try {
            executor.execute(end);
        } catch (RejectedExecutionException e) {
            end.run();
        }
    }

    /** Ends the connection; nothing connects any more. */
    Mono<Void> close() {
        McpConnection connection;
        synchronized (this) {
            closed = true;
            connection = latest;
        }
        return connection == null ? Mono.empty() : connection.close();
    }
}
