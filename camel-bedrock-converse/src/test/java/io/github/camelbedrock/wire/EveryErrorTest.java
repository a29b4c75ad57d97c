/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.ArrayList;
import java.util.Iterator;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every error of Bedrock Runtime, in each of the operations: the exception that reaches the route, the properties beside it,
 * the one line of log, and how often Bedrock was asked. All calls are made before the first test, many at once, since the
 * SDK waits before it asks anew.
 */
class EveryErrorTest {

    private static final String MODEL = "amazon.nova-lite-v1:0";
    private static final String QUESTION = "My confidential question";
    private static final int THREADS = 64;

    private static final List<Case> CASES = cases();
    private static final Map<String, Exchange> FAILED = new ConcurrentHashMap<>();
    private static Map<String, Long> requests;
    private static List<String> warnings;

    /** One error of one operation. */
    record Case(ErrorRow row, String operation) {

        String id() {
            return operation + "-" + row.id();
        }

        @Override
        public String toString() {
            return operation + ": " + row;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String operation : List.of("converse", "converseStream", "countTokens")) {
            ErrorRow.beforeTheAnswer().forEach(row -> cases.add(new Case(row, operation)));
        }
        ErrorRow.withinTheStream().forEach(row -> cases.add(new Case(row, "converseStream")));
        return cases;
    }

    @BeforeAll
    static void failAll() throws Exception {
        Map<String, Case> byText =
                CASES.stream().collect(Collectors.toMap(one -> QUESTION + " " + one.id(), one -> one));
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock).with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:ask").to("bedrock-converse:" + MODEL).process(EveryErrorTest::read);
                    }
                })) {
            bedrock.otherwise(request -> {
                Case asked = byText.get(text(request.json().toString()));
                return asked.row().answer().header("x-amzn-requestid", asked.id());
            });
            warnings = Logged.warnings(() -> askAll(routes));
            requests = bedrock.requests().stream()
                    .collect(
                            Collectors.groupingBy(request -> text(request.json().toString()), Collectors.counting()));
        }
    }

    private static Void askAll(Routes routes) throws InterruptedException {
        List<Callable<Void>> calls = new ArrayList<>();
        for (Case one : CASES) {
            calls.add(() -> {
                FAILED.put(
                        one.id(),
                        routes.send(
                                QUESTION + " " + one.id(),
                                Map.of(BedrockConverseConstants.OPERATION, one.operation())));
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        threads.invokeAll(calls, 100, TimeUnit.SECONDS);
        threads.shutdownNow();
        return null;
    }

    /** Of whatever operation. */
    private static String text(String json) {
        int start = json.indexOf(QUESTION);
        return json.substring(start, json.indexOf('"', start));
    }

    private static void read(Exchange answered) {
        if (answered.getMessage().getBody() instanceof Iterator<?> pieces) {
            pieces.forEachRemaining(piece -> {});
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void reachesTheRouteWithAllThatIsKnown(Case one) {
        Exchange failed = FAILED.get(one.id());
        ErrorRow row = one.row();
        assertThat(failed).as("the end of the exchange").isNotNull();
        assertThat(failed.getException()).isExactlyInstanceOf(row.type());
        assertThat(failed.getException()).hasMessageContainingAll("(model " + MODEL + ")", "Request ID: " + one.id());
        assertThat(failed.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo(row.category());
        assertThat(failed.getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isNull();
        assertThat(requests).containsEntry(QUESTION + " " + one.id(), (long) row.requests());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isLoggedOnceWithWhatToDo(Case one) {
        String start =
                "Bedrock call failed: " + one.row().category() + ", model " + MODEL + ", request id " + one.id() + ". ";
        assertThat(warnings)
                .filteredOn(line -> line.contains("request id " + one.id() + "."))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(start, one.row().advice())
                        .endsWith(".")
                        .doesNotContain("confidential"));
    }
}
