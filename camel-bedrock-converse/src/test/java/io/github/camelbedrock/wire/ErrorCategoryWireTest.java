/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.RETRY_AFTER_MILLIS_PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** What a failed exchange tells beside its exception (A9, A10): category, wait, and a line of log that says what to do. */
class ErrorCategoryWireTest {

    private static final String MODEL = "bedrock-converse:amazon.nova-lite-v1:0";

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    /** Rule, answer, word of the category, what the log line says. */
    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of("F4", Errors.throttling(), "throttling", "redelivery"),
                Arguments.of("F2 not ready", Errors.modelNotReady(), "unavailable", "later"),
                Arguments.of("4.3 500", Errors.internalServer(), "unavailable", "later"),
                Arguments.of("4.3 503", Errors.serviceUnavailable(), "unavailable", "later"),
                Arguments.of("4.3 quota", Errors.serviceQuotaExceeded(), "quota", "Service Quotas"),
                Arguments.of("4.3 400", Errors.validation("no"), "validation", "message names"),
                Arguments.of("F7", Errors.validation("Input is too long"), "context_overflow", "maxInputTokens"),
                Arguments.of(
                        "F3",
                        Errors.validation("with on-demand throughput isn't supported"),
                        "validation",
                        "inferenceProfilePrefix"),
                Arguments.of("F2", Errors.accessDenied(), "model_access", "Model access"),
                Arguments.of(
                        "F1",
                        Errors.of(403, "ExpiredTokenException", "The security token is expired"),
                        "auth",
                        "renew"),
                Arguments.of("F3", Errors.resourceNotFound(), "validation", "Check the model id"),
                Arguments.of("4.3 409", Errors.conflict(), "validation", "message names"),
                Arguments.of("4.3 408", Errors.modelTimeout(), "timeout", "readTimeout"),
                Arguments.of("4.3 424", Errors.modelError(), "model", "another model"),
                Arguments.of("a proxy", Answers.raw(502, "text/html", "<html>".getBytes()), "unavailable", "later"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("errors")
    void tellsCategoryAndAdvice(String rule, Answer error, String word, String advice) throws Exception {
        bedrock.server().otherwise(error.header("x-amzn-requestid", "req-7"));
        Exchange[] failed = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> failed[0] = ask(MODEL, "My secret question"));
        assertThat(failed[0].getException()).isNotNull();
        assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo(word);
        assertThat(failed[0].getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isNull();
        assertThat(warnings)
                .filteredOn(line -> line.contains("CallFailures"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(word + ", model amazon.nova-lite-v1:0, request id req-7", advice)
                        .doesNotContain("secret"));
    }

    @Test
    void tellsHowLongToWait() throws Exception {
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "7"));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isEqualTo(7000L);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", date));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY, Long.class))
                .isBetween(240_000L, 300_000L);
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "soon"));
        assertThat(ask(MODEL, "Hi").getProperty(RETRY_AFTER_MILLIS_PROPERTY)).isNull();
    }

    @Test
    void tellsTheCategoryOfWhatIsRefusedBeforeTheCall() throws Exception {
        Exchange[] failed = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> failed[0] = ask(MODEL, " "));
        assertThat(failed[0].getException()).isInstanceOf(InvalidTurnException.class);
        assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("validation");
        assertThat(warnings).filteredOn(line -> line.contains("CallFailures")).isEmpty();
        assertThat(bedrock.server().takeRequests()).isEmpty();
    }

    @Test
    void tellsATimeout() throws Exception {
        bedrock.server().otherwise(Answers.text("late").delay(Duration.ofSeconds(30)));
        Exchange failed = ask(MODEL + "?readTimeout=200", "Hi");
        assertThat(failed.getException()).isNotNull();
        assertThat(failed.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("timeout");
    }

    @Test
    void tellsAFailureOfCountTokens() throws Exception {
        bedrock.server().otherwise(Errors.validation("The provided model doesn't support counting tokens."));
        Exchange[] failed = new Exchange[1];
        List<String> warnings = Logged.warnings(() -> failed[0] = ask(MODEL + "?operation=countTokens", "Hi"));
        assertThat(failed[0].getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("validation");
        assertThat(warnings).anyMatch(line -> line.contains("CountTokens does not know this one"));
    }

    @Test
    void forgetsTheFailureWhereARedeliverySucceeds() throws Exception {
        bedrock.server().enqueue(Errors.validation("first").header("Retry-After", "1"));
        bedrock.server().enqueue(Answers.text("Oslo"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:ask").to(MODEL);
            }
        })) {
            Exchange answered = routes.send("Hi", Map.of());
            assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
            assertThat(answered.getProperties())
                    .doesNotContainKeys(ERROR_CATEGORY_PROPERTY, RETRY_AFTER_MILLIS_PROPERTY);
        }
    }

    @Test
    void letsARouteChooseByTheCategory() throws Exception {
        bedrock.server().otherwise(Errors.throttling().header("Retry-After", "3"));
        try (Routes routes = new Routes(bedrock.server()).with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ThrottlingException.class)
                        .handled(true)
                        .setBody(simple("${exchangeProperty.CamelBedrockErrorCategory}"
                                + " ${exchangeProperty.CamelBedrockRetryAfterMillis}"));
                from("direct:ask").to(MODEL);
            }
        })) {
            assertThat(routes.send("Hi").getMessage().getBody()).isEqualTo("throttling 3000");
        }
    }

    private static Exchange ask(String endpoint, Object body) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask(endpoint)) {
            return routes.send(body);
        }
    }
}
