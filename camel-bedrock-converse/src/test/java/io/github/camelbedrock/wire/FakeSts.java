/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An STS on loopback that lets anybody assume any role: its keys are ASIA1, ASIA2 and so on. */
final class FakeSts implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Duration> lives = new ArrayDeque<>();
    private volatile boolean refusing;

    /** What was asked for, and by whom. */
    record Request(Map<String, String> parameters, String authorization) {}

    FakeSts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How long the next keys live; an hour where nothing is said. */
    void live(Duration life) {
        lives.add(life);
    }

    /** Lets nobody assume anything. */
    void refuse() {
        refusing = true;
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(parameters(form), exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] answer = (refusing ? refusal() : credentials()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(refusing ? 403 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private String credentials() {
        Duration life = lives.isEmpty() ? Duration.ofHours(1) : lives.remove();
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                  <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/asker/s</Arn>
                    <AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>
                  <Credentials><AccessKeyId>ASIA%d</AccessKeyId><SecretAccessKey>s3cret</SecretAccessKey>
                    <SessionToken>t0ken%d</SessionToken><Expiration>%s</Expiration></Credentials>
                </AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(requests.size(), requests.size(), Instant.now().plus(life));
    }

    private static String refusal() {
        return """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                  <Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/hugo is not authorized to perform:
                  sts:AssumeRole on resource: arn:aws:iam::123456789012:role/asker</Message></Error>
                </ErrorResponse>""";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
