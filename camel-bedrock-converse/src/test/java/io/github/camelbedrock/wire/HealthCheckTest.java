/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.component.BedrockConverseComponent;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckResultStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What the health check of an endpoint tells, and when it is there. */
class HealthCheckTest {

    private static final String ID = "amazon.nova-lite-v1:0";
    private static final String MODEL = "bedrock-converse:" + ID;
    private static final String SECRET = "my-secret-marker";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static Routes checked(String endpoint) throws Exception {
        Routes routes = new Routes(bedrock.server());
        Watched.withChecks(routes.context());
        return routes.ask(endpoint);
    }

    @Test
    void isUpBeforeAnyCall() throws Exception {
        try (Routes routes = checked(MODEL)) {
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(State.UP);
            assertThat(check.getMessage()).hasValue("Nothing has been called yet");
            assertThat(check.getDetails())
                    .containsEntry("model", ID)
                    .containsEntry("region", "eu-central-1")
                    .containsEntry(HealthCheck.ENDPOINT_URI, MODEL)
                    .doesNotContainKeys("lastSuccess", "lastFailure", "category", "probe");
        }
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    /** Failure, options, whether the endpoint is down, category. */
    static Stream<Arguments> failures() {
        return Stream.of(
                failure("auth", Errors.of(403, "ExpiredTokenException", SECRET), true),
                failure("model_access", Errors.accessDenied(), true),
                failure("quota", Errors.serviceQuotaExceeded(), true),
                failure("unavailable", Errors.serviceUnavailable(), true),
                failure("unavailable", Errors.modelNotReady(), true),
                failure("timeout", Errors.modelTimeout(), true),
                failure("client", Answers.text("x").failBefore(Fault.cleanClose()), true),
                failure("throttling", Errors.throttling(), false),
                failure("validation", Errors.validation(SECRET), false),
                failure("context_overflow", Errors.validation("Input is too long"), false),
                failure("model", Errors.modelError(), false));
    }

    private static Arguments failure(String category, Answer answer, boolean down) {
        return Arguments.of(category, answer.header("x-amzn-requestid", "req-7"), down);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("failures")
    void isDownWhileCallsFailForAReasonThatIsNotTheirOwn(String category, Answer answer, boolean down)
            throws Exception {
        bedrock.server().otherwise(answer);
        try (Routes routes = checked(MODEL)) {
            routes.send("Hi " + SECRET);
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(down ? State.DOWN : State.UP);
            assertThat(check.getDetails())
                    .containsEntry("category", category)
                    .containsKey("lastFailure")
                    .doesNotContainKey("lastSuccess");
            if (!category.equals("client")) {
                assertThat(check.getDetails()).containsEntry("requestId", "req-7");
            }
            if (category.equals("throttling")) {
                assertThat(check.getDetails()).containsEntry("throttled", 1L);
            }
            assertThat(check.getMessage().isPresent()).isEqualTo(down);
            assertThat(check.getError()).isEmpty();
            assertThat(check.getDetails() + " " + check.getMessage()).doesNotContain(SECRET);

            bedrock.server().otherwise(Answers.text("Oslo"));
            assertThat(routes.send("Hi").getException()).isNull();
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
            assertThat(Watched.check(routes.context()).getDetails()).containsKey("lastSuccess");
        }
    }

    @Test
    void isDownAfterAReadTimeoutAndAfterARefusedConnection() throws Exception {
        bedrock.server().otherwise(Answers.text("late").delay(Duration.ofSeconds(30)));
        try (Routes routes = checked(MODEL + "?readTimeout=200")) {
            routes.send("Hi");
            assertThat(Watched.check(routes.context()).getDetails()).containsEntry("category", "timeout");
            assertThat(Watched.state(routes.context())).isEqualTo(State.DOWN);
        }
        try (Routes routes = checked(MODEL + "?uriEndpointOverride=http://127.0.0.1:1")) {
            routes.send("Hi");
            assertThat(Watched.check(routes.context()).getDetails()).containsEntry("category", "client");
            assertThat(Watched.state(routes.context())).isEqualTo(State.DOWN);
        }
    }

    /** What Bedrock refuses for the request's own sake shows that it lets the endpoint in; what is refused here does not. */
    @Test
    void staysDownUntilBedrockHasAnswered() throws Exception {
        try (Routes routes = checked(MODEL)) {
            bedrock.server().otherwise(Errors.accessDenied());
            routes.send("Hi");
            routes.send(" ");
            assertThat(Watched.state(routes.context())).isEqualTo(State.DOWN);
            assertThat(Watched.check(routes.context()).getDetails()).containsEntry("category", "model_access");
            bedrock.server().otherwise(Errors.validation("no"));
            routes.send("Hi");
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
        }
    }

    @Test
    void followsStreamsToTheirEnds() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask")
                            .to(MODEL + "?operation=converseStream")
                            .split(body())
                            .streaming()
                            .log("${body}");
                }
            });
            bedrock.server().enqueue(Answers.text("a", "b").then(Fault.reset()));
            routes.send("Hi");
            await().until(() -> Watched.state(routes.context()) == State.DOWN);
            bedrock.server().enqueue(Answers.text("a", "b"));
            routes.send("Hi");
            await().until(() -> Watched.state(routes.context()) == State.UP);
        }
    }

    /** A stream that nobody wanted to the end says nothing. */
    @Test
    void takesACancelledStreamForNeither() throws Exception {
        bedrock.server().enqueue(Answers.text("a", "b").failAfter(2, Fault.stall()));
        try (Routes routes = checked(MODEL + "?operation=converseStream")) {
            routes.send("Hi");
            await().until(() ->
                    Watched.json(routes.context()).at("/models/0/cancelled").asInt() == 1);
            assertThat(Watched.check(routes.context()).getMessage()).hasValue("Nothing has been called yet");
        }
    }

    /** The model has answered; that a tool of ours has timed out or found no credentials is not Bedrock's ill health. */
    @Test
    void isNotDownWhereAToolHasFailed() throws Exception {
        bedrock.server().otherwise(Answers.toolUse("t1", "db", Map.of()));
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("bedrock-tool:db?tags=x&description=d")
                            .throwException(new java.net.SocketTimeoutException("no database"));
                    from("direct:ask").to(MODEL + "?tools=x&toolErrorStrategy=fail");
                }
            });
            assertThat(routes.send("Hi").getException()).isNotNull();
            assertThat(Watched.check(routes.context()).getDetails()).containsEntry("category", "timeout");
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
        }
    }

    /** Whoever may write to bodies must not be able to take the application out of service. */
    @Test
    void isNotDownForAModelThatABodyNames() throws Exception {
        bedrock.server().otherwise(Errors.accessDenied());
        try (Routes routes = checked(MODEL)) {
            routes.send(Map.of(
                    "modelId",
                    "amazon.nova-pro-v1:0",
                    "messages",
                    List.of(Map.of("role", "user", "content", List.of(Map.of("text", "Hi"))))));
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(State.UP);
            assertThat(check.getDetails())
                    .containsEntry("category", "model_access")
                    .containsEntry("failedModel", "amazon.nova-pro-v1:0");
        }
    }

    @Test
    void isForReadinessAlone() throws Exception {
        try (Routes routes = checked(MODEL)) {
            assertThat(Watched.readiness(routes.context())).hasSize(1);
            assertThat(Watched.liveness(routes.context())).isEmpty();
        }
    }

    @Test
    void isOffByDefaultAndWhereTheComponentSaysSo() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(MODEL)) {
            assertThat(Watched.readiness(routes.context())).isEmpty();
        }
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().setHealthCheckProducerEnabled(false);
            Watched.withChecks(routes.context());
            routes.ask(MODEL);
            assertThat(Watched.readiness(routes.context())).isEmpty();
        }
    }

    @Test
    void comesWithTheEndpointAndGoesWithIt() throws Exception {
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            routes.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask").routeId("a").to(MODEL);
                    from("direct:other").routeId("b").to(MODEL).to(MODEL + "?maxTokens=5");
                    from("direct:cold").to(MODEL + "?secretKey=other");
                    from("direct:any").toD(MODEL + "?topP=0.${body}&temperature=0.1", 3);
                }
            });
            Set<String> ids = ids(routes);
            assertThat(ids)
                    .hasSize(3)
                    .allMatch(id -> id.startsWith("producer:bedrock-converse-amazon.nova-lite-v1-0-"));

            routes.context().getRouteController().stopRoute("a");
            assertThat(ids(routes)).as("another route still asks it").isEqualTo(ids);
            routes.context().getRouteController().stopRoute("b");
            assertThat(ids(routes)).hasSize(1);
            routes.context().getRouteController().startRoute("b");
            routes.context().getRouteController().startRoute("a");
            assertThat(ids(routes)).as("the same after a restart").isEqualTo(ids);

            for (int i = 1; i < 9; i++) {
                routes.context().createProducerTemplate().requestBody("direct:any", String.valueOf(i));
            }
            await().untilAsserted(() -> assertThat(ids(routes)).hasSizeBetween(4, 6));
        }
    }

    private static Set<String> ids(Routes routes) {
        List<HealthCheck.Result> results = Watched.readiness(routes.context());
        Set<String> ids =
                results.stream().map(result -> result.getCheck().getId()).collect(Collectors.toSet());
        assertThat(ids).as("no id twice").hasSameSizeAs(results);
        return ids;
    }

    @Test
    void letsTheUserChangeTheResult() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            HealthCheckResultStrategy strategy =
                    (check, options, result) -> result.detail("mine", 1).down();
            routes.context().getRegistry().bind("strategy", strategy);
            Watched.withChecks(routes.context());
            routes.ask(MODEL);
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(State.DOWN);
            assertThat(check.getDetails()).containsEntry("mine", 1);
        }
    }

    /** No thread waits: the first look finds nothing yet, a later one what has come. */
    @Test
    void asksBedrockWhereThatIsWanted() throws Exception {
        bedrock.server().otherwise(Answers.inputTokens(1).delay(Duration.ofMillis(500)));
        try (Routes routes = checked("bedrock-converse:us." + ID + "?healthCheckProbe=true")) {
            HealthCheck.Result first = Watched.check(routes.context());
            assertThat(first.getState()).isEqualTo(State.UNKNOWN);
            assertThat(first.getDetails()).containsEntry("probe", "not answered yet");
            await().until(() -> Watched.state(routes.context()) == State.UP);
            assertThat(Watched.check(routes.context()).getDetails()).containsEntry("probe", "answered");
            IntStream.range(0, 10).forEach(i -> Watched.check(routes.context()));
            assertThat(Watched.json(routes.context()).get("models"))
                    .as("not counted as a call")
                    .isEmpty();
        }
        List<RecordedRequest> asked = bedrock.server().takeRequests();
        assertThat(asked).as("once in a while").hasSize(1);
        assertThat(asked.get(0).operation()).isEqualTo("CountTokens");
        assertThat(asked.get(0).modelId()).isEqualTo(ID);
        assertThat(Wire.body(asked.get(0)))
                .isEqualTo(
                        Wire.json("{'input':{'converse':{'messages':[{'role':'user','content':[{'text':'ping'}]}]}}}"));
    }

    /** Answer, state, what the detail says. */
    static Stream<Arguments> probes() {
        return Stream.of(
                Arguments.of(
                        Errors.validation("The provided model doesn't support counting tokens."),
                        State.UP,
                        "validation"),
                Arguments.of(Errors.throttling(), State.UP, "throttling"),
                Arguments.of(Errors.accessDenied(), State.DOWN, "model_access"),
                Arguments.of(Errors.of(403, "UnrecognizedClientException", "no"), State.DOWN, "auth"),
                Arguments.of(Errors.serviceUnavailable(), State.DOWN, "unavailable"),
                Arguments.of(Answers.inputTokens(1).delay(Duration.ofSeconds(30)), State.DOWN, "timeout"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("probes")
    void tellsWhatTheProbeHasCome(Answer answer, State state, String word) throws Exception {
        bedrock.server().otherwise(answer);
        try (Routes routes = checked(MODEL + "?healthCheckProbe=true&readTimeout=300")) {
            Watched.check(routes.context());
            await().untilAsserted(() ->
                    assertThat(Watched.check(routes.context()).getDetails()).containsEntry("probe", word));
            assertThat(Watched.state(routes.context())).isEqualTo(state);
        }
    }

    /** Where an ARN does not tell its model, Bedrock may find out itself. */
    @Test
    void asksForTheModelAsItIsWhereNoOtherIsKnown() throws Exception {
        String opaque = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd";
        bedrock.server().otherwise(Errors.validation("The provided model identifier is invalid."));
        try (Routes routes = checked("bedrock-converse:" + opaque + "?healthCheckProbe=true")) {
            await().until(() -> Watched.state(routes.context()) == State.UP);
            assertThat(Watched.check(routes.context()).getCheck().getId())
                    .startsWith("producer:bedrock-converse-arn-aws-bedrock-eu-central-1-123456789012-");
        }
        assertThat(bedrock.server().takeRequests())
                .singleElement()
                .extracting(RecordedRequest::modelId)
                .isEqualTo(opaque);
    }

    /** Calls, too, tell whether the endpoint is well; the probe need not have come back. */
    @Test
    void knowsFromCallsWhatTheProbeHasNotTold() throws Exception {
        bedrock.server()
                .when(request -> request.operation().equals("CountTokens"))
                .answer(Answers.inputTokens(1).delay(Duration.ofSeconds(30)));
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = checked(MODEL + "?healthCheckProbe=true")) {
            assertThat(Watched.state(routes.context())).isEqualTo(State.UNKNOWN);
            routes.send("Hi");
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
        }
    }

    @Test
    void tellsOfNoModelThatAHeaderNamesAsOfItsOwn() throws Exception {
        bedrock.server().otherwise(Errors.accessDenied());
        try (Routes routes = checked("bedrock-converse:nova-lite")) {
            routes.send("Hi", Map.of(BedrockConverseConstants.INFERENCE_PROFILE_PREFIX, "us"));
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
            routes.send("Hi");
            assertThat(Watched.state(routes.context())).isEqualTo(State.DOWN);
        }
    }

    @Test
    void isDownWhereThereAreNoCredentials() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            routes.component().getCredentials().setAccessKey(null);
            routes.component().getCredentials().setSecretKey(null);
            routes.component().getCredentials().setProfileCredentialsName("no-such-profile");
            routes.ask(MODEL + "?healthCheckProbe=true");
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(State.DOWN);
            assertThat(check.getMessage()).hasValue("No AWS credentials can be had");
            assertThat(check.getDetails()).containsEntry("category", "auth").doesNotContainKey("probe");
        }
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    /** Whatever a provider of the user's own throws. */
    @Test
    void followsTheCredentialsAsTheyComeAndGo() throws Exception {
        AtomicReference<@Nullable AwsCredentials> found = new AtomicReference<>();
        AwsCredentialsProvider provider = () -> {
            AwsCredentials credentials = found.get();
            if (credentials == null) {
                throw new IllegalStateException(SECRET);
            }
            return credentials;
        };
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            routes.component().getCredentials().setAccessKey(null);
            routes.component().getCredentials().setSecretKey(null);
            routes.component().getCredentials().setCredentialsProvider(provider);
            routes.ask(MODEL);
            assertThat(Watched.state(routes.context())).isEqualTo(State.DOWN);
            assertThat(Watched.check(routes.context()).getDetails() + Watched.text(routes.context()))
                    .doesNotContain(SECRET);
            found.set(AwsBasicCredentials.create("AKIAEXAMPLE", SECRET));
            assertThat(Watched.state(routes.context())).isEqualTo(State.UP);
        }
    }

    @Test
    void tellsNoSecret() throws Exception {
        bedrock.server().otherwise(Errors.accessDenied());
        try (Routes routes = new Routes(bedrock.server())) {
            Watched.withChecks(routes.context());
            BedrockConverseComponent component = routes.component();
            component.getCredentials().setAccessKey("AKIA" + SECRET);
            component.getCredentials().setSecretKey(SECRET);
            component.getCredentials().setSessionToken(SECRET);
            routes.ask(MODEL + "?systemMessage=" + SECRET + "&extraHeaders.X-Api-Key=" + SECRET
                    + "&requestMetadata.team=" + SECRET);
            routes.send(SECRET, Map.of("secret", SECRET));
            HealthCheck.Result check = Watched.check(routes.context());
            assertThat(check.getState()).isEqualTo(State.DOWN);
            assertThat(check.getCheck().getId()
                            + check.getMessage()
                            + check.getDetails()
                            + check.getCheck().getMetaData()
                            + Watched.json(routes.context())
                            + Watched.text(routes.context()))
                    .doesNotContain(SECRET);
        }
    }
}
