/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The same question through a Camel route. */
final class Route implements Asker {

    private final CamelContext context = new DefaultCamelContext();
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, AsyncProducer> producers = new ConcurrentHashMap<>();

    Route(URI endpoint, int maxConcurrency) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String modelId : BenchServer.MODELS) {
                    from("direct:" + modelId)
                            .to("bedrock-converse:" + modelId + "?region=eu-central-1&uriEndpointOverride=" + endpoint
                                    + "&accessKey=AKIAEXAMPLE&secretKey=not-a-secret&maxConcurrency=" + maxConcurrency
                                    + "&maxTokens=100&temperature=0.2");
                }
            }
        });
        context.start();
        for (String modelId : BenchServer.MODELS) {
            Endpoint direct = context.getEndpoint("direct:" + modelId);
            AsyncProducer producer = direct.createAsyncProducer();
            producer.start();
            endpoints.put(modelId, direct);
            producers.put(modelId, producer);
        }
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        Exchange exchange = endpoints.get(modelId).createExchange();
        exchange.getIn().setBody(question);
        producers
                .get(modelId)
                .process(
                        exchange,
                        done -> then.accept(
                                Answered.now(exchange.getMessage().getBody(String.class)), exchange.getException()));
    }

    @Override
    public void close() {
        context.stop();
    }
}
