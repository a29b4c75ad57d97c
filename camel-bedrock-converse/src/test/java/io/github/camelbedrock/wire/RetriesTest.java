/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a call is sent. The rows of the table are asked before the first test, all at once: the SDK waits between. */
class RetriesTest {

    private static final List<Row> ROWS = new ArrayList<>();

    private static final Map<String, Exception> FAILURES = new ConcurrentHashMap<>();

    private static Map<String, List<RecordedRequest>> requests;

    /** What Bedrock answers, each time. */
    private enum Refusal {
        THROTTLING(Errors.throttling(), true),
        MODEL_NOT_READY(Errors.modelNotReady(), true),
        INTERNAL_SERVER(Errors.internalServer(), true),
        SERVICE_UNAVAILABLE(Errors.serviceUnavailable(), true),
        BAD_GATEWAY(Errors.of(502, "Anything", "a proxy"), true),
        GATEWAY_TIMEOUT(Errors.of(504, "Anything", "a proxy"), true),
        MODEL_TIMEOUT(Errors.modelTimeout(), false),
        MODEL_ERROR(Errors.modelError(), false),
        MODEL_STREAM_ERROR(Errors.modelStreamError(), false),
        VALIDATION(Errors.validation("wrong"), false),
        SERVICE_QUOTA(Errors.serviceQuotaExceeded(), false),
        ACCESS_DENIED(Errors.accessDenied(), false),
        NOT_FOUND(Errors.resourceNotFound(), false),
        CONFLICT(Errors.conflict(), false);

        private final Answer answer;
        private final boolean retried;

        Refusal(Answer answer, boolean retried) {
            this.answer = answer;
            this.retried = retried;
        }
    }

    private record Row(Refusal refusal, String operation, String options, int ifRetried) {

        /** Each has a model of its own, so that the server knows it. */
        String model() {
            return (refusal + "." + operation + "." + options.replaceAll("\\W", "-")).toLowerCase();
        }

        String uri() {
            return "bedrock-converse:" + model() + "?streamBody=collect&operation=" + operation + options;
        }

        int attempts() {
            return refusal.retried ? ifRetried : 1;
        }

        @Override
        public String toString() {
            return refusal + " " + operation + " " + options + " -> " + attempts();
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    @BeforeAll
    static void askAll() throws Exception {
        for (String operation : List.of("converse", "converseStream", "countTokens")) {
            for (Refusal refusal : Refusal.values()) {
                ROWS.add(new Row(refusal, operation, "", 3));
                ROWS.add(new Row(refusal, operation, "&retryMode=adaptive", 3));
                ROWS.add(new Row(refusal, operation, "&retryMode=Legacy", 4));
                ROWS.add(new Row(refusal, operation, "&maxAttempts=1", 1));
            }
        }
        ROWS.add(new Row(Refusal.INTERNAL_SERVER, "converse", "&maxAttempts=5", 5));
        ROWS.add(new Row(Refusal.INTERNAL_SERVER, "converse", "&retryMode=legacy&maxAttempts=2", 2));
        ROWS.add(new Row(Refusal.THROTTLING, "converse", "&retryMode=adaptive&maxAttempts=2", 2));
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = routes(bedrock)) {
            Map<String, Row> byModel = ROWS.stream().collect(Collectors.toMap(Row::model, row -> row));
            bedrock.otherwise(request -> byModel.get(request.modelId()).refusal().answer);
            ExecutorService threads = Executors.newCachedThreadPool();
            threads.invokeAll(ROWS.stream().map(row -> asking(routes, row)).toList(), 100, TimeUnit.SECONDS);
            threads.shutdownNow();
            requests = bedrock.requests().stream().collect(Collectors.groupingBy(RecordedRequest::modelId));
        }
    }

    private static Routes routes(LocalBedrock bedrock) throws Exception {
        return new Routes(bedrock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").toD("${header.endpoint}");
            }
        });
    }

    private static Callable<Void> asking(Routes routes, Row row) {
        return () -> {
            Exception failure = routes.send("Hi", Map.of("endpoint", row.uri())).getException();
            FAILURES.put(row.model(), failure);
            return null;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void sendsItAsOftenAsTheModeSays(Row row) {
        assertThat(requests.get(row.model())).hasSize(row.attempts());
        assertThat(FAILURES.get(row.model())).hasMessageContaining("(SDK Attempt Count: " + row.attempts() + ")");
    }

    @Test
    void endsWithTheFirstAnswer() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock).ask("bedrock-converse:nova-lite")) {
            bedrock.enqueue(Errors.internalServer());
            bedrock.enqueue(Errors.serviceUnavailable());
            bedrock.enqueue(Answers.text("Oslo"));
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("Oslo");
            assertThat(bedrock.requestCount()).isEqualTo(3);
        }
    }

    @Test
    void doesNotLookAtWhatTheEnvironmentSaysOfRetries() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                SystemProperties properties = new SystemProperties()) {
            properties.set("aws.retryMode", "legacy");
            properties.set("aws.maxAttempts", "1");
            properties.set("aws.newRetries2026", "true");
            bedrock.otherwise(Errors.internalServer());
            try (Routes routes = new Routes(bedrock).ask("bedrock-converse:nova-lite")) {
                assertThat(routes.send("Hi").getException()).isNotNull();
            }
            assertThat(bedrock.requestCount()).isEqualTo(3);
        }
    }

    /** The model may be at work on the first one, and each is paid for. */
    @ParameterizedTest
    @CsvSource({"netty, http1.1", "netty, http2", "crt, http1.1"})
    void asksOnceForAnAnswerThatDoesNotComeInTime(String client, String protocol) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            bedrock.otherwise(Answers.text("late").delay(Duration.ofMinutes(1)));
            Exchange failed;
            try (Routes routes = new Routes(bedrock)
                    .ask("bedrock-converse:nova-lite?readTimeout=200ms&httpClient=" + client + "&httpProtocol="
                            + protocol)) {
                failed = routes.send("Hi");
            }
            assertThat(failed.getException())
                    .hasMessageContaining("No answer from " + bedrock.endpoint())
                    .hasMessageContaining("within 200 ms (option readTimeout)")
                    .hasMessageContaining("(SDK Attempt Count: 1)");
            assertThat(failed.getProperty("CamelBedrockErrorCategory")).isEqualTo("timeout");
            assertThat(bedrock.requestCount()).isEqualTo(1);
        }
    }

    /** Netty's pool now and then lets a second attempt wait for a connection until connectTimeout, which ends the call. */
    @ParameterizedTest
    @CsvSource({"netty, converse", "netty, converseStream", "crt, converse", "crt, converseStream"})
    void triesAgainWhereNobodyListens(String client, String operation) throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock)) {
            routes.component().getClient().setUriEndpointOverride("http://127.0.0.1:" + freePort());
            routes.ask("bedrock-converse:nova-lite?streamBody=collect&connectTimeout=2s&httpClient=" + client
                    + "&operation=" + operation);
            assertThat(routes.send("Hi").getException())
                    .hasMessageContaining("No answer from http://127.0.0.1:")
                    .hasMessageMatching("(?s).*\\(SDK Attempt Count: [23]\\).*");
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
