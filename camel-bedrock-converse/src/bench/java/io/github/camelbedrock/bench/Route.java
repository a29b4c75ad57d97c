/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
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
        String options = "?region=eu-central-1&uriEndpointOverride=" + endpoint
                + "&accessKey=AKIAEXAMPLE&secretKey=not-a-secret&maxConcurrency=" + maxConcurrency
                + "&maxTokens=100&temperature=0.2";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String modelId : BenchServer.MODELS) {
                    from("direct:" + modelId).to("bedrock-converse:" + modelId + options);
                }
                for (String modelId : BenchServer.TOOL_MODELS) {
                    from("direct:" + modelId)
                            .to("bedrock-converse:" + modelId + options + "&tools=" + ToolRoutes.TEXTS);
                }
            }
        });
        context.addRoutes(new ToolRoutes());
        context.start();
        open(BenchServer.MODELS);
        open(BenchServer.TOOL_MODELS);
    }

    private void open(List<String> models) throws Exception {
        for (String modelId : models) {
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
