/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.stream.ElementIterator;
import io.github.camelbedrock.stream.PartQueue;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.StreamSettings;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** Makes the bodies of answers that come in parts. */
public final class StreamBodies {

    private final ReplyWriter replies;

    public StreamBodies(ReplyWriter replies) {
        this.replies = replies;
    }

    /** The queue of a stream with such elements. */
    public PartQueue<Object> queue(StreamSettings settings) {
        return new PartQueue<>(settings.events() ? part -> part : StreamBodies::text, () -> {});
    }

    private static @Nullable Object text(StreamPart part) {
        return part instanceof StreamPart.Text piece ? piece.text() : null;
    }

    /**
     * Makes the stream the body. What the answer tells is written to the exchange when its end has been read; the stream
     * is cancelled where the exchange is done before that.
     */
    public void write(Exchange exchange, PartQueue<Object> queue) {
        replies.forget(exchange);
        exchange.getMessage().setBody(new ElementIterator<>(queue, reply -> replies.writeDetails(exchange, reply)));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                queue.cancel();
            }
        });
    }
}
