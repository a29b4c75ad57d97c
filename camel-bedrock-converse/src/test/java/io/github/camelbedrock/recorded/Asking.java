/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.wire.Routes;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** A Camel context that asks LocalBedrock for any model, one endpoint for each. */
final class Asking implements AutoCloseable {

    private final Routes routes;
    private final ProducerTemplate template;

    Asking(LocalBedrock bedrock) throws Exception {
        routes = new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {}
        });
        template = routes.context().createProducerTemplate();
    }

    /** Sends body and headers to the endpoint; the exchange holds the answer or the failure. */
    Exchange ask(String endpoint, Object body, Map<String, Object> headers) {
        return template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    @Override
    public void close() {
        template.stop();
        routes.close();
    }
}
