/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams as bytes to HTTP clients: whatever their length, the client's pace and the way through routes. */
class StreamOverHttpRoutesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String BYTES =
            "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream&streamBody=inputStream";

    private final HttpClient client = HttpClient.newHttpClient();
    private Routes routes;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        bedrock.server().takeRequests();
        routes = new Routes(bedrock.server());
        VertxPlatformHttpServer server = routes.http();
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/bytes").to(BYTES);
                from("platform-http:/sub").to("direct:sub");
                from("direct:sub").to(BYTES);
                from("platform-http:/whole").to(BYTES).convertBodyTo(String.class);
            }
        });
        port = server.getPort();
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    /** Longer than the 16 kB that the HTTP consumer reads at once, and with characters of one to four bytes. */
    @Test
    void givesALongAnswerUnchanged() throws Exception {
        String[] pieces =
                IntStream.range(0, 20_000).mapToObj(i -> i + " grüße ☕ 🙂\r\n").toArray(String[]::new);
        bedrock.server().enqueue(Answers.text(pieces));
        assertThat(text("/bytes")).isEqualTo(String.join("", pieces));
    }

    /** The client's buffers, ours and Bedrock's fill, then nothing more is written until the client reads on. */
    @Test
    void isStalledByAClientThatReadsSlowly() throws Exception {
        int count = 20_000;
        String piece = "x".repeat(2000);
        bedrock.server().enqueue(Answers.text(Collections.nCopies(count, piece).toArray(new String[0])));
        try (InputStream body = get("/bytes").body()) {
            assertThat(body.readNBytes(piece.length())).hasSize(piece.length());
            AtomicInteger last = new AtomicInteger(-1);
            await().during(Duration.ofSeconds(1))
                    .atMost(20, SECONDS)
                    .until(() -> last.getAndSet(request().piecesWritten())
                            == request().piecesWritten());
            assertThat(request().piecesWritten()).isLessThan(count * 3 / 4);
            assertThat(body.readAllBytes()).hasSize(piece.length() * (count - 1));
        }
    }

    @Test
    void isSeenWhileItComesFromARouteBehindTheRoute() throws Exception {
        int count = 2000;
        bedrock.server()
                .enqueue(Answers.text(Collections.nCopies(count, "word ").toArray(new String[0]))
                        .delayBetweenFrames(Duration.ofMillis(5)));
        try (InputStream body = get("/sub").body()) {
            assertThat(body.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("word");
            assertThat(request().piecesWritten()).isLessThan(count / 2);
        }
        await().until(() -> request().clientHungUp());
    }

    @Test
    void isTextWhereTheRouteWantsText() throws Exception {
        bedrock.server().enqueue(Answers.text("grüße ", "☕"));
        assertThat(text("/whole")).isEqualTo("grüße ☕");
    }

    private static RecordedRequest request() {
        return bedrock.server().requests().get(0);
    }

    private String text(String path) throws Exception {
        HttpResponse<InputStream> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<InputStream> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("Hi"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}
