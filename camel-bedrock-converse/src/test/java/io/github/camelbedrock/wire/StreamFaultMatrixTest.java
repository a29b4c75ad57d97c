/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Deliveries.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Every fault at every moment of a stream, in every way to read it and over both protocols: it ends once, as what it is,
 * with all that had come, and is asked for anew only while nothing had. All streams are read before the first test, many at
 * once.
 */
class StreamFaultMatrixTest {

    private static final String MODEL = "amazon.nova-lite-v1:0";

    /** One for each way and protocol, the rest for streams that wait until they are given up. */
    private static final int THREADS = 48;

    /** Milliseconds; long enough for a busy machine to hand on what comes before the silence. */
    private static final int SILENCE = 3000;

    private static final List<StreamFaultRow> ROWS = StreamFaultRow.all();

    private static final Map<String, Delivered> DELIVERED = new ConcurrentHashMap<>();

    private static Map<String, List<RecordedRequest>> requests;

    static List<StreamFaultRow> rows() {
        return ROWS;
    }

    @BeforeAll
    static void readAll() throws Exception {
        Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        Map<String, StreamFaultRow> byName =
                ROWS.stream().collect(Collectors.toMap(StreamFaultRow::toString, row -> row));
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            bedrock.otherwise(request -> {
                StreamFaultRow row = byName.get(request.userText());
                int before = asked.computeIfAbsent(row.toString(), name -> new AtomicInteger())
                        .getAndIncrement();
                return before == 0 || row.lasting() ? row.answer() : StreamFaultRow.good();
            });
            try (Deliveries silent = new Deliveries(bedrock)) {
                ExecutorService threads = Executors.newFixedThreadPool(THREADS);
                threads.invokeAll(readings(bedrock, silent), 100, TimeUnit.SECONDS);
                threads.shutdownNow();
            }
            requests = bedrock.requests().stream().collect(Collectors.groupingBy(RecordedRequest::userText));
        }
    }

    private static List<Callable<Void>> readings(LocalBedrock bedrock, Deliveries silent) {
        List<Callable<Void>> readings = new ArrayList<>();
        for (Delivery delivery : Delivery.values()) {
            for (Protocol protocol : Protocol.values()) {
                readings.add(() -> readLane(bedrock, delivery, protocol));
            }
        }
        for (StreamFaultRow row : ROWS) {
            if (row.fault() == StreamFault.STALL) {
                readings.add(() -> read(row, silent, "&streamIdleTimeout=" + SILENCE));
            }
        }
        return readings;
    }

    /** A connection that breaks must not take the streams of another row with it, so they come one after the other. */
    private static Void readLane(LocalBedrock bedrock, Delivery delivery, Protocol protocol) throws Exception {
        try (Deliveries deliveries = new Deliveries(bedrock)) {
            for (StreamFaultRow row : ROWS) {
                if (row.delivery() == delivery && row.protocol() == protocol && row.fault() != StreamFault.STALL) {
                    read(row, deliveries, "");
                }
            }
        }
        return null;
    }

    private static Void read(StreamFaultRow row, Deliveries deliveries, String options) {
        DELIVERED.put(row.toString(), deliveries.ask(row.delivery(), row.protocol(), MODEL, options, row.toString()));
        return null;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void endsOnceAsWhatItIs(StreamFaultRow row) {
        Delivered delivered = DELIVERED.get(row.toString());
        assertThat(delivered).as("the end of the stream").isNotNull();
        assertThat(delivered.ends()).as("ends").isEqualTo(1);
        assertThatItIsAskedFor(row, delivered);
        if (row.succeeds()) {
            assertThatItIsWhole(delivered);
        } else {
            assertThatItFailed(row, delivered);
        }
    }

    /** A retry may still get the connection that breaks at that moment: an attempt that the server never hears of. */
    private static void assertThatItIsAskedFor(StreamFaultRow row, Delivered delivered) {
        List<RecordedRequest> asked = requests.get(row.toString());
        if (row.mayRetryInVain()) {
            assertThat(asked).hasSizeBetween(1, row.requests());
            assertThat(delivered.failure()).hasMessageContaining("(SDK Attempt Count: " + row.requests() + ")");
        } else {
            assertThat(asked).hasSize(row.requests());
        }
        assertThat(asked)
                .extracting(RecordedRequest::httpVersion)
                .containsOnly(row.protocol().version());
    }

    private static void assertThatItIsWhole(Delivered delivered) {
        assertThat(delivered.failure()).isNull();
        assertThat(delivered.whole()).isEqualTo("The answer is ");
        assertThat(delivered.exchange().getMessage().getHeader("CamelBedrockConverseStopReason"))
                .isEqualTo("tool_use");
        assertThat(delivered.exchange().getMessage().getHeader("CamelBedrockConverseToolCalls", List.class))
                .hasSize(1);
        assertThat(delivered.exchange().getProperties()).doesNotContainKey("CamelBedrockErrorCategory");
    }

    private static void assertThatItFailed(StreamFaultRow row, Delivered delivered) {
        Throwable failure = delivered.failure();
        assertThat(delivered.exchange().getProperties()).containsKey("CamelBedrockErrorCategory");
        if (row.delivery() != Delivery.COLLECT) {
            assertThat(delivered.handedOn()).isEqualTo(row.moment().text());
        }
        if (row.delivery() == Delivery.SSE && !row.moment().isBeforeContent()) {
            assertThat(delivered.bytes()).containsOnlyOnce("event: error\n");
        }
        assertThat(failure).isInstanceOf(row.failure());
        if (failure instanceof IncompleteStreamException) {
            assertThatItHolds(row.moment(), failure);
        } else if (row.moment().isBeforeContent()) {
            assertThat(failure.getSuppressed()).noneMatch(IncompleteStreamException.class::isInstance);
        } else {
            assertThat(failure.getSuppressed())
                    .filteredOn(IncompleteStreamException.class::isInstance)
                    .singleElement()
                    .satisfies(suppressed -> assertThatItHolds(row.moment(), suppressed));
        }
    }

    /** What had come by then. */
    private static void assertThatItHolds(StreamMoment moment, Throwable failure) {
        IncompleteStreamException incomplete = (IncompleteStreamException) failure;
        assertThat(incomplete.partialText()).isEqualTo(moment.text());
        Message message = incomplete.partialMessage();
        assertThat(message).isNotNull();
        assertThat(message.content())
                .extracting(ContentBlock::text)
                .filteredOn(text -> text != null)
                .isEqualTo(moment.text().isEmpty() ? List.of() : List.of(moment.text()));
        assertThat(message.content())
                .filteredOn(block -> block.toolUse() != null)
                .extracting(block -> block.toolUse().input().isString()
                        ? block.toolUse().input().asString()
                        : block.toolUse().input().unwrap().toString())
                .isEqualTo(moment.toolInputs());
    }
}
