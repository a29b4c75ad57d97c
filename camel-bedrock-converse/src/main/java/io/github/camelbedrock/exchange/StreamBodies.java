/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.http.HttpStreams;
import io.github.camelbedrock.stream.ElementInputStream;
import io.github.camelbedrock.stream.ElementInputStream.LastWords;
import io.github.camelbedrock.stream.ElementIterator;
import io.github.camelbedrock.stream.ElementPublisher;
import io.github.camelbedrock.stream.PartQueue;
import io.github.camelbedrock.stream.StreamElements;
import io.github.camelbedrock.stream.StreamEnd;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The bodies from which a route reads an answer while the model speaks. */
public final class StreamBodies {

    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String SSE = "text/event-stream";
    private static final LastWords NOTHING = new LastWords() {};

    private final ReplyWriter replies;
    private final Executor executor;

    /**
     * Takes what writes the end of an answer to the exchange.
     *
     * @param executor calls the subscribers of publishers
     */
    public StreamBodies(ReplyWriter replies, Executor executor) {
        this.replies = replies;
        this.executor = executor;
    }

    /** What the context is to tell of its exchanges, or null for nothing. */
    public static @Nullable EventNotifier watch(CamelContext context) {
        return HttpStreams.watch(context);
    }

    /** The body that the turn asks for, of a stream that is asked for now. */
    public StreamBody open(Turn turn, StreamCall stream) {
        StreamBody body = body(turn);
        body.queue().ask(stream, turn);
        return body;
    }

    private StreamBody body(Turn turn) {
        return switch (turn.settings().stream().body()) {
            case ITERATOR -> {
                PartQueue<Object> queue = new PartQueue<>(StreamElements.objects(turn));
                yield new StreamBody(turn, replies, queue, null, end -> new ElementIterator<>(queue, end));
            }
            case PUBLISHER -> {
                PartQueue<Object> queue = new PartQueue<>(StreamElements.objects(turn));
                yield new StreamBody(turn, replies, queue, null, end -> new ElementPublisher<>(queue, executor, end));
            }
            case INPUT_STREAM ->
                bytes(
                        turn,
                        new PartQueue<>(StreamElements.bytes(turn)),
                        turn.settings().stream().events() ? JSON_LINES : TEXT,
                        NOTHING);
            case SSE -> bytes(turn, new PartQueue<>(StreamElements.sse(turn)), SSE, new LastEvents(turn));
            case COLLECT -> throw new IllegalArgumentException("What is collected is not read from the body");
        };
    }

    /** The elements of a stream that is asked for now. */
    public Publisher<Object> publisher(Turn turn, StreamCall stream, StreamEnd end) {
        PartQueue<Object> queue = new PartQueue<>(StreamElements.objects(turn));
        queue.ask(stream, turn);
        return new ElementPublisher<>(queue, executor, end);
    }

    private StreamBody bytes(Turn turn, PartQueue<byte[]> queue, String contentType, LastWords lastWords) {
        return new StreamBody(turn, replies, queue, contentType, end -> new ElementInputStream(queue, end, lastWords));
    }
}
