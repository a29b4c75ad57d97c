/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Connections that break, fall silent or are slow under Converse, with each HTTP client and protocol: a call ends once, with
 * the whole answer or with the failure, and never with a part. All calls are made before the first test, many at once; each
 * row has a server of its own, whose connections break for no other.
 */
class ConverseFaultTest {

    private static final String MODEL = "amazon.nova-lite-v1:0";
    private static final String QUESTION = "Capital of Norway?";
    private static final int THREADS = 32;
    private static final int ATTEMPTS = 3;
    private static final String WHOLE = "It is Oslo. ".repeat(60).strip();

    /** Milliseconds; that of crt is whole seconds, two at least. */
    private static final int SILENCE = 2000;

    private static final List<Row> ROWS = rows();
    private static final Map<Row, Told> TOLD = new ConcurrentHashMap<>();

    /** What became of a call. */
    private record Told(Exchange exchange, AtomicInteger ends, List<RecordedRequest> requests, long millis) {}

    private enum Moment {
        BEFORE_HEADERS,
        BEFORE_BODY,
        WITHIN_BODY
    }

    private enum Client {
        HTTP1("httpProtocol=http1.1"),
        HTTP2("httpProtocol=http2"),
        CRT("httpClient=crt");

        private final String options;

        Client(String options) {
            this.options = options;
        }
    }

    /**
     * A fault.
     *
     * @param fault null for an answer whose bytes come one by one
     * @param lasting whether every attempt meets it, or the first alone
     */
    record Row(Client client, Moment moment, Fault fault, boolean lasting) {

        boolean isSilent() {
            return fault instanceof Fault.Stall;
        }

        boolean isSlow() {
            return fault == null;
        }

        /** For the SDK the end of such a connection is that of a body of no bytes, and no failure. */
        boolean looksEmpty() {
            return moment == Moment.BEFORE_BODY
                    && (client == Client.HTTP1 && fault instanceof Fault.CleanClose
                            || client == Client.HTTP2 && fault instanceof Fault.ResetStream);
        }

        Answer answer() {
            if (isSlow()) {
                return Answers.text(WHOLE).splitBytes(1).delayBetweenFrames(Duration.ofMillis(4));
            }
            return switch (moment) {
                case BEFORE_HEADERS -> Answers.text(WHOLE).failBefore(fault);
                case BEFORE_BODY -> Answers.text(WHOLE).failAfter(0, fault);
                case WITHIN_BODY -> half().failAfter(1, fault);
            };
        }

        private static Answer half() {
            byte[] json = ("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"" + WHOLE)
                    .getBytes(StandardCharsets.UTF_8);
            return Answers.raw(200, "application/json", Arrays.copyOf(json, json.length / 2));
        }

        @Override
        public String toString() {
            return client + (isSlow() ? " slow bytes" : " " + fault + " " + moment + (lasting ? " always" : " once"));
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Client client : Client.values()) {
            rows.add(new Row(client, Moment.WITHIN_BODY, null, true));
            for (Moment moment : Moment.values()) {
                rows.add(new Row(client, moment, Fault.stall(), true));
                for (Fault fault : List.of(Fault.reset(), Fault.cleanClose(), Fault.resetStream())) {
                    rows.add(new Row(client, moment, fault, false));
                    rows.add(new Row(client, moment, fault, true));
                }
            }
        }
        return rows;
    }

    static List<Row> broken() {
        return ROWS.stream().filter(row -> !row.isSilent() && !row.isSlow()).toList();
    }

    static List<Row> silent() {
        return ROWS.stream().filter(Row::isSilent).toList();
    }

    static List<Row> slow() {
        return ROWS.stream().filter(Row::isSlow).toList();
    }

    @BeforeAll
    static void askAll() throws InterruptedException {
        List<Callable<Void>> calls =
                ROWS.stream().<Callable<Void>>map(row -> () -> ask(row)).collect(Collectors.toList());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        threads.invokeAll(calls, 100, TimeUnit.SECONDS);
        threads.shutdownNow();
    }

    private static Void ask(Row row) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock)) {
            bedrock.otherwise(
                    request -> row.lasting() || asked.getAndIncrement() == 0 ? row.answer() : Answers.text(WHOLE));
            String uri = "bedrock-converse:" + MODEL + "?maxAttempts=" + ATTEMPTS + "&readTimeout=" + SILENCE + "&"
                    + row.client().options;
            routes.ask(uri);
            AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
            producer.start();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(QUESTION);
            AtomicInteger ends = new AtomicInteger();
            long begin = System.nanoTime();
            producer.process(exchange, over -> ends.incrementAndGet());
            await().atMost(Duration.ofSeconds(60)).until(() -> ends.get() > 0);
            TOLD.put(row, new Told(exchange, ends, bedrock.requests(), (System.nanoTime() - begin) / 1_000_000));
        }
        return null;
    }

    /** A retry may still get the connection that breaks at that moment: an attempt that the server never hears of. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aConnectionThatBreaksIsTriedAnewAndFailsOnce(Row row) {
        Told told = TOLD.get(row);
        assertThat(told).as("the end of the exchange").isNotNull();
        assertThat(told.ends()).hasValue(1);
        assertThat(told.requests()).hasSizeBetween(1, ATTEMPTS);
        Exception failure = told.exchange().getException();
        if (failure == null) {
            assertThat(row.lasting() || row.looksEmpty()).isFalse();
            assertThat(told.exchange().getMessage().getBody()).isEqualTo(WHOLE);
            return;
        }
        assertThat(failure).isInstanceOf(SdkClientException.class).hasMessageContaining("(model " + MODEL + ")");
        assertThat(told.exchange().getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("client");
        assertThat(told.exchange().getMessage().getBody()).isEqualTo(QUESTION);
        if (row.looksEmpty()) {
            assertThat(failure).hasMessageContaining("ended before Bedrock's answer");
        } else {
            assertThat(failure).hasMessageContaining("(SDK Attempt Count: " + ATTEMPTS + ")");
        }
    }

    /** The model may be at work on it, and would be paid for twice. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void silenceEndsACallByReadTimeoutAndIsNotTriedAnew(Row row) {
        Told told = TOLD.get(row);
        assertThat(told).as("the end of the exchange").isNotNull();
        assertThat(told.ends()).hasValue(1);
        assertThat(told.requests()).hasSize(1);
        assertThat(told.exchange().getException())
                .hasMessageContaining("within " + SILENCE + " ms (option readTimeout)");
        assertThat(told.exchange().getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("timeout");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void aSlowAnswerIsNoSilence(Row row) {
        Told told = TOLD.get(row);
        assertThat(told).as("the end of the exchange").isNotNull();
        assertThat(told.exchange().getException()).isNull();
        assertThat(told.ends()).hasValue(1);
        assertThat(told.requests()).hasSize(1);
        assertThat(told.millis()).as("longer than readTimeout").isGreaterThan(SILENCE);
        assertThat(told.exchange().getMessage().getBody()).isEqualTo(WHOLE);
    }
}
