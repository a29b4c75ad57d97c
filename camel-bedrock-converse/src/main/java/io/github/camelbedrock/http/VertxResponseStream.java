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
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a stream to the response of camel-platform-http-vertx as it comes. That consumer reads an input stream until it
 * has 16 kB before it sends any of it, which is more than most answers are, and reads on when the client has gone
 * (AsyncInputStream of Camel 4.18). So it is given this one to read, which writes all to the response by itself, behind
 * the headers that the consumer has set, and then is at its end.
 */
final class VertxResponseStream extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(VertxResponseStream.class);

    private static final int CHUNK = 8192;

    private static final String EVENTS = "text/event-stream";

    private final Exchange exchange;
    private final InputStream stream;
    private final HttpServerResponse response;
    private final Runnable cancel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();

    private VertxResponseStream(Exchange exchange, InputStream stream, HttpServerResponse response, Runnable cancel) {
        this.exchange = exchange;
        this.stream = stream;
        this.response = response;
        this.cancel = cancel;
    }

    static InputStream of(Message message, InputStream stream, Runnable cancel) {
        return message instanceof HttpMessage http
                ? new VertxResponseStream(message.getExchange(), stream, http.getResponse(), cancel)
                : stream;
    }

    @Override
    public int read() {
        return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            writeAll();
        } catch (IOException e) {
            breakOff(e);
        }
        return -1;
    }

    private void writeAll() throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            response.write(Buffer.buffer(count).appendBytes(chunk, 0, count)).onFailure(gone -> cancel.run());
            awaitDrained();
        }
    }

    /**
     * The consumer cannot end a response that fails when it has begun, and would leave its client waiting. Server-sent
     * events have told of the failure by then and end; of other bytes the client learns by a broken connection alone.
     */
    private void breakOff(IOException reason) {
        exchange.setException(reason);
        if (reason.getCause() instanceof CancellationException) {
            LOG.debug("An answer was cancelled while it was written to its HTTP client", reason);
        } else {
            LOG.warn("An answer broke off while it was written to its HTTP client", reason);
        }
        if (!EVENTS.equals(response.headers().get(HttpHeaders.CONTENT_TYPE))) {
            response.reset();
        }
    }

    /** A client that reads slowly slows Bedrock down. */
    private void awaitDrained() throws IOException {
        if (!response.writeQueueFull()) {
            return;
        }
        response.drainHandler(ready -> signal());
        lock.lock();
        try {
            while (response.writeQueueFull() && !response.closed()) {
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

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
