/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.ErrorCategory;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** The model in the messages of the SDK's exceptions, which stay what they are. */
class NamedModelTest {

    private static final String MODEL = "eu.amazon.nova-lite-v1:0";

    static Stream<AwsServiceException.Builder> ofBedrock() {
        return Stream.of(
                ThrottlingException.builder(),
                AccessDeniedException.builder(),
                ValidationException.builder(),
                ModelErrorException.builder().originalStatusCode(503).resourceName("r"),
                ModelStreamErrorException.builder().originalStatusCode(503).originalMessage("o"),
                BedrockRuntimeException.builder());
    }

    @ParameterizedTest
    @MethodSource("ofBedrock")
    void keepsAllElse(AwsServiceException.Builder builder) {
        IOException cause = new IOException();
        AwsServiceException told = builder.awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("BedrockRuntime")
                        .errorCode("SomeException")
                        .errorMessage("Too many requests.")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(429)
                                .putHeader("Retry-After", "7")
                                .build())
                        .build())
                .statusCode(429)
                .requestId("req-1")
                .extendedRequestId("ext-1")
                .numAttempts(3)
                .cause(cause)
                .build();
        told.addSuppressed(new IllegalStateException("beside it"));
        AwsServiceException named = (AwsServiceException) NamedModel.in(new CompletionException(told), MODEL);
        assertThat(named).isExactlyInstanceOf(told.getClass()).hasCause(cause);
        assertThat(named.getMessage())
                .isEqualTo(
                        "Too many requests. (model eu.amazon.nova-lite-v1:0) (Service: BedrockRuntime, Status Code: 429,"
                                + " Request ID: req-1, Extended Request ID: ext-1) (SDK Attempt Count: 3)");
        assertThat(named)
                .usingRecursiveComparison()
                .ignoringFields("message", "detailMessage", "suppressedExceptions")
                .isEqualTo(told);
        assertThat(named.awsErrorDetails()).isSameAs(told.awsErrorDetails());
        assertThat(named.getStackTrace()).isEqualTo(told.getStackTrace());
        assertThat(named.getSuppressed()).isEqualTo(told.getSuppressed());
        assertThat(Failure.of(named).retryAfterMillis()).isEqualTo(7000);
        assertThat(NamedModel.of(named)).contains(MODEL);
    }

    @ParameterizedTest
    @MethodSource("ofBedrock")
    void livesWithoutDetails(AwsServiceException.Builder builder) {
        AwsServiceException bare = builder.statusCode(502).build();
        assertThat(NamedModel.in(bare, MODEL))
                .isExactlyInstanceOf(bare.getClass())
                .hasMessage("HTTP status 502 without a message (model " + MODEL + ")");
        AwsServiceException empty =
                builder.awsErrorDetails(AwsErrorDetails.builder().build()).build();
        assertThat(NamedModel.in(empty, MODEL)).hasMessageStartingWith("HTTP status 502 without a message (model ");
        AwsServiceException said = builder.awsErrorDetails(null).message("No.").build();
        assertThat(NamedModel.in(said, MODEL)).hasMessage("No. (model " + MODEL + ")");
    }

    static Stream<SdkException> ofTheClient() {
        IOException cause = new IOException();
        return Stream.of(
                SdkClientException.builder()
                        .message("No answer")
                        .cause(cause)
                        .numAttempts(2)
                        .build(),
                ApiCallTimeoutException.builder()
                        .message("No answer")
                        .cause(cause)
                        .numAttempts(2)
                        .build(),
                AbortedException.builder()
                        .message("No answer")
                        .cause(cause)
                        .numAttempts(2)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("ofTheClient")
    void namesItInFailuresOfTheClient(SdkException failure) {
        Throwable named = NamedModel.in(failure, MODEL);
        assertThat(named)
                .isExactlyInstanceOf(failure.getClass())
                .hasMessage("No answer (model " + MODEL + ") (SDK Attempt Count: 2)")
                .hasCause(failure.getCause());
        assertThat(NamedModel.in(named, MODEL)).isSameAs(named);
    }

    @Test
    void leavesOthersAlone() {
        Throwable other = new IllegalStateException("closed");
        assertThat(NamedModel.in(other, MODEL)).isSameAs(other);
        assertThat(NamedModel.of(other)).isEmpty();
        SdkClientException ofTheirs = new OfTheirs();
        assertThat(NamedModel.in(ofTheirs, MODEL)).isSameAs(ofTheirs);
    }

    /** A class that the SDK's builder does not know. */
    private static final class OfTheirs extends SdkClientException {

        private static final long serialVersionUID = 1L;

        OfTheirs() {
            super(SdkClientException.builder().message("theirs"));
        }
    }

    /** Names hold words that Bedrock's texts hold, too. */
    @ParameterizedTest
    @ValueSource(strings = {"adaptive.thinking-not-supported", "cachepoint", "s3uri", "credentials", "aws-marketplace"})
    void takesNoModelForAText(String model) {
        String quoted = "The model " + model + " cannot do this.";
        CallFacts call = new CallFacts() {
            @Override
            public String model() {
                return model;
            }
        };
        for (Throwable failure : new Throwable[] {
            NamedModel.in(
                    ValidationException.builder()
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorMessage("Something new.")
                                    .build())
                            .build(),
                    model),
            NamedModel.in(
                    ValidationException.builder().message("Something new.").build(), model)
        }) {
            assertThat(Failure.of(failure).category()).isEqualTo(ErrorCategory.VALIDATION);
            assertThat(Failure.of(failure).advice()).contains("change what the message names");
        }
        assertThat(Failure.of(NamedModel.in(SdkClientException.create("No answer"), model))
                        .category())
                .isEqualTo(ErrorCategory.CLIENT);
        Throwable quoting = ValidationException.builder().message(quoted).build();
        assertThat(Failure.of(quoting, call).advice()).contains("change what the message names");
    }
}
