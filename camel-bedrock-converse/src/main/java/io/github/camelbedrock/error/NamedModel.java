/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Says in the message of the SDK's exceptions which model was asked; the SDK names the request alone. All else stays: the
 * type, {@code awsErrorDetails()} with Bedrock's own message, status, request id, cause and number of attempts.
 */
public final class NamedModel {

    private static final Pattern MODEL_BEHIND = Pattern.compile(" \\(model ([^)]*)\\)$");

    private NamedModel() {}

    /**
     * The failure of a call of that model, without the JDK's wrapping; what is none of the SDK's, or already names the
     * model, stays the same object.
     */
    public static Throwable in(Throwable failure, String model) {
        Throwable inner = Causes.unwrapped(failure);
        return inner instanceof SdkException told ? named(told, " (model " + model + ")") : inner;
    }

    /** The same call, whose failure names the model. */
    public static <T> CompletionStage<T> in(CompletionStage<T> call, String model) {
        return call.exceptionally(failure -> {
            throw new CompletionException(in(failure, model));
        });
    }

    /** The model that the message names since {@link #in}; empty where it names none. */
    public static Optional<String> of(Throwable failure) {
        String said = failure instanceof SdkException told ? told.rawMessage() : null;
        return Optional.ofNullable(said)
                .map(MODEL_BEHIND::matcher)
                .filter(Matcher::find)
                .map(behind -> behind.group(1));
    }

    /** What was said, without what {@link #in} has put behind it; empty for nothing. */
    static String words(Throwable failure) {
        String said = failure instanceof SdkException told ? said(told) : failure.getMessage();
        return said == null ? "" : MODEL_BEHIND.matcher(said).replaceAll("");
    }

    private static SdkException named(SdkException failure, String model) {
        String said = said(failure);
        if (said.contains(model)) {
            return failure;
        }
        SdkException named = failure.toBuilder().message(said + model).build();
        if (named.getClass() != failure.getClass()) {
            return failure; // A class of somebody's own: better without the model than as something else.
        }
        named.setStackTrace(failure.getStackTrace());
        Arrays.stream(failure.getSuppressed()).forEach(named::addSuppressed);
        return named;
    }

    /** What its message begins with. The SDK puts service, status, request id and attempts behind that each time. */
    private static String said(SdkException failure) {
        String raw = failure.rawMessage();
        String message = raw == null ? ofService(failure) : raw;
        if (message != null) {
            return message;
        }
        return failure instanceof SdkServiceException service
                ? "HTTP status " + service.statusCode() + " without a message"
                : "No message";
    }

    private static @Nullable String ofService(SdkException failure) {
        AwsErrorDetails details = failure instanceof AwsServiceException aws ? aws.awsErrorDetails() : null;
        return details == null ? null : details.errorMessage();
    }
}
