/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.turn.StreamPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Test;

/** The Java of the page on streams, run, and what its table says of the parts. */
class StreamSnippetsTest extends RunningRoutes {

    private static final Pattern PART = Pattern.compile("\\| `(\\w+)` \\| `(\\{.+})` \\|");

    private static final Answer ANSWER = Answers.text("An ", "answer.");

    @Test
    void aBrowserReadsServerSentEvents(LocalBedrock bedrock) throws Exception {
        VertxPlatformHttpServerConfiguration local = new VertxPlatformHttpServerConfiguration();
        local.setBindHost("127.0.0.1");
        local.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(local);
        camelContext.addService(server);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-stream-http
                from("platform-http:/chat?httpMethodRestrict=GET")
                        .setBody(header("question"))
                        .to("bedrock-converse:nova-lite?inferenceProfilePrefix=eu"
                                + "&operation=converseStream&streamBody=sse");
                // end
            }
        });
        bedrock.enqueue(ANSWER);
        HttpResponse<String> answered = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + server.getPort() + "/chat?question=What%20is%20Camel%3F"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answered.body())
                .isEqualTo("data: An \n\ndata: answer.\n\nevent: messageStop\ndata: {\"stopReason\":\"end_turn\"}\n\n");
        assertThat(bedrock.takeRequests()).singleElement().satisfies(request -> assertThat(request.userText())
                .isEqualTo("What is Camel?"));
    }

    @Test
    void aSubscriberTakesPieceByPiece(LocalBedrock bedrock) throws Exception {
        Showing showing = new Showing();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?operation=converseStream&streamBody=publisher")
                        .process(showing);
            }
        });
        bedrock.enqueue(ANSWER);
        Exchange answered = ask("direct:ask", "What is Camel?");
        assertThat(showing.shown).containsExactly("An ", "answer.");
        assertThat(answered.getMessage().getHeader(BedrockConverseConstants.STREAM_DELTAS))
                .isEqualTo(2L);
        bedrock.enqueue(ANSWER.failAfter(2, Fault.cleanClose()));
        assertThat(ask("direct:ask", "What is Camel?").getException()).isInstanceOf(IncompleteStreamException.class);
    }

    @Test
    void whatHadComeIsKept(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // snippet: java-stream-errors
                onException(IncompleteStreamException.class)
                        .handled(true)
                        .setBody(exchange -> exchange.getProperty(
                                        Exchange.EXCEPTION_CAUGHT, IncompleteStreamException.class)
                                .partialText())
                        .to("direct:unfinished");
                // end
                from("direct:unfinished").setProperty("unfinished", constant(true));
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?operation=converseStream")
                        .split(body())
                        .streaming()
                        .to("direct:piece");
                from("direct:piece").setBody(constant("shown"));
            }
        });
        bedrock.enqueue(ANSWER.failAfter(2, Fault.cleanClose()));
        Exchange answered = ask("direct:ask", "What is Camel?");
        assertThat(answered.getMessage().getBody()).isEqualTo("An ");
        assertThat(answered.getProperty("unfinished")).isEqualTo(true);
        assertThat(answered.getProperty(BedrockConverseConstants.ERROR_CATEGORY_PROPERTY))
                .isEqualTo("unavailable");
    }

    @Test
    void theTableNamesEveryPart() throws IOException {
        assertThat(parts().keySet())
                .containsExactlyInAnyOrderElementsOf(kinds(StreamPart.class).toList());
    }

    /** Those that LocalBedrock says in one answer. */
    @Test
    void theTableShowsThePartsAsTheyAre(LocalBedrock bedrock) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?operation=converseStream"
                                + "&streamBody=inputStream&streamElement=event")
                        .convertBodyTo(String.class);
            }
        });
        bedrock.enqueue(Answers.reasoning("I add.", "c2ln")
                .and(Answers.redactedReasoning(new byte[] {1}))
                .and(Answers.text("It is ", "42."))
                .and(Answers.toolUse("t1", "add", Map.of("a", 1)))
                .and(Answers.citation("Faust", "Works", "by Goethe"))
                .and(Answers.image("png", new byte[] {1, 2}))
                .stopReason("end_turn")
                .usage(10, 3)
                .latencyMs(103));
        List<String> lines = ask("direct:ask", "Hi")
                .getMessage()
                .getBody(String.class)
                .lines()
                .toList();
        assertThat(parts()).allSatisfy((part, json) -> assertThat(lines.contains(json) || isSaidByNoAnswer(part))
                .as("%s %s in %s", part, json, lines)
                .isTrue());
    }

    private static boolean isSaidByNoAnswer(String part) {
        return List.of("ToolResultStart", "ToolResult", "ToolIteration", "Unknown")
                .contains(part);
    }

    private static Map<String, String> parts() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("streaming.md"))) {
            Matcher row = PART.matcher(line);
            if (row.matches()) {
                parts.put(row.group(1), row.group(2));
            }
        }
        return parts;
    }

    private static Stream<String> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind.getSimpleName()));
    }
}
