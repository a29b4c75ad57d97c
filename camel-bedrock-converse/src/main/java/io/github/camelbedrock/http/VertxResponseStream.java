/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.support.http.HttpUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a stream to the response of camel-platform-http-vertx as it comes. That consumer reads an input stream until it
 * has 16 kB before it sends any of it, which is more than most answers are, reads on when the client has gone, and reads
 * all its input streams one after the other, on one queue of Vert.x (AsyncInputStream of Camel 4.18). So the thread that
 * ends the route writes the whole response. The consumer leaves one alone that has been ended.
 */
final class VertxResponseStream {

    private static final Logger LOG = LoggerFactory.getLogger(VertxResponseStream.class);

    private static final int CHUNK = 8192;

    /** Bytes that may be on their way to the network. */
    private static final int AHEAD = 8 * CHUNK;

    private static final String EVENTS = "text/event-stream";

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}/]+)}");

    private final Exchange exchange;
    private final InputStream stream;
    private final HttpServerResponse response;
    private final Runnable cancel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private int unwritten;

    private VertxResponseStream(Exchange exchange, InputStream stream, HttpServerResponse response, Runnable cancel) {
        this.exchange = exchange;
        this.stream = stream;
        this.response = response;
        this.cancel = cancel;
    }

    static void write(Message message, InputStream stream, Runnable cancel) {
        // A response that has begun is the answer to another end, such as a time-out or a stop. And the copy of the
        // client's exchange that seda makes does not answer it.
        HttpServerResponse response = VertxClients.response(message.getExchange());
        if (response != null
                && !response.headWritten()
                && message.getExchange().getFromEndpoint() instanceof PlatformHttpEndpoint endpoint) {
            new VertxResponseStream(message.getExchange(), stream, response, cancel).write(message, endpoint);
        }
    }

    private void write(Message message, PlatformHttpEndpoint endpoint) {
        head(message, endpoint);
        response.closeHandler(gone -> leave());
        if (response.closed()) {
            leave();
        }
        byte[] chunk = new byte[CHUNK];
        for (int count = next(chunk); count >= 0; count = next(chunk)) {
            write(Buffer.buffer(count).appendBytes(chunk, 0, count));
        }
        response.end();
    }

    private void write(Buffer bytes) {
        add(bytes.length());
        response.write(bytes).onComplete(written -> {
            add(-bytes.length());
            if (written.failed()) {
                cancel.run();
            }
        });
    }

    private void add(int bytes) {
        lock.lock();
        unwritten += bytes;
        drained.signal();
        lock.unlock();
    }

    /** As the consumer does it for a body of unknown length (VertxPlatformHttpSupport). */
    private void head(Message message, PlatformHttpEndpoint endpoint) {
        response.setStatusCode(HttpUtil.determineResponseCode(exchange, stream));
        if (endpoint.getHeaderFilterStrategy() != null) {
            Set<String> parameters = PATH_PARAMETER
                    .matcher(endpoint.getPath())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            message.getHeaders().forEach((name, value) -> {
                if (!parameters.contains(name)) {
                    header(endpoint.getHeaderFilterStrategy(), name, value);
                }
            });
        }
        response.setChunked(true);
        String contentType = MessageHelper.getContentType(message);
        if (contentType != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        }
    }

    private void header(HeaderFilterStrategy filter, String name, Object value) {
        HttpUtil.applyHeader(
                filter,
                exchange,
                ObjectHelper.createIterator(value, null, true),
                exchange.getContext().getTypeConverter(),
                name,
                (values, first) -> {
                    if (values != null) {
                        response.putHeader(name, values);
                    } else if (first != null) {
                        response.putHeader(name, first);
                    }
                });
    }

    /** A silent model gives nothing to write that would fail. */
    private void leave() {
        cancel.run();
        signal();
    }

    /**
     * The consumer cannot end a response that fails when it has begun, and would leave its client waiting. Server-sent
     * events have told of the failure by then and end; of other bytes the client learns by a broken connection alone.
     */
    private int next(byte[] chunk) {
        try {
            awaitDrained();
            return stream.read(chunk);
        } catch (IOException e) {
            exchange.setException(e);
            if (e.getCause() instanceof CancellationException) {
                LOG.debug("An answer was cancelled while it was written to its HTTP client", e);
            } else {
                LOG.warn("An answer broke off while it was written to its HTTP client", e);
            }
            if (!EVENTS.equals(response.headers().get(HttpHeaders.CONTENT_TYPE))) {
                response.reset();
            }
            return -1;
        }
    }

    /**
     * A client that reads slowly slows Bedrock down. What has been written is counted here: Vert.x counts it when its network
     * thread comes to it, which on a busy machine is long after the next thousand pieces.
     */
    private void awaitDrained() throws IOException {
        lock.lock();
        try {
            while (unwritten >= AHEAD && !response.closed()) {
                drained.await(1, TimeUnit.SECONDS); // A connection that is closed drains no more.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The thread that writes the answer was interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        drained.signal();
        lock.unlock();
    }
}
