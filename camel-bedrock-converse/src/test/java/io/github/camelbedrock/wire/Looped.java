/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.turn.StreamPart;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;

/** Routes that are tools, a route that asks a model which may call them, and what the model was sent turn by turn. */
final class Looped implements AutoCloseable {

    /** How the model is asked. */
    enum Way {
        CONVERSE(""),
        COLLECT("&operation=converseStream&streamBody=collect"),
        ITERATOR("&operation=converseStream"),
        EVENT("&operation=converseStream&streamElement=event"),
        STREAM_TO("&operation=converseStream&streamTo=direct:piece");

        private final String options;

        Way(String options) {
            this.options = options;
        }

        /** Whether the text of every turn is handed on, and not that of the last one alone. */
        boolean handsOn() {
            return this == ITERATOR || this == EVENT;
        }

        /** Reads an answer in parts to its end; then its text is the body. */
        private void read(Exchange exchange) {
            if (handsOn()) {
                StringBuilder text = new StringBuilder();
                Iterator<?> parts = (Iterator<?>) exchange.getMessage().getBody();
                parts.forEachRemaining(part -> text.append(text(part)));
                exchange.getMessage().setBody(text.toString());
            }
        }

        private static String text(Object part) {
            if (part instanceof StreamPart.Text text) {
                return text.text();
            }
            return part instanceof String text ? text : "";
        }
    }

    private final LocalBedrock bedrock;
    private final Routes routes;

    /** Forgets what the server was asked before, and starts the routes; options begin without an ampersand. */
    Looped(LocalBedrock bedrock, Way way, String model, String options, LambdaRouteBuilder tools) throws Exception {
        bedrock.takeRequests();
        this.bedrock = bedrock;
        this.routes = new Routes(bedrock);
        try {
            RouteBuilder.addRoutes(routes.context(), tools);
            RouteBuilder.addRoutes(routes.context(), asking -> {
                asking.from("direct:ask")
                        .routeId("asking")
                        .to("bedrock-converse:" + model + "?" + options + way.options)
                        .process(way::read);
                asking.from("direct:piece").process(piece -> {});
            });
            routes.context().start();
        } catch (Exception e) {
            routes.close();
            throw e;
        }
    }

    Exchange send(Object body) {
        return routes.send(body);
    }

    Exchange send(Object body, Map<String, Object> headers) {
        return routes.send(body, headers);
    }

    CamelContext context() {
        return routes.context();
    }

    /** The bodies of all requests so far. */
    List<JsonNode> sent() {
        return bedrock.requests().stream().map(Wire::body).toList();
    }

    /** The messages of the last request. */
    JsonNode messages() {
        List<JsonNode> sent = sent();
        return sent.get(sent.size() - 1).get("messages");
    }

    /** A tool's result in single quotes. */
    static String told(String id, String... content) {
        return status(id, "success", content);
    }

    /** The same of a call that has failed. */
    static String failed(String id, String text) {
        return status(id, "error", Turns.text(text));
    }

    private static String status(String id, String status, String... content) {
        return "{'toolResult':{'toolUseId':'" + id + "','content':[" + String.join(",", content) + "],'status':'"
                + status + "'}}";
    }

    /** A call of a tool in single quotes. */
    static String use(String id, String name, String input) {
        return "{'toolUse':{'toolUseId':'" + id + "','name':'" + name + "','input':" + input + "}}";
    }

    @Override
    public void close() {
        routes.close();
    }
}
