/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.exchange.StreamBodies;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ProducerCache;
import org.apache.camel.support.cache.DefaultProducerCache;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.URISupport;

/** Sends the elements of streams to the endpoints that the turns name. */
final class StreamTarget extends ServiceSupport {

    private final ProducerCache producers;
    private final StreamBodies bodies;
    private final StreamCall stream;

    StreamTarget(BedrockConverseProducer owner, StreamBodies bodies, StreamCall stream) {
        this.producers = new DefaultProducerCache(owner, owner.getEndpoint().getCamelContext(), 0);
        this.bodies = bodies;
        this.stream = stream;
    }

    /**
     * Asks, and sends one element after the other.
     *
     * @return the whole answer, when the last element has been sent; fails as the stream does, or as an element's exchange
     */
    CompletionStage<Reply> send(Exchange exchange, Turn turn, String uri) {
        ElementSender sender = new ElementSender(exchange, endpoint(exchange, uri), producers);
        bodies.publisher(turn, stream, sender).subscribe(sender);
        return sender.end();
    }

    private static Endpoint endpoint(Exchange exchange, String uri) {
        try {
            return exchange.getContext().getEndpoint(uri);
        } catch (RuntimeException e) {
            throw new InvalidTurnException(
                    "The option streamTo (header " + BedrockConverseConstants.STREAM_TO + ") names no endpoint: "
                            + URISupport.sanitizeUri(uri),
                    e);
        }
    }

    @Override
    protected void doStart() {
        producers.start();
    }

    @Override
    protected void doStop() {
        producers.stop();
    }
}
