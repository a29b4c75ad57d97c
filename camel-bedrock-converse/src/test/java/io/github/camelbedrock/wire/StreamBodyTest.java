/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.STREAM_DELTAS;
import static io.github.camelbedrock.BedrockConverseConstants.TIME_TO_FIRST_TOKEN_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.turn.StreamPart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.reactive.streams.util.UnwrapStreamProcessor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a streamed answer is to the route: streamBody, streamElement and streamTo. */
class StreamBodyTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String STREAM = "bedrock-converse:amazon.nova-lite-v1:0?operation=converseStream";

    private static final List<String> PIECES = List.of("Line one\n", "and ", "grüße ☕");

    /** Way to read, options, what the route reads. */
    static Stream<Arguments> bodies() {
        String lines = String.join("", PIECES);
        String sse = "data: Line one\ndata: \n\ndata: and \n\ndata: grüße ☕\n\n"
                + "event: messageStop\ndata: {\"stopReason\":\"end_turn\"}\n\n";
        return Stream.of(
                Arguments.of("iterator by default", "", elements(), PIECES),
                Arguments.of("iterator", "&streamBody=iterator", elements(), PIECES),
                Arguments.of("publisher", "&streamBody=publisher", new UnwrapStreamProcessor(), PIECES),
                Arguments.of("inputStream", "&streamBody=inputStream", bytes(), lines),
                Arguments.of("sse", "&streamBody=sse", bytes(), sse),
                Arguments.of("collect", "&streamBody=collect", nothing(), lines),
                Arguments.of("streamTo", "&streamTo=mock:pieces", nothing(), lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void givesTheAnswer(String way, String options, Processor reading, Object expected) throws Exception {
        bedrock.server().enqueue(Answers.text(PIECES.toArray(new String[0])));
        Exchange answered = send(STREAM + options, reading, Map.of());
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo(expected);
        assertThat(answered.getMessage().getHeader(STREAM_DELTAS)).isEqualTo(3L);
        assertThat(answered.getMessage().getHeader(TIME_TO_FIRST_TOKEN_MS, Long.class))
                .isBetween(0L, 60_000L);
        assertThat(answered.getMessage().getHeader("CamelBedrockConverseStopReason"))
                .isEqualTo("end_turn");
        assertThat(answered.getProperty("CamelBedrockConverseMessage")).isNotNull();
    }

    @Test
    void givesEveryEventAsJsonLines() throws Exception {
        bedrock.server().enqueue(Answers.text("Hi"));
        Exchange answered = send(STREAM + "&streamBody=inputStream&streamElement=event", bytes(), Map.of());
        assertThat(answered.getMessage().getBody(String.class).lines())
                .startsWith(
                        "{\"messageStart\":{\"role\":\"assistant\"}}",
                        "{\"contentBlockDelta\":{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hi\"}}}",
                        "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                        "{\"messageStop\":{\"stopReason\":\"end_turn\"}}")
                .last()
                .asString()
                .startsWith("{\"metadata\":{\"usage\":{\"inputTokens\":");
        assertThat(answered.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/x-ndjson");
    }

    @Test
    void givesEveryEventAsServerSentEvent() throws Exception {
        bedrock.server().enqueue(Answers.text("Hi"));
        Exchange answered = send(STREAM + "&streamBody=sse&streamElement=event", bytes(), Map.of());
        assertThat(answered.getMessage().getBody(String.class))
                .startsWith("event: messageStart\ndata: {\"role\":\"assistant\"}\n\n"
                        + "event: contentBlockDelta\ndata: {\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hi\"}}\n\n"
                        + "event: contentBlockStop\ndata: {\"contentBlockIndex\":0}\n\n"
                        + "event: messageStop\ndata: {\"stopReason\":\"end_turn\"}\n\n"
                        + "event: metadata\ndata: {\"usage\":{");
        assertThat(answered.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/event-stream");
    }

    @Test
    void givesEveryEventAsPart() throws Exception {
        bedrock.server().enqueue(Answers.text("Hi"));
        Exchange answered =
                send(STREAM, elements(), Map.of("CamelBedrockConverseStreamElement", "event", "other", "kept"));
        assertThat((Iterable<?>) answered.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .hasSize(5)
                .startsWith(
                        new StreamPart.Start("assistant"),
                        new StreamPart.Text(0, "Hi"),
                        new StreamPart.BlockStop(0),
                        new StreamPart.Stop("end_turn", null));
    }

    @Test
    void sendsEachElementAsAnExchangeOfItsOwn() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b", "c"));
        try (Routes routes = reading(STREAM, nothing())) {
            Exchange answered = routes.send(
                    "Hi", Map.of("CamelBedrockConverseStreamTo", "direct:piece", "CamelX", "y", "key", "k1"));
            MockEndpoint pieces = routes.context().getEndpoint("mock:pieces", MockEndpoint.class);
            assertThat(pieces.getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody())
                    .containsExactly("a", "b", "c");
            assertThat(pieces.getExchanges()).allSatisfy(piece -> {
                assertThat(piece.getMessage().getHeaders().keySet()).noneMatch(h -> h.startsWith("CamelBedrock"));
                assertThat(piece.getMessage().getHeader("key")).isEqualTo("k1");
                assertThat(piece.getProperty(Exchange.CORRELATION_ID)).isEqualTo(answered.getExchangeId());
            });
            assertThat(pieces.getExchanges())
                    .extracting(piece -> piece.getProperty(Exchange.SPLIT_INDEX))
                    .containsExactly(0, 1, 2);
            assertThat(answered.getMessage().getBody()).isEqualTo("abc");
        }
    }

    /** The rest is not asked for, and the exchange fails as its element did. */
    @Test
    void failsWhereAnElementCannotBeSent() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b", "c"));
        Exchange answered = send(STREAM + "&streamTo=direct:broken", nothing(), Map.of());
        assertThat(answered.getException()).hasMessage("no b");
    }

    /** The end of the stream comes before that of its last element. */
    @Test
    void waitsForTheLastElement() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b", "c"));
        assertThat(send(STREAM + "&streamTo=direct:late", nothing(), Map.of()).getException())
                .hasMessage("no c");
    }

    /** More than the threads on which answers go on. */
    @Test
    void sendsToRoutesThatWaitForOtherAnswers() throws Exception {
        bedrock.server().otherwise(Answers.text("a", "b"));
        try (Routes routes = reading(STREAM + "&streamTo=direct:asking", nothing())) {
            ExecutorService callers = Executors.newFixedThreadPool(20);
            List<Callable<Exchange>> calls = Collections.nCopies(20, () -> routes.send("Hi"));
            assertThat(callers.invokeAll(calls, 30, TimeUnit.SECONDS)).noneMatch(Future::isCancelled);
            callers.shutdownNow();
        }
    }

    @Test
    void refusesAnEndpointBesideAnotherBody() throws Exception {
        Exchange answered = send(
                STREAM + "&streamTo=mock:pieces", nothing(), Map.of("CamelBedrockConverseStreamBody", "publisher"));
        assertThat(answered.getException())
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("CamelBedrockConverseStreamTo")
                .hasMessageContaining("streamBody=publisher");
    }

    @Test
    void refusesAnEndpointThatDoesNotExist() throws Exception {
        Exchange answered = send(STREAM, nothing(), Map.of("CamelBedrockConverseStreamTo", "nosuch:x?password=hush"));
        assertThat(answered.getException())
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("streamTo")
                .hasMessageNotContaining("hush");
    }

    /** As the documentation says: the split's exchanges get the pieces, the exchange the headers of the end. */
    @Test
    void isSplit() throws Exception {
        bedrock.server().enqueue(Answers.text(PIECES.toArray(new String[0])));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to(STREAM)
                        .split(body())
                        .streaming()
                        .to("mock:pieces")
                        .end()
                        .process(nothing());
            }
        })) {
            Exchange answered = routes.send("Hi");
            assertThat(answered.getException()).isNull();
            assertThat(routes.context()
                            .getEndpoint("mock:pieces", MockEndpoint.class)
                            .getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody())
                    .isEqualTo(PIECES);
            assertThat(answered.getMessage().getHeader(STREAM_DELTAS)).isEqualTo(3L);
        }
    }

    /** The asking exchange is done then, and may be another's with Camel's pooled exchanges. */
    @Test
    void tellsTheEndToTheExchangeThatGoesOn() throws Exception {
        bedrock.server().enqueue(Answers.text(PIECES.toArray(new String[0])));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(STREAM).to("seda:rest");
                from("seda:rest").process(elements()).to("mock:rest");
            }
        })) {
            MockEndpoint rest = routes.context().getEndpoint("mock:rest", MockEndpoint.class);
            rest.expectedMessageCount(1);
            Exchange asking = routes.send("Hi");
            rest.assertIsSatisfied();
            assertThat(rest.getExchanges().get(0).getMessage().getBody()).isEqualTo(PIECES);
            assertThat(rest.getExchanges().get(0).getMessage().getHeader(STREAM_DELTAS))
                    .isEqualTo(3L);
            assertThat(asking.getMessage().getHeader(STREAM_DELTAS)).isNull();
        }
    }

    private static Processor nothing() {
        return exchange -> {};
    }

    private static Processor elements() {
        return exchange -> {
            List<Object> read = new ArrayList<>();
            exchange.getMessage().getBody(Iterator.class).forEachRemaining(read::add);
            exchange.getMessage().setBody(read);
        };
    }

    private static Processor bytes() {
        return exchange -> {
            try (InputStream stream = (InputStream) exchange.getMessage().getBody()) {
                exchange.getMessage().setBody(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        };
    }

    private static Exchange send(String endpoint, Processor reading, Map<String, Object> headers) throws Exception {
        try (Routes routes = reading(endpoint, reading)) {
            return routes.send("Hi", headers);
        }
    }

    private static Routes reading(String endpoint, Processor reading) throws Exception {
        return new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(endpoint).process(reading);
                from("direct:piece").to("mock:pieces");
                from("direct:late").delay(100).asyncDelayed().end().process(piece -> {
                    if (piece.getMessage().getBody().equals("c")) {
                        throw new IllegalStateException("no c");
                    }
                });
                from("direct:asking").process(piece -> piece.getContext()
                        .createFluentProducerTemplate()
                        .to("direct:other")
                        .withBody("x")
                        .request());
                from("direct:other").to("bedrock-converse:amazon.nova-lite-v1:0");
                from("direct:broken").process(piece -> {
                    if (piece.getMessage().getBody().equals("b")) {
                        throw new IllegalStateException("no b");
                    }
                });
            }
        });
    }
}
