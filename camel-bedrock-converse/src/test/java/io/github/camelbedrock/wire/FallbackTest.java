/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Other models stand in for one that cannot answer (option fallbackModels). */
class FallbackTest {

    private static final String FIRST = "amazon.nova-lite-v1:0";
    private static final String SECOND = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String THIRD = "amazon.nova-pro-v1:0";
    private static final String ENDPOINT =
            "bedrock-converse:" + FIRST + "?maxAttempts=1&fallbackModels=claude-haiku-4-5,nova-pro";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    static List<Arguments> unable() {
        return List.of(
                Arguments.of("throttled", Errors.throttling()),
                Arguments.of("not available", Errors.serviceUnavailable()),
                Arguments.of("not ready", Errors.modelNotReady()),
                Arguments.of("failing", Errors.internalServer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unable")
    void theNextModelAnswers(String why, Answer refusal) throws Exception {
        bedrock.server().enqueue(refusal);
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            Exchange answered = routes.ask(ENDPOINT).send("Capital of Norway?");
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getBody(String.class)).isEqualTo("Oslo");
            assertThat(answered.getMessage().getHeader("CamelBedrockConverseModelId"))
                    .isEqualTo(SECOND);
            assertThat(answered.getProperties()).doesNotContainKey("CamelBedrockErrorCategory");
        }
        assertThat(models()).containsExactly(FIRST, SECOND);
    }

    @Test
    void theFirstIsLeftAloneForAWhileAndThenTriedAgain() throws Exception {
        bedrock.server().enqueue(Errors.throttling());
        bedrock.server().otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask(ENDPOINT + "&fallbackCooldown=1s");
            routes.send("1");
            routes.send("2");
            org.awaitility.Awaitility.await().until(() -> {
                routes.send("3");
                return FIRST.equals(models().get(models().size() - 1));
            });
            routes.send("4");
            assertThat(models()).startsWith(FIRST, SECOND, SECOND).endsWith(FIRST, FIRST);
        }
    }

    /** What the others have said stands beside it, theirs that do not take the request, too. */
    @Test
    void theFirstFailureReachesTheRouteWhereNoModelAnswers() throws Exception {
        bedrock.server().enqueue(Errors.throttling().header("retry-after", "120"));
        bedrock.server().enqueue(Errors.accessDenied());
        bedrock.server().enqueue(Errors.serviceUnavailable());
        try (Routes routes = new Routes(bedrock.server())) {
            Exchange failed = routes.ask(ENDPOINT).send("Capital of Norway?");
            assertThat(failed.getException()).isInstanceOf(ThrottlingException.class);
            assertThat(failed.getException().getSuppressed())
                    .extracting(Throwable::getClass)
                    .containsExactly(AccessDeniedException.class, ServiceUnavailableException.class);
            assertThat(failed.getProperty("CamelBedrockErrorCategory")).isEqualTo("throttling");
            assertThat(failed.getProperty("CamelBedrockRetryAfterMillis")).isEqualTo(120_000L);
        }
        assertThat(models()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void aStreamFallsBackBeforeItsFirstElementAlone() throws Exception {
        bedrock.server().enqueue(Answers.text("never heard").failAfter(1, Fault.throttling()));
        bedrock.server().enqueue(Answers.text("Os", "lo").failAfter(2, Fault.throttling()));
        try (Routes routes = new Routes(bedrock.server())) {
            Exchange failed = routes.ask(ENDPOINT + "&operation=converseStream&streamBody=collect")
                    .send("Capital of Norway?");
            assertThat(failed.getException()).isInstanceOf(ThrottlingException.class);
        }
        assertThat(models()).containsExactly(FIRST, SECOND);
    }

    private static List<String> models() {
        return bedrock.server().requests().stream()
                .map(RecordedRequest::modelId)
                .toList();
    }
}
