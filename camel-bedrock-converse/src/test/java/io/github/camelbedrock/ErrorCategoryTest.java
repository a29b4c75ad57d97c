/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConflictException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** The category of every kind of failure. */
class ErrorCategoryTest {

    /** Rule, failure, word of its category. */
    static Stream<Arguments> failures() {
        return Stream.concat(
                Stream.of(
                        row("F4", ThrottlingException.builder().build(), "throttling"),
                        row("4.3 quota", ServiceQuotaExceededException.builder().build(), "quota"),
                        row("4.3 timeout", ModelTimeoutException.builder().build(), "timeout"),
                        row("4.3 500", InternalServerException.builder().build(), "unavailable"),
                        row("4.3 503", ServiceUnavailableException.builder().build(), "unavailable"),
                        row("F2 not ready", ModelNotReadyException.builder().build(), "unavailable"),
                        row("4.3 424", ModelErrorException.builder().build(), "model"),
                        row(
                                "4.3 424 stream",
                                ModelStreamErrorException.builder().build(),
                                "model"),
                        row("4.3 conflict", ConflictException.builder().build(), "validation"),
                        row("4.3 not found", ResourceNotFoundException.builder().build(), "validation"),
                        row("4.3 no message", ValidationException.builder().build(), "validation"),
                        row("4.3 403", AccessDeniedException.builder().build(), "auth"),
                        row("timeout of the SDK", ApiCallTimeoutException.create(9), "timeout"),
                        row(
                                "timeout of the network",
                                SdkClientException.create("no answer", new SocketTimeoutException("read")),
                                "timeout"),
                        row(
                                "4.3 client",
                                SdkClientException.create("no answer", new ConnectException("refused")),
                                "client"),
                        row("F1", SdkClientException.create("Unable to load credentials from any"), "auth"),
                        row("own", new InvalidTurnException("blank"), "validation"),
                        row("own", new InvalidTurnException("bad", new IOException("no credentials")), "validation"),
                        row("own", new StructuredOutputException("not JSON", "x", List.of()), "model"),
                        row("own", new GuardrailInterventionException("no", "no", Map.of()), "guardrail"),
                        row("unknown", new IllegalStateException("?"), "client"),
                        row(
                                "causes",
                                new CompletionException(new IOException(
                                        ThrottlingException.builder().build())),
                                "throttling")),
                statuses());
    }

    /** What has no class of its own, by its HTTP status. */
    private static Stream<Arguments> statuses() {
        return Map.ofEntries(
                        Map.entry(400, "validation"),
                        Map.entry(401, "auth"),
                        Map.entry(403, "auth"),
                        Map.entry(404, "validation"),
                        Map.entry(408, "timeout"),
                        Map.entry(413, "context_overflow"),
                        Map.entry(418, "validation"),
                        Map.entry(424, "model"),
                        Map.entry(429, "throttling"),
                        Map.entry(500, "unavailable"),
                        Map.entry(502, "unavailable"),
                        Map.entry(504, "timeout"),
                        Map.entry(529, "unavailable"))
                .entrySet()
                .stream()
                .map(status -> row(
                        "status " + status.getKey(),
                        BedrockRuntimeException.builder()
                                .statusCode(status.getKey())
                                .build(),
                        status.getValue()));
    }

    private static Arguments row(String rule, Throwable failure, String word) {
        return Arguments.of(rule, failure, word);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("failures")
    void tellsTheCategoryByTypeAndStatus(String rule, Throwable failure, String word) {
        assertThat(ErrorCategory.of(failure).word()).isEqualTo(word);
    }

    /** Rule, status, message, word of its category. */
    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("DA30", 400, "Input is too long for requested model.", "context_overflow"),
                Arguments.of("DA30", 400, "prompt is too long: 205000 tokens > 200000 maximum", "context_overflow"),
                Arguments.of("DA30", 400, "The maximum number of tokens is 4096", "context_overflow"),
                Arguments.of("DA30", 400, "This exceeds the model's max tokens", "context_overflow"),
                Arguments.of("DA30 wire", 400, "Request too large", "context_overflow"),
                Arguments.of("DA30 media", 400, "image exceeds 5 MB maximum", "context_overflow"),
                Arguments.of("DA30 media", 400, "A maximum of 100 PDF pages may be provided.", "context_overflow"),
                Arguments.of(
                        "F7 Nova",
                        400,
                        "The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds"
                                + " maximum length.",
                        "context_overflow"),
                Arguments.of(
                        "F7 not input", 400, "The maximum tokens you requested exceeds the model limit", "validation"),
                Arguments.of(
                        "F2", 403, "You don't have access to the model with the specified model ID.", "model_access"),
                Arguments.of("F2", 403, "Claude is not supported for inference in your account", "model_access"),
                Arguments.of("F2", 403, "Model access is denied due to aws-marketplace:Subscribe", "model_access"),
                Arguments.of("F2", 404, "Model use case details have not been submitted", "model_access"),
                Arguments.of("F2", 404, "This Model is marked by provider as Legacy", "model_access"),
                Arguments.of("F3", 400, "The provided model identifier is invalid.", "validation"),
                Arguments.of("C12", 403, "your request did not allow prompt caching.", "validation"),
                Arguments.of("F1", 403, "The security token included in the request is expired", "auth"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("messages")
    void tellsTheCategoryByTheMessage(String rule, int status, String message, String word) {
        AwsServiceException untyped = BedrockRuntimeException.builder()
                .statusCode(status)
                .message(message)
                .build();
        AwsServiceException typed = (status == 403 ? AccessDeniedException.builder() : ValidationException.builder())
                .message(message)
                .build();
        assertThat(ErrorCategory.of(untyped).word()).as("by status").isEqualTo(word);
        assertThat(ErrorCategory.of(typed).word()).as("by type").isEqualTo(word);
    }

    @Test
    void endsWhereCausesFormACircle() {
        Exception outer = new Exception("outer");
        outer.initCause(new Exception("inner", outer));
        assertThat(ErrorCategory.of(outer)).isEqualTo(ErrorCategory.CLIENT);
    }

    /** What routes compare with: as good as an API. */
    @Test
    void keepsItsWords() {
        assertThat(Stream.of(ErrorCategory.values()).map(ErrorCategory::word))
                .containsExactly(
                        "auth",
                        "model_access",
                        "throttling",
                        "quota",
                        "validation",
                        "context_overflow",
                        "model",
                        "timeout",
                        "unavailable",
                        "guardrail",
                        "client");
    }
}
