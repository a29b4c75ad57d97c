/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The shipping company: tells over HTTP where parcels are, on a free port of this machine. */
final class ShippingService implements AutoCloseable {

    private static final String PATH = "/parcels/";

    private static final Map<String, String> PARCELS = Map.of(
            "ND77012", "{\"state\":\"on its way\",\"place\":\"Hamburg\",\"expected\":\"2026-11-24\"}",
            "ND70533", "{\"state\":\"delivered\",\"place\":\"Kiel\",\"expected\":\"2026-10-06\"}");

    private final HttpServer server;

    private ShippingService(HttpServer server) {
        this.server = server;
    }

    static ShippingService start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, ShippingService::answer);
        server.start();
        return new ShippingService(server);
    }

    /** Host and port. */
    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String code = exchange.getRequestURI().getPath().substring(PATH.length());
        String parcel = PARCELS.get(code);
        byte[] body = (parcel == null ? "{\"error\":\"no such parcel\"}" : parcel).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(parcel == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
