/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Messages as lines over the standard streams of a process. The SDK's own transport reads with the platform's charset,
 * breaks off at a line that is no message, hands our whole environment on, and does not tell of a process that has ended.
 */
final class StdioTransport implements McpClientTransport {

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);

    /** How long after the end of a process the end of its output may come, or the other way round. */
    private static final long LAST_WORDS_MILLIS = 500;

    private final String label;
    private final ServerProcess process;
    private final McpJsonMapper json;
    private final Executor executor;
    private final Scheduler writers;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Consumer<Throwable> failures = failure -> {};

    /**
     * @param label the server in the words of a message
     * @param process just started
     * @param executor has a thread for each stream of the process, and more for what is written
     */
    StdioTransport(String label, ServerProcess process, McpJsonMapper json, Executor executor) {
        this.label = label;
        this.process = process;
        this.json = json;
        this.executor = executor;
        this.writers = Schedulers.fromExecutor(executor);
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public void setExceptionHandler(Consumer<Throwable> handler) {
        failures = handler;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            executor.execute(() -> {
                lines(process.output(), line -> receive(line, handler));
                endSoon();
            });
            executor.execute(() -> lines(process.errors(), line -> LOG.debug("{} writes: {}", label, line)));
            // A child of it may hold its output open.
            process.onExit()
                    .thenRunAsync(
                            this::ended,
                            CompletableFuture.delayedExecutor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS, executor));
        });
    }

    private static void lines(InputStream stream, Consumer<String> consumer) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            LOG.trace("A stream has ended", e);
        }
    }

    private void receive(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        if (line.isBlank()) {
            return;
        }
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | RuntimeException e) {
            // Many servers print a greeting, though the protocol forbids it.
            LOG.debug("{} writes a line that is no message: {}", label, line);
            return;
        }
        handler.apply(Mono.just(message)).subscribe(handled -> {}, e -> LOG.debug("{}: message not handled", label, e));
    }

    /** It closes its streams a little before it has an exit value. */
    private void endSoon() {
        process.onExit()
                .completeOnTimeout(null, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
                .thenRun(this::ended);
    }

    private void ended() {
        if (over.compareAndSet(false, true)) {
            failures.accept(new ServerEnded(process.state()));
        }
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.<Void>fromRunnable(() -> write(message)).subscribeOn(writers);
    }

    private void write(JSONRPCMessage message) {
        if (over.get()) {
            throw new ServerEnded(process.state());
        }
        OutputStream input = process.input();
        try {
            byte[] line = (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
            synchronized (input) {
                input.write(line);
                input.flush();
            }
        } catch (IOException e) {
            LOG.debug("{} does not read its input", label, e);
            endSoon();
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> typeRef) {
        return json.convertValue(data, typeRef);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.defer(() -> {
            over.set(true);
            return Mono.fromCompletionStage(process.end(executor));
        });
    }
}
