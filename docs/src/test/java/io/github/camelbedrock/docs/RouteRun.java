/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.tool.BedrockToolEndpoint;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.component.stub.StubEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads the routes of a block as they stand there and sends a message through each. */
final class RouteRun {

    private static final String HEADER = "header ";

    private RouteRun() {}

    static void of(String language, String text, RouteCase sent) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            Wiring.connect(context, bedrock);
            context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, new StubsForTheRest());
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page." + language, text));
            context.start();
            assertThat(context.getRoutes()).isNotEmpty();
            for (Route route : context.getRoutes()) {
                if (!(route.getEndpoint() instanceof BedrockToolEndpoint)) { // Those the model calls.
                    ask(bedrock, route, sent);
                }
            }
        } finally {
            context.close();
        }
    }

    /** Asks the question of most pages. */
    static void ask(LocalBedrock bedrock, Route route) throws Exception {
        ask(bedrock, route, RouteCase.QUESTION);
    }

    /** Hands the message to the route as its consumer would, whatever the consumer is. */
    static void ask(LocalBedrock bedrock, Route route, RouteCase message) throws Exception {
        message.answers().forEach(bedrock::enqueue);
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getMessage().setBody(message.body());
        route.getConsumer().getProcessor().process(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(result(exchange)).isEqualTo(message.expected());
        List<RecordedRequest> requests = bedrock.takeRequests();
        assertThat(requests).hasSize(message.answers().size());
        RecordedRequest last = requests.get(requests.size() - 1);
        message.sent()
                .forEach((place, json) ->
                        assertThat(found(last, place)).as(place).isEqualTo(json));
    }

    /** The body; of a stream that the route has read, the pieces that it has sent to another endpoint. */
    private static Object result(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof Iterator<?>)) {
            return exchange.getMessage().getBody();
        }
        return exchange.getContext().getEndpoints().stream()
                .filter(StubEndpoint.class::isInstance)
                .flatMap(stub -> ((StubEndpoint) stub).getExchanges().stream())
                .map(piece -> piece.getMessage().getBody())
                .toList();
    }

    private static String found(RecordedRequest request, String place) {
        if (place.equals("modelId")) {
            return '"' + request.modelId() + '"';
        }
        return place.startsWith(HEADER)
                ? '"' + request.header(place.substring(HEADER.length())) + '"'
                : request.json(place).toString();
    }

    /** A page may show a route from Kafka; what it does with the model is run all the same. */
    static final class StubsForTheRest implements ComponentResolver {

        private final ComponentResolver known = new DefaultComponentResolver();

        @Override
        public Component resolveComponent(String name, CamelContext context) throws Exception {
            Component component = known.resolveComponent(name, context);
            return component == null ? new StubComponent() : component;
        }
    }
}
