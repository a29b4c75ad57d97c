/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedExchange;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.wire.Delivered;
import io.github.camelbedrock.wire.Deliveries;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import io.github.camelbedrock.wire.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Every stream that Bedrock was recorded to give, in every way to read it, cut into pieces at random places. */
class RecordedStreamsTest {

    private static final int STREAMS = 49;

    /** The most bytes of a piece; frames have some hundred. */
    private static final int[] PIECES = {20, 70, 150, 700, 5000};

    private static final int SHORT = 1200;

    private final List<String> wrong = new ArrayList<>();

    private int count;

    @Test
    void becomesTheTextAndTheHeadersOfTheExchange() throws Exception {
        inEveryWay("", (recorded, delivered) -> {
            RecordedStream stream = new RecordedStream(recorded);
            ObjectNode answer = stream.answer();
            note(delivered, recorded, Json.of(RecordedAnswersTest.text(answer)), Json.of(delivered.whole()));
            ObjectNode expected = RecordedAnswersTest.headers(recorded, answer);
            expected.put(STREAM_DELTAS, stream.deltas());
            Map<String, Object> headers =
                    new TreeMap<>(delivered.exchange().getMessage().getHeaders());
            headers.keySet().removeIf(header -> !header.startsWith("CamelBedrock"));
            assertThat((Long) headers.remove(TIME_TO_FIRST_TOKEN_MS)).isNotNegative();
            note(delivered, recorded, expected, Json.of(headers));
        });
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(STREAMS);
    }

    @Test
    void givesEveryEvent() throws Exception {
        inEveryWay("&streamElement=event", (recorded, delivered) -> {
            ArrayNode expected = (ArrayNode) Json.of(new RecordedStream(recorded).events());
            switch (delivered.delivery()) {
                case INPUT_STREAM -> note(delivered, recorded, expected, lines(delivered.bytes()));
                case SSE -> note(delivered, recorded, expected, frames(delivered.bytes()));
                case ITERATOR, PUBLISHER, STREAM_TO ->
                    note(delivered, recorded, kinds(expected), kinds(delivered.elements()));
                case COLLECT ->
                    note(
                            delivered,
                            recorded,
                            Json.of(RecordedAnswersTest.text(new RecordedStream(recorded).answer())),
                            Json.of(delivered.whole()));
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(STREAMS);
    }

    @Test
    void goesBackBlockForBlock() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                Deliveries deliveries = new Deliveries(bedrock);
                Asking asking = new Asking(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("ConverseStream")) {
                bedrock.enqueue(answer(recorded, 0));
                Delivered delivered = deliveries.ask(Delivery.COLLECT, Protocol.HTTP_1_1, recorded.modelId(), "", "Hi");
                Message message = delivered.exchange().getProperty(MESSAGE_PROPERTY, Message.class);
                bedrock.reset();
                Exchange next = asking.ask(
                        "bedrock-converse:" + recorded.modelId(), RecordedAnswersTest.conversation(message), Map.of());
                List<RecordedRequest> requests = bedrock.takeRequests();
                assertThat(next.getException()).as(Recordings.name(recorded)).isNull();
                JsonNode sent = Json.read(requests.get(0).body()).at("/messages/1");
                JsonNode said = new RecordedStream(recorded).answer().at("/output/message");
                removeBlankTexts(said.get("content"));
                note(delivered, recorded, said, sent);
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(STREAMS);
    }

    /** Bedrock refuses to be told them again. */
    private static void removeBlankTexts(JsonNode content) {
        for (Iterator<JsonNode> blocks = content.iterator(); blocks.hasNext(); ) {
            if (blocks.next().path("text").asText("full").isBlank()) {
                blocks.remove();
            }
        }
    }

    private interface Check {
        void of(RecordedExchange recorded, Delivered delivered);
    }

    private void inEveryWay(String options, Check check) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                Deliveries deliveries = new Deliveries(bedrock)) {
            for (RecordedExchange recorded : Recordings.answered("ConverseStream")) {
                for (Delivery delivery : Delivery.values()) {
                    int turn = count + delivery.ordinal();
                    bedrock.enqueue(answer(recorded, turn));
                    Protocol protocol = Protocol.values()[turn % Protocol.values().length];
                    Delivered delivered = deliveries.ask(delivery, protocol, recorded.modelId(), options, "Hi");
                    assertThat(delivered.failure())
                            .as(Recordings.name(recorded) + " " + delivery)
                            .isNull();
                    assertThat(delivered.ends()).isEqualTo(1);
                    check.of(recorded, delivered);
                }
                count++;
            }
        }
    }

    /** The same bytes in pieces that depend on the turn; some short answers byte for byte. */
    private static Answer answer(RecordedExchange recorded, int turn) {
        byte[] body = recorded.responseBody();
        Answer answer = Answers.raw(200, "application/vnd.amazon.eventstream", body)
                .header("x-amzn-requestid", Recordings.name(recorded));
        return body.length < SHORT && turn % 3 == 0
                ? answer.splitBytes(1)
                : answer.splitBytes(PIECES[turn % PIECES.length], turn);
    }

    private void note(Delivered delivered, RecordedExchange recorded, JsonNode expected, JsonNode found) {
        Json.differences(expected, found)
                .forEach(line -> wrong.add(Recordings.name(recorded) + " " + delivered.delivery() + " " + line));
    }

    private static JsonNode lines(String bytes) {
        return Json.of(bytes.lines().map(RecordedStreamsTest::read).toList());
    }

    private static JsonNode frames(String bytes) {
        List<JsonNode> events = new ArrayList<>();
        for (String frame : bytes.split("\n\n")) {
            String[] lines = frame.split("\n");
            assertThat(lines).hasSize(2);
            ObjectNode event = Json.object();
            event.set(lines[0].substring("event: ".length()), read(lines[1].substring("data: ".length())));
            events.add(event);
        }
        return Json.of(events);
    }

    private static JsonNode read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode kinds(ArrayNode events) {
        List<String> kinds = new ArrayList<>();
        events.forEach(event -> kinds.add(event.fieldNames().next()));
        return Json.of(kinds);
    }

    private static JsonNode kinds(List<Object> parts) {
        return Json.of(parts.stream().map(RecordedStreamsTest::kind).toList());
    }

    private static String kind(Object part) {
        return switch (part.getClass().getSimpleName()) {
            case "Start" -> "messageStart";
            case "ToolUseStart", "ToolResultStart", "ImageStart" -> "contentBlockStart";
            case "BlockStop" -> "contentBlockStop";
            case "Stop" -> "messageStop";
            case "Metadata" -> "metadata";
            default -> part instanceof StreamPart.OfBlock ? "contentBlockDelta" : part.toString();
        };
    }
}
