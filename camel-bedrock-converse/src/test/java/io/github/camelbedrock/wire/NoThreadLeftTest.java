/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No thread is left behind by a context that is stopped, whatever it has used. The network threads of the AWS Common Runtime
 * (AwsEventLoop) are those of the process, as its documentation has it, and stay where httpClient=crt was used.
 */
class NoThreadLeftTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0?maxAttempts=2";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";

    private static final List<String> OURS =
            List.of("BedrockHttp", "aws-java-sdk", "sdk-", "idle-connection-reaper", "multi-thread-", "Credentials");

    private final SystemProperties properties = new SystemProperties();
    private LocalBedrock bedrock;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text("Oslo"));
    }

    @AfterEach
    void stop() {
        bedrock.close();
        properties.close();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name ->
                        name.contains("BedrockConverse") || OURS.stream().anyMatch(name::startsWith))
                .toList();
    }

    private static void assertThatNoneIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private Routes routes() {
        Routes routes = new Routes(bedrock);
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        return routes;
    }

    private static CompletableFuture<Exchange> send(Routes routes) {
        return routes.context().createProducerTemplate().asyncSend("direct:ask", exchange -> exchange.getMessage()
                .setBody("Hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT, "&httpProtocol=http2", "&retryMode=adaptive", "&apiCallTimeout=30s"})
    void afterCallsThatWereThrottledAndAnswered(String options) throws Exception {
        bedrock.enqueue(Errors.throttling());
        try (Routes routes = routes().ask(MODEL + options)) {
            assertThat(routes.send("Hi").getException()).isNull();
            assertThat(threads()).isNotEmpty();
        }
        assertThatNoneIsLeft();
    }

    /** Some wait for their minute or a connection, some for their answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&requestsPerMinute=1",
                "&tokensPerMinute=1" + COLLECT,
                "&maxConcurrency=1",
                "&maxConcurrency=1" + COLLECT
            })
    void afterCallsThatWait(String options) throws Exception {
        bedrock.otherwise(Answers.text("never").failBefore(Fault.stall()));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        try (Routes routes = routes().ask(MODEL + options)) {
            for (int i = 0; i < 50; i++) {
                calls.add(send(routes));
            }
            await().until(() -> bedrock.requestCount() == 1
                    && routes.context().getInflightRepository().size() == calls.size());
        }
        await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        assertThatNoneIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void afterACallThatAnotherModelIsAnswering(String way) throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Errors.throttling());
        bedrock.otherwise(Answers.text("never").failBefore(Fault.stall()));
        CompletableFuture<Exchange> call;
        try (Routes routes = routes().ask(MODEL + "&fallbackModels=nova-pro" + way)) {
            call = send(routes);
            await().until(() -> bedrock.requestCount() == 3);
        }
        await().until(call::isDone);
        assertThatNoneIsLeft();
    }

    /** The client of STS is one, too. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT, "&httpClient=crt"})
    void afterCallsAsARole(String options) throws Exception {
        try (FakeSts sts = new FakeSts()) {
            properties.set("aws.endpointUrlSts", sts.endpoint().toString());
            try (Routes routes = routes()) {
                routes.component().getCredentials().setRoleArn("arn:aws:iam::123456789012:role/asker");
                assertThat(routes.ask(MODEL + options).send("Hi").getException())
                        .isNull();
            }
            assertThat(sts.requests()).hasSize(1);
        }
        assertThatNoneIsLeft();
    }

    /** It may have no answer yet. */
    @Test
    void afterAProbe() throws Exception {
        bedrock.otherwise(Answers.text("never").failBefore(Fault.stall()));
        try (Routes routes = routes()) {
            Watched.withChecks(routes.context());
            routes.ask(MODEL + "&healthCheckProbe=true");
            Watched.readiness(routes.context());
            await().until(() -> bedrock.requestCount() == 1);
        }
        assertThatNoneIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void afterCallsByTheCommonRuntime(String way) throws Exception {
        bedrock.enqueue(Answers.text("Oslo"));
        bedrock.otherwise(Answers.text("never").failBefore(Fault.stall()));
        CompletableFuture<Exchange> call;
        try (Routes routes = routes().ask(MODEL + "&httpClient=crt" + way)) {
            assertThat(routes.send("Hi").getException()).isNull();
            call = send(routes);
            await().until(() -> bedrock.requestCount() == 2);
        }
        await().until(call::isDone);
        assertThatNoneIsLeft();
        await().untilAsserted(() -> assertThat(bedrock.connections()).isZero());
    }
}
