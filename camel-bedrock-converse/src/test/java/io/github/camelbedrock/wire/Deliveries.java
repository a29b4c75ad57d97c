/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.test.LocalBedrock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** A context whose route asks for a streamed answer in any way, and reads all that it is handed. */
public final class Deliveries implements AutoCloseable {

    private static final String READING = "delivered";

    private final Routes routes;

    /** Starts the context; a client is made for each protocol that is asked for. */
    public Deliveries(LocalBedrock bedrock) throws Exception {
        routes = new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").toD("${header.endpoint}").process(Deliveries::read);
                from("direct:piece").process(piece -> delivered(piece)
                        .take(piece.getMessage().getBody()));
            }
        });
    }

    /** The protocol that the component speaks to LocalBedrock. */
    public enum Protocol {
        HTTP_1_1("HTTP/1.1", "http1.1"),
        H2C("h2c", "http2");

        private final String version;
        private final String option;

        Protocol(String version, String option) {
            this.version = version;
            this.option = option;
        }

        /** As {@code RecordedRequest.httpVersion()} tells it. */
        public String version() {
            return version;
        }

        @Override
        public String toString() {
            return version;
        }
    }

    /** The URI that asks the model in that way; options begin with an ampersand. */
    public static String uri(Delivery delivery, Protocol protocol, String model, String options) {
        return "bedrock-converse:" + model + "?operation=converseStream&" + delivery.option() + "&httpProtocol="
                + protocol.option + options;
    }

    /** Asks the model in that way, and reads the whole answer. */
    public Delivered ask(Delivery delivery, Protocol protocol, String model, String options, Object body) {
        Delivered delivered = new Delivered(delivery);
        Map<String, Object> headers = Map.of(READING, delivered, "endpoint", uri(delivery, protocol, model, options));
        delivered.done(routes.send(body, headers));
        return delivered;
    }

    private static void read(Exchange exchange) throws Exception {
        Delivered delivered = delivered(exchange);
        delivered.delivery().read(exchange, delivered);
    }

    private static Delivered delivered(Exchange exchange) {
        return exchange.getMessage().getHeader(READING, Delivered.class);
    }

    @Override
    public void close() {
        routes.close();
    }
}
