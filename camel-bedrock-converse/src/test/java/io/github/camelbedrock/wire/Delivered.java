/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;

/** What a route was handed of one streamed answer, and how that ended. */
public final class Delivered {

    private final Delivery delivery;
    private final List<Object> elements = new ArrayList<>();
    private final AtomicInteger ends = new AtomicInteger();
    private Exchange exchange;

    Delivered(Delivery delivery) {
        this.delivery = delivery;
    }

    synchronized void take(Object element) {
        elements.add(element);
    }

    void end() {
        ends.incrementAndGet();
    }

    void done(Exchange finished) {
        exchange = finished;
    }

    /** The way in which it was delivered. */
    public Delivery delivery() {
        return delivery;
    }

    /** The exchange when all is done. */
    public Exchange exchange() {
        return exchange;
    }

    /** What was handed on, in order: elements, or the bytes of one reading. */
    public synchronized List<Object> elements() {
        return List.copyOf(elements);
    }

    /** How often the reader was told that it is over; an exchange that fails before there is a body is told that, too. */
    public int ends() {
        return ends.get() == 0 && exchange.getException() != null ? 1 : ends.get();
    }

    /** Why it failed, or null. Bytes can fail with an IOException alone; what it stands for is told then. */
    public Throwable failure() {
        Throwable thrown = exchange.getException();
        return thrown instanceof IOException ? thrown.getCause() : thrown;
    }

    /** The text that was handed on while the model spoke: for COLLECT none. */
    public String handedOn() {
        return switch (delivery) {
            case ITERATOR, PUBLISHER, COLLECT, STREAM_TO -> joined();
            case INPUT_STREAM -> bytes();
            case SSE -> ofFrames(bytes());
        };
    }

    /** The text of the answer that the route has at the end. */
    public String whole() {
        return delivery.isRead()
                ? handedOn()
                : Objects.toString(exchange.getMessage().getBody());
    }

    /** The bytes that were read, as text. */
    public synchronized String bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        elements.forEach(piece -> all.writeBytes((byte[]) piece));
        return all.toString(StandardCharsets.UTF_8);
    }

    private synchronized String joined() {
        StringBuilder text = new StringBuilder();
        elements.forEach(text::append);
        return text.toString();
    }

    /** As a browser reads it (WHATWG HTML, server-sent events): only frames without a name are text. */
    private static String ofFrames(String frames) {
        StringBuilder text = new StringBuilder();
        for (String frame : frames.split("\n\n")) {
            if (frame.startsWith("data: ")) {
                text.append(String.join("\n", frame.substring("data: ".length()).split("\ndata: ", -1)));
            }
        }
        return text.toString();
    }
}
