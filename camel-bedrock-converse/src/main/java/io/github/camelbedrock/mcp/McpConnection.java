/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientSession;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpTransportSessionNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One session with a server. The SDK's client would connect anew behind our back, and reads a tool's schema into a class
 * that drops the keywords it does not know; this takes the layer below, where results are plain values. Thread-safe.
 */
final class McpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(McpConnection.class);
    /** How long after a failure that may be one of no consequence the answer to our hello must be there. */
    private static final Duration HELLO = Duration.ofMillis(500);

    private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

    /** Notifications that say nothing to us; the SDK warns of those that nobody takes. */
    private static final List<String> UNHEARD = List.of(
            "notifications/message",
            "notifications/progress",
            "notifications/cancelled",
            "notifications/resources/list_changed",
            "notifications/resources/updated",
            "notifications/prompts/list_changed");

    private final McpClientTransport transport;
    private final McpClientSession session;
    private volatile String version = "";
    private volatile boolean lost;
    private volatile @Nullable Throwable end;
    private int running;
    private boolean retired;

    /**
     * @param requestTimeout after which a request is given up that nobody gave up before
     * @param toolsChanged is called when the server says that its tools have changed; must not wait
     */
    McpConnection(McpClientTransport transport, Duration requestTimeout, Runnable toolsChanged) {
        this.transport = transport;
        Map<String, McpClientSession.NotificationHandler> heard = new HashMap<>();
        UNHEARD.forEach(method -> heard.put(method, params -> Mono.empty()));
        heard.put("notifications/tools/list_changed", params -> Mono.fromRunnable(toolsChanged));
        this.session = new McpClientSession(
                requestTimeout,
                transport,
                Map.of("ping", params -> Mono.just(Map.of())),
                heard,
                connected -> connected);
        transport.setExceptionHandler(this::failed);
    }

    /**
     * Shakes hands.
     *
     * @return fails where the server does not speak the protocol, or has no tools
     */
    Mono<Void> initialize() {
        List<String> versions = transport.protocolVersions();
        Map<String, Object> hello = Map.of(
                "protocolVersion", versions.get(versions.size() - 1),
                "capabilities", Map.of(),
                "clientInfo", Map.of("name", "camel-bedrock-converse", "version", "1"));
        return session.sendRequest("initialize", hello, MAP).flatMap(result -> {
            String offered = String.valueOf(result.get("protocolVersion"));
            if (!versions.contains(offered)) {
                return Mono.error(new ServerEnded(
                        "it speaks version " + offered + " of the protocol, but " + versions + " are known here"));
            }
            if (!(result.get("capabilities") instanceof Map<?, ?> can) || can.get("tools") == null) {
                return Mono.error(new ServerEnded("it has no tools"));
            }
            version = offered;
            return versioned(session.sendNotification("notifications/initialized", null));
        });
    }

    /** All its tools, as it writes them. */
    Mono<List<Map<String, Object>>> tools() {
        return page(null, new ArrayList<>(), new HashSet<>());
    }

    private Mono<List<Map<String, Object>>> page(
            @Nullable String cursor, List<Map<String, Object>> found, Set<String> cursors) {
        Map<String, Object> params = cursor == null ? Map.of() : Map.of("cursor", cursor);
        return versioned(session.sendRequest("tools/list", params, MAP)).flatMap(result -> {
            if (!(result.get("tools") instanceof List<?> tools)) {
                return Mono.error(new ServerEnded("its list of tools is none"));
            }
            tools.forEach(tool -> found.add(map(tool)));
            if (!(result.get("nextCursor") instanceof String next) || next.isEmpty()) {
                return Mono.just(found);
            }
            return cursors.add(next)
                    ? page(next, found, cursors)
                    : Mono.error(new ServerEnded("its list of tools comes back to where it was"));
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Calls a tool, once: the result as the server writes it. */
    Mono<Map<String, Object>> call(String tool, Map<String, Object> arguments) {
        return Mono.defer(() -> {
            begin();
            return versioned(session.sendRequest("tools/call", Map.of("name", tool, "arguments", arguments), MAP))
                    .doFinally(signal -> done());
        });
    }

    private <T> Mono<T> versioned(Mono<T> request) {
        return request.contextWrite(context -> context.put(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION, version));
    }

    private synchronized void begin() {
        running++;
    }

    private void done() {
        boolean last;
        synchronized (this) {
            running--;
            last = retired && running == 0;
        }
        if (last) {
            closeInTheBackground();
        }
    }

    /** Closes when the calls that run have ended. */
    void retire() {
        boolean idle;
        synchronized (this) {
            idle = !retired && running == 0;
            retired = true;
        }
        if (idle) {
            closeInTheBackground();
        }
    }

    private void closeInTheBackground() {
        close().subscribe(closed -> {}, e -> LOG.debug("An MCP connection could not be closed", e));
    }

    /** Whether the next call needs another connection. */
    boolean isLost() {
        return lost;
    }

    /** What ended it; null where nothing has, or nobody knows. */
    @Nullable
    Throwable end() {
        return end;
    }

    /** The transport has failed, maybe not for a call: a stream of notifications may break off while calls go on. */
    private void failed(Throwable failure) {
        LOG.debug("An MCP connection has failed", failure);
        if (failure instanceof McpTransportSessionNotFoundException) {
            end(new ServerEnded("it does not know our session any more"));
        } else if (failure instanceof ServerEnded) {
            end(failure);
        } else if (version.isEmpty()) {
            // An answer that cannot be read fails no request. Neither does a stream of notifications that is refused.
            Mono.delay(HELLO).filter(late -> version.isEmpty()).subscribe(late -> end(failure));
        } else if (failure instanceof IOException) {
            lost = true;
        }
    }

    private void end(Throwable failure) {
        synchronized (this) {
            end = end == null ? failure : end;
        }
        lost = true;
        session.close();
    }

    /** Ends it: calls that run fail. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            end(new ServerEnded("it is being stopped"));
            return transport.closeGracefully();
        });
    }
}
