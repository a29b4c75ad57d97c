/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.STREAM_DELTAS;
import static io.github.camelbedrock.BedrockConverseConstants.TIME_TO_FIRST_TOKEN_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.turn.StreamPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.reactive.streams.util.UnwrapStreamProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** A stream of several turns, with tools between them: all of it comes, in order, as one stream. */
class ToolStreamTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final Answer CALLS = Answers.text("One", ". ").and(Answers.toolUse("1", "look", Map.of("at", "a")));

    private static final List<String> PIECES = List.of("One", ". ", "Two. ", "Do", "ne.");

    private final List<Object> read = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private static void threeTurns() {
        bedrock.server().enqueue(CALLS);
        bedrock.server().enqueue(Answers.text("Two. ").and(Answers.toolUse("2", "look", Map.of("at", "b"))));
        bedrock.server().enqueue(Answers.text("Do", "ne."));
    }

    private Exchange send(String options, Processor reading) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("bedrock-tool:look?tags=t&parameter.at=string").setBody(simple("seen ${header.at}"));
                from("direct:ask")
                        .to("bedrock-converse:nova-lite?tools=t&operation=converseStream" + options)
                        .process(reading);
            }
        })) {
            Exchange answered = routes.send("Hi");
            MockEndpoint pieces = routes.context().getEndpoint("mock:pieces", MockEndpoint.class);
            pieces.getExchanges().forEach(piece -> read.add(piece.getMessage().getBody()));
            return answered;
        }
    }

    private Processor elements() {
        return exchange -> ((Iterator<?>) exchange.getMessage().getBody()).forEachRemaining(read::add);
    }

    private Processor bytes() {
        return exchange -> {
            InputStream stream = (InputStream) exchange.getMessage().getBody();
            read.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        };
    }

    @Test
    void anIteratorGivesTheTextOfEveryTurn() throws Exception {
        threeTurns();
        assertThat(send("", elements()).getException()).isNull();
        assertThat(read).containsExactlyElementsOf(PIECES);
    }

    @Test
    void aPublisherGivesTheTextOfEveryTurn() throws Exception {
        threeTurns();
        Exchange answered = send("&streamBody=publisher", new UnwrapStreamProcessor());
        assertThat(answered.getMessage().getBody()).isEqualTo(PIECES);
    }

    @Test
    void bytesAreTheTextOfEveryTurn() throws Exception {
        threeTurns();
        send("&streamBody=inputStream", bytes());
        assertThat(read).containsExactly("One. Two. Done.");
    }

    @Test
    void serverSentEventsAreTheTextOfEveryTurn() throws Exception {
        threeTurns();
        send("&streamBody=sse", bytes());
        assertThat(read)
                .containsExactly("data: One\n\ndata: . \n\ndata: Two. \n\ndata: Do\n\ndata: ne.\n\n"
                        + "event: messageStop\ndata: {\"stopReason\":\"end_turn\"}\n\n");
    }

    @Test
    void anEndpointGetsTheTextOfEveryTurn() throws Exception {
        threeTurns();
        Exchange answered = send("&streamTo=mock:pieces", exchange -> {});
        assertThat(read).containsExactlyElementsOf(PIECES);
        assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
    }

    @Test
    void anEventMarksTheTurn() throws Exception {
        threeTurns();
        send("&streamElement=event", elements());
        List<Integer> marks = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i) instanceof StreamPart.ToolIteration mark) {
                marks.add(mark.number());
                assertThat(mark.calls()).singleElement().satisfies(call -> {
                    assertThat(call.iteration()).isEqualTo(mark.number());
                    assertThat(call.outcome().call().toolUseId()).isEqualTo("" + mark.number());
                });
                assertThat(read.get(i - 1)).isInstanceOf(StreamPart.Metadata.class);
                assertThat(read.get(i + 1)).isEqualTo(new StreamPart.Start("assistant"));
            }
        }
        assertThat(marks).containsExactly(1, 2);
        assertThat(read).filteredOn(StreamPart.Stop.class::isInstance).hasSize(3);
    }

    /** Body of the stream, and the event as it stands there. */
    static Stream<Arguments> marks() {
        String said = "{\"iteration\":1,\"calls\":[{\"id\":\"1\",\"name\":\"look\",\"iteration\":1,"
                + "\"outcome\":\"success\",\"durationMs\":0}]}";
        return Stream.of(
                Arguments.of("inputStream", "}}\n{\"toolIteration\":" + said + "}\n{\"messageStart\":"),
                Arguments.of("sse", "\n\nevent: toolIteration\ndata: " + said + "\n\nevent: messageStart\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marks")
    void anEventMarksTheTurnInBytes(String body, String expected) throws Exception {
        threeTurns();
        send("&streamElement=event&streamBody=" + body, bytes());
        assertThat(read.get(0).toString().replaceAll("\"durationMs\":\\d+", "\"durationMs\":0"))
                .contains(expected);
    }

    /** The time of the first turn is told, the pieces of all. */
    @ParameterizedTest(name = "turn {0} is slow")
    @MethodSource("slow")
    void figuresAreThoseOfTheWhole(int turn, long least, long most) throws Exception {
        Duration late = Duration.ofMillis(1500);
        bedrock.server().enqueue(turn == 1 ? CALLS.delay(late) : CALLS);
        Answer done = Answers.text("Do", "ne.");
        bedrock.server().enqueue(turn == 2 ? done.delay(late) : done);
        Exchange answered = send("", elements());
        // Two pieces of text and two of the call in the first turn, two of text in the second.
        assertThat(answered.getMessage().getHeader(STREAM_DELTAS, Long.class)).isGreaterThanOrEqualTo(5L);
        assertThat(answered.getMessage().getHeader(TIME_TO_FIRST_TOKEN_MS, Long.class))
                .isBetween(least, most);
    }

    static Stream<Arguments> slow() {
        return Stream.of(Arguments.of(1, 1500L, 60_000L), Arguments.of(2, 0L, 1499L));
    }

    /** Nobody reads on: the second turn stands still at the server, and all of it is there later. */
    @Test
    void aSlowReaderHoldsBackALaterTurn() throws Exception {
        int many = 20_000;
        bedrock.server().enqueue(CALLS);
        bedrock.server()
                .enqueue(Answers.text(
                        Collections.nCopies(many, "word ".repeat(200)).toArray(new String[0])));
        Exchange answered = send("", exchange -> {
            Iterator<?> parts = (Iterator<?>) exchange.getMessage().getBody();
            for (int i = 0; i < 3; i++) {
                read.add(parts.next());
            }
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .until(ToolStreamTest::standsStill);
            parts.forEachRemaining(read::add);
        });
        assertThat(answered.getException()).isNull();
        assertThat(read).hasSize(2 + many);
    }

    private static boolean standsStill() {
        return bedrock.server().requestCount() == 2
                && bedrock.server().requests().get(1).piecesWritten() < 15_000;
    }

    @Test
    void aSecondTurnThatFailsComesBehindTheTextOfTheFirst() throws Exception {
        bedrock.server().enqueue(CALLS);
        bedrock.server().otherwise(Errors.throttling());
        Exchange answered = send("", elements());
        assertThat(read).containsExactly("One", ". ");
        assertThat(answered.getException()).isInstanceOf(ThrottlingException.class);
        assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size()).isEqualTo(3);
    }

    @Test
    void bytesFailBehindTheTextOfTheFirstTurn() throws Exception {
        bedrock.server().enqueue(CALLS);
        bedrock.server().otherwise(Errors.throttling());
        Exchange answered = send("&streamBody=inputStream", exchange -> {
            InputStream stream = (InputStream) exchange.getMessage().getBody();
            read.add(new String(stream.readNBytes(5), StandardCharsets.UTF_8));
            stream.read();
        });
        assertThat(read).containsExactly("One. ");
        assertThat(answered.getException())
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(ThrottlingException.class);
    }

    @Test
    void aSecondTurnThatBreaksOffTellsWhatHadCome() throws Exception {
        bedrock.server().enqueue(CALLS);
        bedrock.server().enqueue(Answers.text("Do", "ne.").failAfter(2, Fault.endOfBody()));
        Exchange answered = send("", elements());
        assertThat(read).containsExactly("One", ". ", "Do");
        assertThat(answered.getException())
                .isInstanceOfSatisfying(IncompleteStreamException.class, failure -> assertThat(failure.partialText())
                        .isEqualTo("Do"));
        assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size()).isEqualTo(3);
    }
}
