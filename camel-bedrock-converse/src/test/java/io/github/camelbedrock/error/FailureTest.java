/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.InvalidTurnException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** What a failure tells beside its category. */
class FailureTest {

    /** Rule, status, Bedrock's text, word of the category, what the advice names. */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "F3",
                        400,
                        "Invocation of model ID x with on-demand throughput isn’t supported. Retry your request with the"
                                + " ID or ARN of an inference profile",
                        "inferenceProfilePrefix (auto"),
                Arguments.of("F3", 400, "The provided model identifier is invalid.", "region that is called"),
                Arguments.of(
                        "F3", 404, "Could not resolve the foundation model from the provided", "Check the model id"),
                Arguments.of(
                        "F2", 403, "You don't have access to the model with the specified model ID.", "Model access"),
                Arguments.of("F2", 404, "Model use case details have not been submitted for this account.", "form"),
                Arguments.of("F2", 403, "not authorized to perform the aws-marketplace:Subscribe", "subscribe"),
                Arguments.of("F2", 404, "This Model is marked by provider as Legacy and", "newer model"),
                Arguments.of("F1", 403, "User: x is not authorized to perform: bedrock:InvokeModel", "IAM policy"),
                Arguments.of("F1", 403, "The security token included in the request is expired", "renew"),
                Arguments.of("F1", 403, "The security token included in the request is invalid.", "accessKey"),
                Arguments.of("F1", 403, "Signature expired: 1 is now earlier than 2", "clock"),
                Arguments.of("F4", 429, "Too many requests, please wait before trying again.", "redelivery"),
                Arguments.of("F4", 429, "Too many tokens per day, please wait", "quota"),
                Arguments.of("F7", 400, "Input is too long for requested model.", "tool results"),
                Arguments.of("F7", 400, "input length and `max_tokens` exceed context limit: 1 + 2 > 2", "maxTokens"),
                Arguments.of("DA30 media", 400, "messages.0: image exceeds 5 MB maximum", "smaller images"),
                Arguments.of(
                        "F17",
                        400,
                        "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\" and"
                                + " \"output_config.effort\" to control thinking behavior.",
                        "thinking to adaptive"),
                Arguments.of("F18", 400, "adaptive thinking is not supported on this model", "number of tokens"),
                Arguments.of(
                        "F18",
                        400,
                        "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags:"
                                + " 'disabled', 'enabled'",
                        "number of tokens"),
                Arguments.of("F19", 400, "thinking.enabled.budget_tokens: must be at least 1024", "1024"),
                Arguments.of("F25", 403, "your request did not allow prompt caching.", "cacheSystem"),
                Arguments.of(
                        "C7", 400, "messages.0.content.1: cachePoint cannot be inserted after document", "document"),
                Arguments.of("C13", 400, "A maximum of 4 blocks with cache_control may be provided. Found 5.", "four"),
                Arguments.of(
                        "T2",
                        400,
                        "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
                        "toolConfig"),
                Arguments.of(
                        "M9",
                        400,
                        "Expected toolResult blocks at messages.2.content for the following Ids",
                        "every tool call"),
                Arguments.of("F25", 400, "This model doesn't support tool use.", "tools"),
                Arguments.of(
                        "F25", 400, "This model doesn't support the toolConfig.toolChoice.any field.", "toolChoice"),
                Arguments.of(
                        "M20", 400, "This model doesn't support the video content block that you provided.", "media"),
                Arguments.of("M19", 400, "This model doesn't support the s3Uri field. Remove s3Uri and", "bytes"),
                Arguments.of("K4", 400, "The provided model doesn't support counting tokens.", "CountTokens"),
                Arguments.of("M24", 400, "A conversation must start with a user message.", "user turn"),
                Arguments.of("O3", 400, "#: extraneous key [top_k] is not permitted", "additionalModelRequestFields"),
                Arguments.of("other", 400, "Something new", "the message names"),
                Arguments.of("other", 500, "Something new", "later"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("texts")
    void saysWhatToDo(String rule, int status, String text, String advice) {
        Failure failure = Failure.of(BedrockRuntimeException.builder()
                .statusCode(status)
                .message(text)
                .build());
        assertThat(failure.advice()).contains(advice).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void hasAdviceForEveryCategory(ErrorCategory category) {
        assertThat(Advice.of(category, new IllegalStateException(), CallFacts.NONE))
                .isNotBlank()
                .endsWith(".");
    }

    @Test
    void leavesWordsOfOurOwnMessagesAlone() {
        assertThat(Failure.of(new InvalidTurnException("cachePoint at the wrong place"))
                        .advice())
                .isEqualTo(Advice.of(ErrorCategory.VALIDATION, new IllegalStateException(), CallFacts.NONE));
    }

    @Test
    void namesTheOptionsWhereThereAreNoCredentials() {
        Failure failure = Failure.of(SdkClientException.create("Unable to load credentials from any of the providers"));
        assertThat(failure.category()).isEqualTo(ErrorCategory.AUTH);
        assertThat(failure.advice()).contains("profileCredentialsName", "AWS_BEARER_TOKEN_BEDROCK");
        assertThat(failure.requestId()).isNull();
    }

    /** Rule, header, milliseconds; the date is read at 2026-11-21T10:00:00Z. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "seconds      | 7                              | 7000",
                "none at all  | 0                              | 0",
                "with blanks  | ' 30 '                         | 30000",
                "date         | Sat, 21 Nov 2026 10:00:05 GMT  | 5000",
                "date is over | Sat, 21 Nov 2026 09:00:00 GMT  | 0",
                "negative     | -1                             | none",
                "part         | 1.5                            | none",
                "too long     | 99999999999999999999           | 86400000",
                "years        | 999999999                      | 86400000",
                "far date     | Sat, 21 Nov 2099 10:00:00 GMT  | 86400000",
                "words        | soon                           | none",
                "empty        | ''                             | none"
            })
    void readsRetryAfter(String rule, String header, @Nullable Long millis) {
        assertThat(RetryAfter.millis(header, Instant.parse("2026-11-21T10:00:00Z")))
                .isEqualTo(millis);
    }

    @Test
    void findsRetryAfterOfACause() {
        Failure failure = Failure.of(new RuntimeException(throttled("Retry-After", "7")));
        assertThat(failure.retryAfterMillis()).isEqualTo(7000);
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(Failure.of(throttled("retry-after", "2")).retryAfterMillis()).isEqualTo(2000);
        assertThat(Failure.of(throttled("Date", "2")).retryAfterMillis()).isNull();
    }

    @Test
    void livesWithoutDetails() {
        Failure failure = Failure.of(ThrottlingException.builder().build());
        assertThat(failure.retryAfterMillis()).isNull();
        assertThat(failure.category()).isEqualTo(ErrorCategory.THROTTLING);
        assertThat(Failure.of(ThrottlingException.builder()
                                .awsErrorDetails(AwsErrorDetails.builder().build())
                                .build())
                        .retryAfterMillis())
                .isNull();
    }

    @Test
    void readsAnyTextFast() {
        String text = "cachepoint thinking ".repeat(50_000);
        Instant before = Instant.now();
        assertThat(Failure.of(BedrockRuntimeException.builder().message(text).build())
                        .advice())
                .isNotBlank();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    private static Throwable throttled(String header, String value) {
        return ThrottlingException.builder()
                .requestId("req-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(429)
                                .putHeader(header, value)
                                .build())
                        .build())
                .build();
    }
}
