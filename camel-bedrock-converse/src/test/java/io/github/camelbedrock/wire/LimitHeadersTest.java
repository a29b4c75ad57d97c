/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and models that stand in: what the endpoint sets stands against headers, unless it has headerOverrides=all. */
class LimitHeadersTest {

    private static final String FIRST = "amazon.nova-lite-v1:0";
    private static final String SECOND = "amazon.nova-pro-v1:0";
    private static final String THIRD = "amazon.nova-micro-v1:0";
    private static final String MODEL = "bedrock-converse:" + FIRST + "?maxAttempts=1";
    private static final String ALL = "&headerOverrides=all";

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text("Oslo"));
        routes = new Routes(bedrock);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    /** The answer to the second of two calls with this header. */
    private Exchange second(String header, Object value) {
        assertThat(send("1", header, value).getException()).isNull();
        return send("2", header, value);
    }

    private Exchange send(String body, String header, Object value) {
        return routes.send(body, Map.of("CamelBedrockConverse" + header, value));
    }

    private static void assertThatItWasHeldBack(Exchange exchange, String word) {
        assertThat(exchange.getException())
                .isInstanceOf(CallLimitException.class)
                .hasMessageContaining(word);
    }

    @ParameterizedTest
    @CsvSource({"requestsPerMinute,RequestsPerMinute", "tokensPerMinute,TokensPerMinute"})
    void aLimitOfTheEndpointStands(String option, String header) throws Exception {
        routes.ask(MODEL + "&queueTimeout=50&" + option + "=1");
        assertThatItWasHeldBack(second(header, 1_000_000), option + "=1 of");
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"requestsPerMinute,RequestsPerMinute", "tokensPerMinute,TokensPerMinute"})
    void aHeaderChangesALimitWhereItMay(String option, String header) throws Exception {
        routes.ask(MODEL + ALL + "&queueTimeout=50&" + option + "=1");
        assertThat(second(header, 1_000_000).getException()).isNull();
        assertThat(bedrock.requestCount()).isEqualTo(2);
    }

    /** Nobody has said otherwise. */
    @ParameterizedTest
    @CsvSource({"requestsPerMinute,RequestsPerMinute", "tokensPerMinute,TokensPerMinute"})
    void aHeaderLimitsAnEndpointWithoutLimits(String option, String header) throws Exception {
        routes.ask(MODEL + "&queueTimeout=50");
        assertThatItWasHeldBack(second(header, 1), option + "=1 of");
    }

    @ParameterizedTest
    @CsvSource({"'',queueTimeout", ALL + ",maxQueueSize"})
    void theLengthOfTheLineIsTheEndpointsUnlessAHeaderMayChangeIt(String options, String refusedBy) throws Exception {
        routes.ask(MODEL + options + "&requestsPerMinute=1&queueTimeout=50&maxQueueSize=5");
        assertThatItWasHeldBack(second("MaxQueueSize", 0), refusedBy);
    }

    @ParameterizedTest
    @CsvSource({"'',waited 50 ms", ALL + ",waited 1 ms"})
    void theTimeInTheLineIsTheEndpointsUnlessAHeaderMayChangeIt(String options, String waited) throws Exception {
        routes.ask(MODEL + options + "&requestsPerMinute=1&queueTimeout=50");
        assertThatItWasHeldBack(second("QueueTimeout", 1), waited);
    }

    @ParameterizedTest
    @CsvSource({"''," + SECOND, ALL + "," + THIRD})
    void whoStandsInIsForTheEndpointToSayUnlessAHeaderMay(String options, String asked) throws Exception {
        bedrock.enqueue(Errors.throttling());
        routes.ask(MODEL + options + "&fallbackModels=" + SECOND);
        assertThat(send("Hi", "FallbackModels", THIRD).getException()).isNull();
        assertThat(models()).containsExactly(FIRST, asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void refusesALimitThatIsNone(String value) throws Exception {
        routes.ask(MODEL);
        for (String header : List.of("RequestsPerMinute", "TokensPerMinute")) {
            assertThat(send("Hi", header, value).getException())
                    .hasMessageContaining("CamelBedrockConverse" + header)
                    .hasMessageContaining(value);
        }
        assertThat(bedrock.requestCount()).isZero();
    }

    /** What the endpoint does not say is free. */
    @Test
    void aHeaderNamesWhoStandsInWhereTheEndpointNamesNobody() throws Exception {
        bedrock.enqueue(Errors.throttling());
        routes.ask(MODEL);
        assertThat(send("Hi", "FallbackModels", THIRD).getException()).isNull();
        assertThat(models()).containsExactly(FIRST, THIRD);
    }

    private List<String> models() {
        return bedrock.requests().stream().map(RecordedRequest::modelId).toList();
    }
}
