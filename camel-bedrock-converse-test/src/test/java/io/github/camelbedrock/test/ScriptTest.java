/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Which request gets which answer, and what is kept of a request. */
class ScriptTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private LocalBedrock server;
    private Sdk sdk;

    @BeforeEach
    void connect() {
        server = bedrock.server();
        sdk = new Sdk(server.endpoint(), Protocol.HTTP1_1);
    }

    @AfterEach
    void disconnect() {
        sdk.close();
    }

    @Test
    void goesFromThrottlingToRulesToTheQueueToTheRest() throws Exception {
        server.otherwise(Answers.text("the rest"));
        server.enqueue(Answers.text("queued"));
        server.when(Requests.userTextContains("weather")).answer(Answers.text("by rule"));
        server.throttleFirst(1);

        assertThat(failure(sdk.ask("weather?"))).isInstanceOf(ThrottlingException.class);
        assertThat(text("weather?")).isEqualTo("by rule");
        assertThat(text("hello")).isEqualTo("queued");
        assertThat(text("hello")).isEqualTo("the rest");
        assertThat(text("hello")).isEqualTo("the rest");
    }

    @Test
    void takesTheFirstRuleThatFits() throws Exception {
        server.when(Requests.model("amazon.titan-text").and(Requests.any())).answer(Answers.text("another model"));
        server.when(Requests.operation("Converse").and(Requests.userTextContains("rain")))
                .answer(Answers.text("first"));
        server.when(Requests.model(Sdk.MODEL)).answer(Answers.text("second"));

        assertThat(text("rain")).isEqualTo("first");
        assertThat(text("sun")).isEqualTo("second");
    }

    @Test
    void repeatsTheLastAnswerOfARule() throws Exception {
        server.when(Requests.any())
                .answer(Answers.text("1"))
                .then(Errors.throttling())
                .then(Answers.text("3"));

        assertThat(text("?")).isEqualTo("1");
        assertThat(failure(sdk.ask("?"))).isInstanceOf(ThrottlingException.class);
        assertThat(List.of(text("?"), text("?"), text("?"))).containsOnly("3");
    }

    @Test
    void usesUpTheQueueInOrder() throws Exception {
        server.strict();
        server.enqueue(Answers.text("1"));
        server.enqueue(Answers.text("2"));

        assertThat(List.of(text("?"), text("?"))).containsExactly("1", "2");
        assertThat(failure(sdk.ask("?"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void throttlesAsManyCallsAsItIsTold() throws Exception {
        server.throttleFirst(2);

        assertThat(failure(sdk.ask("?"))).isInstanceOf(ThrottlingException.class);
        assertThat(failure(sdk.stream("?").done())).isInstanceOf(ThrottlingException.class);
        assertThat(text("?")).isNotEmpty();
    }

    @Test
    void refusesAndKeepsWhatAStrictScriptDoesNotKnow() throws Exception {
        server.strict();
        server.when(Requests.userTextContains("known")).answer(Answers.text("yes"));

        assertThat(text("known")).isEqualTo("yes");
        assertThat(failure(sdk.ask("strange")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("LocalBedrock has no answer")
                .hasMessageContaining("strange");
        assertThat(server.unmatched()).singleElement().satisfies(r -> assertThat(r.userText())
                .isEqualTo("strange"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void answersByAFunctionAndSurvivesItsFailure() throws Exception {
        server.otherwise(request -> {
            if (request.userText().isEmpty()) {
                throw new IllegalStateException("broken script");
            }
            return Answers.text(request.userText().toUpperCase(Locale.ROOT));
        });

        assertThat(text("loud")).isEqualTo("LOUD");
        assertThat(failure(sdk.ask(""))).hasMessageContaining("broken script").satisfies(e -> assertThat(
                        ((BedrockRuntimeException) e).statusCode())
                .isEqualTo(500));
    }

    @Test
    void tellsARuleWithoutAnAnswer() {
        server.when(Requests.any());

        assertThat(failure(sdk.ask("?"))).hasMessageContaining("a rule matches, but has no answer");
    }

    @Test
    void forgetsScriptAndRequestsAtAReset() throws Exception {
        server.strict();
        server.throttleFirst(5);
        server.when(Requests.any()).answer(Errors.accessDenied());
        server.enqueue(Errors.accessDenied());
        failure(sdk.ask("?"));
        server.reset();
        server.strict();
        failure(sdk.ask("?"));
        assertThat(server.unmatched()).hasSize(1);

        server.reset();

        assertThat(server.unmatched()).isEmpty();
        assertThat(server.requests()).isEmpty();
        assertThat(text("hello")).as("default answer").contains("hello");
    }

    @Test
    void givesRequestsOnceIfTheyAreTaken() throws Exception {
        text("one");
        text("two");

        assertThat(server.requestCount()).isEqualTo(2);
        assertThat(server.takeRequests()).extracting(RecordedRequest::userText).containsExactly("one", "two");
        assertThat(server.requestCount()).isZero();
        assertThat(server.takeRequests()).isEmpty();
    }

    @Test
    void keepsNoRequestsIfItIsTold() throws Exception {
        server.keepRequests(false);
        try {
            text("Hi");
            server.strict();
            assertThatThrownBy(() -> text("Hm")).hasMessageContaining("no answer");
        } finally {
            server.keepRequests(true);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(server.unmatched()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void keepsWhatItReceived(Protocol protocol) throws Exception {
        try (Sdk other = new Sdk(server.endpoint(), protocol)) {
            Awaited.answer(other.ask("Hi"));
        }
        RecordedRequest request = server.takeRequests().get(0);
        assertThat(request.operation()).isEqualTo("Converse");
        assertThat(request.modelId()).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(request.path()).isEqualTo("/model/amazon.nova-lite-v1%3A0/converse");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.httpVersion()).isEqualTo(protocol == Protocol.HTTP2 ? "h2c" : "HTTP/1.1");
        assertThat(request.json().path("messages")).hasSize(1);
        assertThat(request.json("/messages/0/content/0/text").asText()).isEqualTo("Hi");
        assertThat(request.json("/nothing").isMissingNode()).isTrue();
        assertThat(Json.readOrMissing(request.body())).isEqualTo(request.json());
        assertThat(request.userText()).isEqualTo("Hi");
        assertThat(request.authScheme()).isEqualTo("SigV4");
        assertThat(request.header("Authorization")).contains("AKIAEXAMPLE");
        assertThat(request.headers()).containsKey("amz-sdk-invocation-id").containsKey("content-type");
        assertThat(request.header("x-none")).isNull();
        assertThat(request.clientHungUp()).isFalse();
        assertThat(request).asString().contains("Converse", Sdk.MODEL, "Hi");
    }

    @Test
    void decodesAnArnInThePath() throws Exception {
        String arn = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-lite-v1:0";
        Awaited.answer(sdk.client().converse(r -> r.modelId(arn)));

        RecordedRequest request = server.takeRequests().get(0);
        assertThat(request.modelId()).isEqualTo(arn);
        assertThat(request.path()).contains("inference-profile%2Fus.amazon");
    }

    @Test
    void tellsBearerTokensFromSignatures() throws Exception {
        SdkAsyncHttpClient http = Http.client(Protocol.HTTP1_1);
        try (http;
                BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .tokenProvider(StaticTokenProvider.create(() -> "a-token"))
                        .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")))
                        .httpClient(http)
                        .build()) {
            Awaited.answer(client.converse(r -> r.modelId("m")));
        }
        try (Http plain = new Http(Protocol.HTTP1_1)) {
            plain.post(server.endpoint(), "/no/such/path", "no JSON".getBytes());
        }
        List<RecordedRequest> requests = server.takeRequests();
        assertThat(requests).extracting(RecordedRequest::authScheme).containsExactly("Bearer", "none");
        assertThat(requests.get(0).header("authorization")).isEqualTo("Bearer a-token");
        assertThat(requests.get(1).operation()).isEqualTo("Unknown");
        assertThat(requests.get(1).modelId()).isNull();
        assertThat(requests.get(1).json().isMissingNode()).isTrue();
    }

    private String text(String question) throws Exception {
        ConverseResponse response = Awaited.answer(sdk.ask(question));
        return response.output().message().content().get(0).text();
    }

    private static Throwable failure(CompletableFuture<?> call) {
        return Assertions.catchThrowable(() -> Awaited.answer(call)).getCause();
    }
}
