/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An HTTP client of a route sees the answer while the model still speaks. */
class StreamOverHttpTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final int PIECES = 2000;

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
                from("platform-http:/ask?muteException=false")
                        .toD("bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream&streamBody=${header.way}")
                        .removeHeader("way")
                        .setHeader("X-After", constant("the stream"));
                rest("/rest").post("/{id}").to("direct:rest");
                from("direct:rest")
                        .toD(
                                "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream&streamBody=${header.way}");
            }
        });
        port = server.getPort();
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    private static Answer slow() {
        return Answers.text(Collections.nCopies(PIECES, "word ").toArray(new String[0]))
                .delayBetweenFrames(Duration.ofMillis(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"inputStream | word | text/plain; charset=UTF-8", "sse | data: word | text/event-stream"})
    void seesTheFirstBytesBeforeTheModelHasFinished(String way, String first, String type) throws Exception {
        bedrock.server().enqueue(slow());
        HttpResponse<InputStream> response = get(way);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("X-After")).hasValue("the stream");
        try (InputStream body = response.body()) {
            String start = new String(body.readNBytes(first.length()), StandardCharsets.UTF_8);
            assertThat(start).isEqualTo(first);
            assertThat(request().piecesWritten()).isLessThan(PIECES / 2);
        }
        await().until(() -> request().clientHungUp());
        assertThat(request().piecesWritten()).isLessThan(PIECES);
    }

    /** The client learns that it has not got all, and does not wait for more. */
    @Test
    void tellsServerSentEventsOfAFailure() throws Exception {
        bedrock.server().enqueue(Answers.text("The answer ", "is ", "42.").failAfter(3, Fault.throttling()));
        HttpResponse<InputStream> response = get("sse");
        try (InputStream body = response.body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "data: The answer \n\ndata: is \n\nevent: error\ndata: {\"category\":\"throttling\"}\n\n");
        }
    }

    @Test
    void breaksTheConnectionOfBytesThatFail() throws Exception {
        bedrock.server().enqueue(Answers.text("The answer ", "is ", "42.").failAfter(3, Fault.endOfBody()));
        HttpResponse<InputStream> response = get("inputStream");
        try (InputStream body = response.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsBeforeAnythingIsWritten() throws Exception {
        bedrock.server().enqueue(Errors.validation("Nope"));
        HttpResponse<InputStream> response = get("sse");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    /** The consumer reads one answer after the other, all on one queue of Vert.x. */
    @Test
    void answersManyClientsAtOnce() throws Exception {
        bedrock.server().otherwise(slow());
        List<HttpResponse<InputStream>> responses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            HttpResponse<InputStream> response = get("inputStream");
            responses.add(response);
            assertThat(response.body().readNBytes(4)).asString().isEqualTo("word");
        }
        assertThat(bedrock.server().requests()).hasSize(5).allSatisfy(request -> assertThat(request.piecesWritten())
                .isLessThan(PIECES));
        for (HttpResponse<InputStream> response : responses) {
            response.body().close();
        }
    }

    /** Nothing can be written that would fail. */
    @Test
    void hangsUpWhereTheClientLeavesAModelThatIsSilent() throws Exception {
        bedrock.server().enqueue(Answers.text("word ", "never").failAfter(2, Fault.stall()));
        HttpResponse<InputStream> response = get("inputStream");
        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(4)).asString().isEqualTo("word");
        }
        await().until(() -> request().clientHungUp());
    }

    @Test
    void givesThePiecesOfARestServiceAsTheyCome() throws Exception {
        bedrock.server().enqueue(slow());
        HttpResponse<InputStream> response = get("/rest/7", "inputStream");
        assertThat(response.headers().firstValue("id")).isEmpty();
        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(4)).asString().isEqualTo("word");
            assertThat(request().piecesWritten()).isLessThan(PIECES / 2);
        }
    }

    private static RecordedRequest request() {
        List<RecordedRequest> requests = bedrock.server().requests();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private HttpResponse<InputStream> get(String way) throws Exception {
        return get("/ask", way);
    }

    private HttpResponse<InputStream> get(String path, String way) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("way", way)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("Hi"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}
