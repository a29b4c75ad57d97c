/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** A client of the user's own (option bedrockRuntimeAsyncClient): all that is around the calls holds for it, too. */
class OwnClientTest {

    private static final String FIRST = "amazon.nova-lite-v1:0";
    private static final String SECOND = "amazon.nova-pro-v1:0";
    private static final String MODEL = "bedrock-converse:" + FIRST;
    private static final String COLLECT = "operation=converseStream&streamBody=collect";

    private LocalBedrock bedrock;
    private BedrockRuntimeAsyncClient own;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text("Oslo"));
        own = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(bedrock.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAMINE", "x")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .overrideConfiguration(client -> client.retryStrategy(retries -> retries.maxAttempts(2)))
                .build();
        routes = new Routes(bedrock);
        routes.component().getClient().setBedrockRuntimeAsyncClient(own);
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        routes.close();
        own.close();
        bedrock.close();
    }

    private CompletableFuture<Exchange> send() {
        return routes.context().createProducerTemplate().asyncSend("direct:ask", exchange -> exchange.getMessage()
                .setBody("Hi"));
    }

    /** The quota is that of the client: nobody knows its account. */
    @ParameterizedTest
    @ValueSource(strings = {"requestsPerMinute=1", "tokensPerMinute=1", "requestsPerMinute=1&" + COLLECT})
    void keepsToLimitsOverAllEndpoints(String limit) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to(MODEL + "?queueTimeout=50&" + limit);
                from("direct:other").to(MODEL + "?queueTimeout=50&temperature=1&" + limit);
            }
        });
        assertThat(routes.send("Hi").getException()).isNull();
        assertThat(routes.context()
                        .createFluentProducerTemplate()
                        .to("direct:other")
                        .withBody("Hi")
                        .send()
                        .getException())
                .isInstanceOf(CallLimitException.class);
        assertThat(bedrock.requests()).singleElement().satisfies(request -> assertThat(request.header("authorization"))
                .contains("AKIAMINE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&" + COLLECT})
    void fallsBackAfterItsOwnRetries(String way) throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Errors.throttling());
        routes.ask(MODEL + "?fallbackModels=" + SECOND + way);
        assertThat(routes.send("1").getMessage().getBody()).isEqualTo("Oslo");
        assertThat(routes.send("2").getMessage().getBody()).isEqualTo("Oslo");
        assertThat(bedrock.requests())
                .extracting(RecordedRequest::modelId)
                .containsExactly(FIRST, FIRST, SECOND, SECOND);
    }

    @Test
    void tellsOfItsFailuresAsOfOthers() throws Exception {
        routes.ask(MODEL);
        bedrock.otherwise(Errors.throttling().header("retry-after", "7"));
        Exchange throttled = routes.send("Hi");
        assertThat(throttled.getException())
                .isInstanceOf(ThrottlingException.class)
                .hasMessageContaining("(model " + FIRST + ")");
        assertThat(throttled.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("throttling");
        assertThat(throttled.getProperty("CamelBedrockRetryAfterMillis")).isEqualTo(7000L);
        bedrock.otherwise(Errors.validation("Input is too long"));
        Exchange[] refused = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> refused[0] = routes.send("Hi"));
        assertThat(refused[0].getException()).isInstanceOf(ValidationException.class);
        assertThat(refused[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("context_overflow");
        assertThat(warnings).singleElement().asString().contains("maxInputTokens");
    }

    /** Its calls end with the route; it does not. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?" + COLLECT})
    void endsItsCallsWithTheRouteAndServesTheNext(String way) throws Exception {
        bedrock.enqueue(Answers.text("never").failBefore(Fault.stall()));
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeId("asking").to(MODEL + way);
            }
        });
        CompletableFuture<Exchange> call = send();
        await().until(() -> bedrock.requestCount() == 1);
        routes.context().getRouteController().stopRoute("asking", 1, TimeUnit.SECONDS);
        await().until(call::isDone);
        assertThat(call).isCompletedWithValueMatching(done -> done.getException() instanceof CancellationException);
        await().until(() -> bedrock.requests().get(0).clientHungUp());
        routes.context().getRouteController().startRoute("asking");
        assertThat(routes.send("again").getMessage().getBody()).isEqualTo("Oslo");
    }

    @Test
    void endsThoseThatWait() throws Exception {
        routes.ask(MODEL + "?requestsPerMinute=1");
        assertThat(routes.send("first").getException()).isNull();
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(send());
        }
        await().until(() -> routes.context().getInflightRepository().size() == 20);
        routes.close();
        await().until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).allSatisfy(call -> assertThat(call)
                .isCompletedWithValueMatching(done -> done.getException() instanceof CancellationException));
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?" + COLLECT})
    void failsTheCallOnceWhereItsOwnerHasClosedIt(String way) throws Exception {
        routes.ask(MODEL + way);
        own.close();
        CompletableFuture<Exchange> call = send();
        await().until(call::isDone);
        assertThat(call).isCompletedWithValueMatching(Exchange::isFailed);
        assertThat(call).isCompletedWithValueMatching(done -> done.getProperty(ERROR_CATEGORY_PROPERTY) != null);
    }
}
