/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Very many calls at once that Bedrock throttles. */
class StormTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0?maxAttempts=3&retryMode=";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";
    private static final int ATTEMPTS = 3;

    /** Retries that a client has in its stock (aws-sdk-java-v2 2.50.2: 500 tokens, 5 for each). */
    private static final int STOCK = 100;

    /** Those of the network, of Camel and of the SDK; far fewer than there are calls. */
    private static final int THREADS = 60;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<AtomicInteger> ends = new ArrayList<>();
    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        routes = new Routes(bedrock);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    private void throttle(int times) {
        bedrock.otherwise(request ->
                asked.merge(request.userText(), 1, Integer::sum) <= times ? Errors.throttling() : Answers.text("Oslo"));
    }

    /** Asks so often at once; no thread may be held for any. */
    private void ask(String uri, int calls) throws Exception {
        routes.ask(uri);
        AsyncProducer producer = routes.context().getEndpoint(uri).createAsyncProducer();
        producer.start();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        int before = threads.getPeakThreadCount();
        for (int i = 0; i < calls; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody("Question " + i);
            AtomicInteger end = new AtomicInteger();
            exchanges.add(exchange);
            ends.add(end);
            producer.process(exchange, over -> end.incrementAndGet());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> ends.stream().allMatch(end -> end.get() > 0));
        assertThat(threads.getPeakThreadCount() - before).as("new threads").isLessThan(THREADS);
        producer.stop();
        assertThat(ends).allSatisfy(end -> assertThat(end).hasValue(1));
        assertThat(asked).hasSize(calls).allSatisfy((question, requests) -> assertThat(requests)
                .isBetween(1, ATTEMPTS));
    }

    private List<Exchange> failed() {
        return exchanges.stream().filter(Exchange::isFailed).toList();
    }

    private static void assertThatItWasThrottled(Exchange failed) {
        assertThat(failed.getException()).isInstanceOf(ThrottlingException.class);
        assertThat(failed.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("throttling");
    }

    /** In the mode legacy a throttled call takes nothing from the stock. */
    @ParameterizedTest
    @CsvSource({"standard,100", "standard" + COLLECT + ",100", "legacy,200", "legacy" + COLLECT + ",200"})
    void allAreAnsweredThatAreThrottledOnce(String mode, int calls) throws Exception {
        throttle(1);
        ask(MODEL + mode, calls);
        assertThat(failed()).isEmpty();
        assertThat(exchanges)
                .extracting(exchange -> exchange.getMessage().getBody())
                .containsOnly("Oslo");
    }

    /** The SDK does not make an outage worse: those for whom no retry is left fail at once. */
    @Test
    void noMoreAreTriedAnewThanTheStockOfRetriesAllows() throws Exception {
        throttle(1);
        ask(MODEL + "standard", 2 * STOCK);
        assertThat(failed()).hasSizeBetween(1, STOCK).allSatisfy(StormTest::assertThatItWasThrottled);
        assertThat(bedrock.requestCount()).isEqualTo(2 * STOCK + (2 * STOCK - failed().size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "standard" + COLLECT, "legacy", "legacy" + COLLECT})
    void allFailOnceWhereItLasts(String mode) throws Exception {
        throttle(ATTEMPTS);
        ask(MODEL + mode, 2 * STOCK);
        assertThat(exchanges).allSatisfy(StormTest::assertThatItWasThrottled);
        assertThat(bedrock.requestCount()).isLessThanOrEqualTo(2 * STOCK * ATTEMPTS);
    }
}
