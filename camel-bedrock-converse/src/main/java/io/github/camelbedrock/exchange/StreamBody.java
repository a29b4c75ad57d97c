/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.http.HttpStreams;
import io.github.camelbedrock.stream.PartQueue;
import io.github.camelbedrock.stream.StreamEnd;
import io.github.camelbedrock.turn.StreamSettings.Body;
import io.github.camelbedrock.turn.Turn;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** A stream that the route reads from the body, and that lives no longer than its exchange. */
public final class StreamBody {

    private final Turn turn;
    private final ReplyWriter replies;
    private final PartQueue<?> queue;
    private final @Nullable String contentType;
    private final Function<StreamEnd, Object> reader;

    /**
     * Takes the pieces.
     *
     * @param contentType what the bytes of the body are, or null where it is no bytes
     * @param reader makes the body
     */
    StreamBody(
            Turn turn,
            ReplyWriter replies,
            PartQueue<?> queue,
            @Nullable String contentType,
            Function<StreamEnd, Object> reader) {
        this.turn = turn;
        this.replies = replies;
        this.queue = queue;
        this.contentType = contentType;
        this.reader = reader;
    }

    /** What the stream is read from. */
    PartQueue<?> queue() {
        return queue;
    }

    /** Completes when there is something to read, and fails where the stream fails before that. */
    public CompletionStage<StreamBody> ready() {
        return queue.ready().thenApply(nothing -> this);
    }

    /** Whether the thread that reads it waits where the next element has not come yet. */
    public boolean holdsThread() {
        return turn.settings().stream().body() != Body.PUBLISHER;
    }

    /** Ends the stream. */
    public void cancel() {
        queue.cancel();
    }

    /** Makes the stream the exchange's body. It is cancelled where the exchange is done before all of it was read. */
    public void write(Exchange exchange) {
        ReplyWriter.forget(exchange.getMessage());
        if (contentType != null) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        EndOfBody end = new EndOfBody(turn, exchange, replies);
        Object body = reader.apply(end);
        exchange.getMessage().setBody(body);
        exchange.getExchangeExtension().addOnCompletion(new Life(body, end));
    }

    /** The stream from the moment it is the body. */
    private final class Life extends SynchronizationAdapter implements SynchronizationRouteAware {

        private final Object body;
        private final EndOfBody end;

        private Life(Object body, EndOfBody end) {
            this.body = body;
            this.end = end;
        }

        @Override
        public SynchronizationRouteAware getRouteSynchronization() {
            return this;
        }

        @Override
        public void onBeforeRoute(Route route, Exchange exchange) {}

        /** When the first route is done, what its consumer reads next is for the one who has called it. */
        @Override
        public void onAfterRoute(Route route, Exchange exchange) {
            Message message = exchange.getMessage();
            boolean last = route.getRouteId().equals(exchange.getFromRouteId()) && !exchange.isFailed();
            if (last && message.getBody() == body && body instanceof InputStream stream) {
                HttpStreams.answer(message, stream, queue::cancel);
            }
        }

        /** Seda, for one, hands the rest of the route to a copy. */
        @Override
        public void beforeHandover(Exchange target) {
            end.move(target);
        }

        @Override
        public void onDone(Exchange exchange) {
            end.leave();
            queue.cancel();
        }
    }
}
