/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import io.github.camelbedrock.wire.Routes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;

/** Calls that wait, fall back and are stopped at the same time as others. */
class CallsUnderPressureTest {

    private static final String LITE = "amazon.nova-lite-v1:0";
    private static final String PRO = "amazon.nova-pro-v1:0";
    private static final String MICRO = "amazon.nova-micro-v1:0";
    private static final String COLLECT = "&operation=converseStream&streamBody=collect";

    private LocalBedrock bedrock;
    private Routes routes;

    @BeforeEach
    void start() {
        bedrock = LocalBedrock.start();
        routes = new Routes(bedrock);
        routes.context().getShutdownStrategy().setTimeout(1);
        routes.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        routes.close();
        bedrock.close();
    }

    private CompletableFuture<Exchange> send(String body) {
        return routes.context().createProducerTemplate().asyncSend("direct:ask", exchange -> exchange.getMessage()
                .setBody(body));
    }

    private List<String> models() {
        return bedrock.requests().stream().map(RecordedRequest::modelId).toList();
    }

    /** It was sent before the model could not answer any more, and says nothing of now. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void anAnswerToAnEarlierCallDoesNotEndTheCooldown(String way) throws Exception {
        bedrock.enqueue(Answers.text("slow").delay(Duration.ofMillis(800)));
        bedrock.enqueue(Errors.throttling());
        bedrock.otherwise(Answers.text("Oslo"));
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro" + way);
        CompletableFuture<Exchange> slow = send("slow");
        await().until(() -> bedrock.requestCount() == 1);
        routes.send("throttled");
        await().until(slow::isDone);
        assertThat(slow).isCompletedWithValueMatching(done -> done.getException() == null);
        routes.send("next");
        assertThat(models()).containsExactly(LITE, LITE, PRO, PRO);
    }

    /** A provider may hang for ever; the exchange must not. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT, "&maxConcurrency=1", "&operation=countTokens"})
    void aStopEndsCallsThatWaitForCredentials(String way) throws Exception {
        Hanging provider = new Hanging();
        routes.component().getCredentials().setAccessKey(null);
        routes.component().getCredentials().setSecretKey(null);
        routes.component().getCredentials().setCredentialsProvider(provider);
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1" + way);
        CompletableFuture<Exchange> one = send("1");
        CompletableFuture<Exchange> other = send("2");
        await().until(() -> provider.asked);
        routes.close();
        await().until(() -> one.isDone() && other.isDone());
        assertThat(one).isCompletedWithValueMatching(done -> done.getException() instanceof CancellationException);
    }

    private static final class Hanging implements AwsCredentialsProvider {

        private volatile boolean asked;

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            asked = true;
            return new CompletableFuture<>();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&requestsPerMinute=1", "&maxConcurrency=1", "&maxConcurrency=1" + COLLECT})
    void aComponentThatIsStoppedAloneEndsCallsThatWait(String way) throws Exception {
        bedrock.enqueue(Answers.text("never").failBefore(Fault.stall()));
        bedrock.otherwise(Answers.text("Oslo"));
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&queueTimeout=5s" + way);
        CompletableFuture<Exchange> one = send("1");
        await().until(() -> bedrock.requestCount() == 1);
        CompletableFuture<Exchange> other = send("2");
        await().until(() -> routes.context().getInflightRepository().size() == 2);
        routes.component().stop();
        await().until(() -> one.isDone() && other.isDone());
        assertThat(bedrock.requestCount()).isEqualTo(1);
    }

    /** The SDK goes on with those of a closed client, on threads that have ended. */
    @ParameterizedTest
    @CsvSource({"'', component", "'', endpoint", COLLECT + ", component", COLLECT + ", endpoint"})
    void aClientThatIsClosedEndsCallsThatWouldBeMadeAgain(String way, String stopped) throws Exception {
        bedrock.otherwise(Errors.throttling());
        String uri = "bedrock-converse:nova-lite?maxAttempts=50" + way;
        routes.ask(uri);
        CompletableFuture<Exchange> call = send("1");
        await().until(() -> bedrock.requestCount() >= 3);
        if (stopped.equals("component")) {
            routes.component().stop();
        } else {
            routes.context().getEndpoint(uri).stop();
        }
        await().until(call::isDone);
        assertThat(call.getNow(null).getException()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aModelThatIsNamedTwiceIsAskedOnce() throws Exception {
        bedrock.otherwise(Errors.throttling());
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro," + PRO + ",nova-pro,nova-lite");
        routes.send("1");
        assertThat(models()).containsExactly(LITE, PRO);
    }

    /** The other model would wait in the same line. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void whoWaitsInVainForAConnectionDoesNotWaitAgainForAnotherModel(String way) throws Exception {
        bedrock.enqueue(Answers.text("never").failBefore(Fault.stall()));
        bedrock.otherwise(Answers.text("Oslo"));
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro,nova-micro"
                + "&maxConcurrency=1&queueTimeout=300" + way);
        send("1");
        await().until(() -> bedrock.requestCount() == 1);
        Exchange refused = routes.send("2");
        assertThat(refused.getException()).isInstanceOf(CallLimitException.class);
        assertThat(refused.getException().getSuppressed()).isEmpty();
    }

    /** As one is that stands in when the first has just failed. */
    @ParameterizedTest
    @ValueSource(strings = {"", COLLECT})
    void aModelThatStandsInDuringTheCooldownAndRefusesIsPassedOver(String way) throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Errors.accessDenied());
        bedrock.enqueue(Answers.text("Oslo"));
        bedrock.enqueue(Errors.accessDenied());
        bedrock.enqueue(Answers.text("Bergen"));
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro,nova-micro" + way);
        assertThat(routes.send("1").getException()).isNull();
        Exchange second = routes.send("2");
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getBody(String.class)).isEqualTo("Bergen");
        assertThat(models()).containsExactly(LITE, PRO, MICRO, PRO, MICRO);
    }

    /** It is asked last then, as it is left alone. */
    @Test
    void theFailureOfTheFirstModelIsToldInTheCooldownToo() throws Exception {
        bedrock.enqueue(Errors.throttling());
        bedrock.enqueue(Answers.text("Oslo"));
        bedrock.enqueue(Errors.accessDenied());
        bedrock.enqueue(Errors.serviceUnavailable());
        routes.ask("bedrock-converse:nova-lite?maxAttempts=1&fallbackModels=nova-pro");
        assertThat(routes.send("1").getException()).isNull();
        Exchange second = routes.send("2");
        assertThat(second.getException()).isInstanceOf(ServiceUnavailableException.class);
        assertThat(second.getException().getSuppressed()).singleElement().isInstanceOf(AccessDeniedException.class);
        assertThat(models()).containsExactly(LITE, PRO, PRO, LITE);
    }
}
