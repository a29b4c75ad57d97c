/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.IncompleteStreamException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
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
        return of(failure, CallFacts.NONE);
    }

    /** Reads the failure of a call of which something is known. */
    public static Failure of(Throwable failure, CallFacts call) {
        ErrorCategory category = ErrorCategory.of(failure);
        String advice = Advice.of(category, failure, call);
        SdkServiceException service = service(failure);
        return new Failure(category, retryAfter(service), requestId(service, failure), advice);
    }

    /** Whether Bedrock, the AWS SDK or the way between them has failed, and not what was asked for or came of it. */
    public static boolean isOfCall(Throwable failure) {
        return failure instanceof IncompleteStreamException
                || (!(failure instanceof BedrockConverseException)
                        && Causes.of(failure).anyMatch(SdkException.class::isInstance));
    }

    private static @Nullable String requestId(@Nullable SdkServiceException service, Throwable failure) {
        if (service != null) {
            return service.requestId();
        }
        return failure instanceof IncompleteStreamException incomplete ? incomplete.requestId() : null;
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
        return RetryAfter.of(details.sdkHttpResponse(), Instant.now());
    }
}
