/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.http;

import io.vertx.core.http.HttpServerResponse;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the way back to HTTP clients. Camel's setBody, for one, takes away the message that has it (SetBodyProcessor of
 * Camel 4.18).
 */
final class VertxClients extends EventNotifierSupport {

    /** The client of this exchange, and of none of its copies. */
    private record Client(Exchange exchange, HttpServerResponse response) {}

    VertxClients() {
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeCreatedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeCreatedEvent) event).getExchange();
        if (exchange.getMessage() instanceof HttpMessage http) {
            exchange.setProperty(HttpStreams.CLIENT, new Client(exchange, http.getResponse()));
        }
    }

    /** What answers the client of the exchange; null where it has none. */
    static @Nullable HttpServerResponse response(Exchange exchange) {
        if (exchange.getMessage() instanceof HttpMessage http) {
            return http.getResponse();
        }
        Client client = exchange.getProperty(HttpStreams.CLIENT, Client.class);
        return client == null || client.exchange != exchange ? null : client.response;
    }
}
