/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.LocalBedrock;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads the routes of a block as they stand there and sends a message through each. */
final class RouteRun {

    private RouteRun() {}

    static void of(String language, String text) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            Wiring.connect(context, bedrock);
            context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, new StubsForTheRest());
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page." + language, text));
            context.start();
            assertThat(context.getRoutes()).isNotEmpty();
            for (Route route : context.getRoutes()) {
                ask(bedrock, route);
            }
        } finally {
            context.close();
        }
    }

    /** Hands the message to the route as its consumer would, whatever the consumer is. */
    static void ask(LocalBedrock bedrock, Route route) throws Exception {
        bedrock.enqueue(Wiring.ANSWER);
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getMessage().setBody("What is Camel?");
        route.getConsumer().getProcessor().process(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(Wiring.ANSWER_TEXT);
        assertThat(bedrock.takeRequests()).hasSize(1);
    }

    /** A page may show a route from Kafka; what it does with the model is run all the same. */
    private static final class StubsForTheRest implements ComponentResolver {

        private final ComponentResolver known = new DefaultComponentResolver();

        @Override
        public Component resolveComponent(String name, CamelContext context) throws Exception {
            Component component = known.resolveComponent(name, context);
            return component == null ? new StubComponent() : component;
        }
    }
}
