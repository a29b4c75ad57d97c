/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose component calls LocalBedrock with keys that are no secret. */
public final class Routes implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final BedrockConverseComponent component;

    public Routes(LocalBedrock bedrock) {
        this(bedrock, new BedrockConverseComponent());
    }

    /** With a component of the caller's. */
    public Routes(LocalBedrock bedrock, BedrockConverseComponent component) {
        this.component = component;
        component.getClient().setUriEndpointOverride(bedrock.endpoint().toString());
        component.getClient().setRegion("eu-central-1");
        component.getCredentials().setAccessKey("AKIAEXAMPLE");
        component.getCredentials().setSecretKey("not-a-secret");
        context.addComponent("bedrock-converse", component);
    }

    public BedrockConverseComponent component() {
        return component;
    }

    public CamelContext context() {
        return context;
    }

    /** Lets routes begin with platform-http. The server has its port, a free one of the loopback, when they are started. */
    VertxPlatformHttpServer http() throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        return server;
    }

    /** Starts a route direct:ask that asks that endpoint. */
    public Routes ask(String endpoint) throws Exception {
        return with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint);
            }
        });
    }

    /** Starts these routes. */
    public Routes with(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    /** Sends the body to direct:ask; the exchange holds the answer or the failure. */
    public Exchange send(Object body) {
        return send(body, Map.of());
    }

    /** Sends body and headers to direct:ask; the exchange holds the answer or the failure. */
    public Exchange send(Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to("direct:ask")
                .withProcessor(exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
                })
                .send();
    }

    @Override
    public void close() {
        context.stop();
    }
}
