/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import io.github.camelbedrock.ErrorCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What a failed call tells.
 *
 * @param category what kind of failure it is
 * @param retryAfterMillis how long Bedrock asks to wait, in milliseconds from now; null where it says nothing
 * @param requestId the AWS request id; null where the failure is none of AWS's
 * @param advice what to do about it, in one or two sentences; holds nothing of request or message
 */
public record Failure(
        ErrorCategory category, @Nullable Long retryAfterMillis, @Nullable String requestId, String advice) {

    /** Reads a failure; its causes are looked at, too. */
    public static Failure of(Throwable failure) {
        ErrorCategory category = ErrorCategory.of(failure);
        String advice = Advice.of(category, failure);
        SdkServiceException service = service(failure);
        return new Failure(category, retryAfter(service), service == null ? null : service.requestId(), advice);
    }

    private static @Nullable SdkServiceException service(Throwable failure) {
        return (SdkServiceException) Causes.of(failure)
                .filter(SdkServiceException.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long retryAfter(@Nullable SdkServiceException service) {
        AwsErrorDetails details = service instanceof AwsServiceException aws ? aws.awsErrorDetails() : null;
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .map(value -> RetryAfter.millis(value, Instant.now()))
                .orElse(null);
    }
}
