/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ConflictException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/**
 * What kind of failure a call ended with, as far as it decides what to do next. A route finds the {@link #word()} in the
 * exchange property {@link BedrockConverseConstants#ERROR_CATEGORY_PROPERTY}.
 */
public enum ErrorCategory {
    /** AWS does not know who calls, or does not allow it to call: keys, token, signature, IAM policy. */
    AUTH,
    /** The account has no access to the model. */
    MODEL_ACCESS,
    /** Too many requests or tokens at the moment; later is better. */
    THROTTLING,
    /** A quota of the account is used up. */
    QUOTA,
    /** The request is wrong, found before the call or by Bedrock; the same request fails again. */
    VALIDATION,
    /** The request is too large for the model or for Bedrock; a shorter one may pass. */
    CONTEXT_OVERFLOW,
    /** The model failed, or its answer is not what was asked for. */
    MODEL,
    /** No answer in time. */
    TIMEOUT,
    /** Bedrock or the model cannot serve at the moment; later is better. */
    UNAVAILABLE,
    /** A guardrail intervened, and the endpoint says that this is a failure. */
    GUARDRAIL,
    /** Something on this side: network, address, settings of the client, or anything unknown. */
    CLIENT;

    private static final int REFUSALS = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int FAILED_DEPENDENCY = 424;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int GATEWAY_TIMEOUT = 504;

    /**
     * Bedrock has no type of its own for a request that is too large; the message tells (docker-agent, pkg/modelerrors,
     * 2026; Nova's "Number of input tokens exceeds maximum length" as recorded by ruby_llm).
     */
    private static final List<String> TOO_LONG = List.of(
            "input is too long",
            "prompt is too long",
            "maximum number of tokens",
            "exceeds the model's max token",
            "number of input tokens exceeds",
            "input tokens exceeded",
            "exceed context limit",
            "maximum context length",
            "too many input tokens",
            "request too large",
            "request body is too large",
            // strands-agents/harness-sdk #1663, 2026-02.
            "too many total text bytes",
            // The Bedrock texts that pkdone/paul-genai-test-tools-ts knows.
            "malformed input request: expected maxlength",
            // Models of other houses, after the overflow patterns of pi-ai.
            "maximum prompt length",
            "exceeds the context window",
            "context length exceeded",
            "reduce the length of the",
            "image exceeds",
            "image dimensions exceed",
            "too many images and documents",
            "pdf pages");

    /**
     * Words of refusals that mean the model and not the caller (OneLLM, bedrock provider, 2026-07; for models called legacy
     * aws-samples/amazon-bedrock-workshop #386, 2026-03).
     */
    private static final List<String> NO_MODEL_ACCESS = List.of(
            "access to the model",
            "model access",
            "not supported for inference in your account",
            "use case details",
            "aws-marketplace:",
            "marked by provider as legacy");

    /** Within a stream it has no class: ConverseStream's model does not know it there. */
    private static final String TIMEOUT_CODE = "ModelTimeoutException";

    /** As {@code error.NamedModel} writes it. */
    private static final Pattern MODEL_BEHIND = Pattern.compile(" \\(model [^)]*\\)");

    /** The word of the exchange property, such as model_access. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category of the failure; the first of its causes that tells one decides, and {@link #CLIENT} where none does. */
    public static ErrorCategory of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            ErrorCategory told = told(cause);
            if (told != null) {
                return told;
            }
        }
        boolean incomplete = seen.stream().anyMatch(IncompleteStreamException.class::isInstance);
        return incomplete ? UNAVAILABLE : CLIENT;
    }

    private static @Nullable ErrorCategory told(Throwable cause) {
        if (cause instanceof InvalidTurnException) {
            return VALIDATION;
        }
        if (cause instanceof CallLimitException) {
            return THROTTLING;
        }
        if (cause instanceof GuardrailInterventionException) {
            return GUARDRAIL;
        }
        if (cause instanceof StructuredOutputException) {
            return MODEL;
        }
        if (cause instanceof ToolLoopException) {
            return cause.getCause() == null ? MODEL : null; // It comes to no end, or a tool has failed.
        }
        // Netty's, the JDK's and the SDK's share no type, but all are called so: ReadTimeoutException,
        // SocketTimeoutException, ApiCallTimeoutException, and Bedrock's ModelTimeoutException.
        if (cause.getClass().getSimpleName().endsWith("TimeoutException")) {
            return TIMEOUT;
        }
        if (cause instanceof SdkServiceException service) {
            return served(service);
        }
        // Our own words name the model, whose name may hold any word.
        boolean foreign = !(cause instanceof BedrockConverseException);
        return foreign && lowerCase(cause).contains("credentials") ? AUTH : null;
    }

    /** Types and their HTTP status: service model of Bedrock Runtime, aws-sdk-java-v2 2.50.2. */
    private static ErrorCategory served(SdkServiceException failure) {
        if (failure instanceof ThrottlingException) {
            return THROTTLING;
        }
        if (failure instanceof ServiceQuotaExceededException) {
            return QUOTA;
        }
        if (failure instanceof ModelErrorException || failure instanceof ModelStreamErrorException) {
            return MODEL;
        }
        if (failure instanceof InternalServerException
                || failure instanceof ServiceUnavailableException
                || failure instanceof ModelNotReadyException) {
            return UNAVAILABLE;
        }
        if (failure instanceof AccessDeniedException) {
            return refused(lowerCase(failure));
        }
        if (failure instanceof ValidationException
                || failure instanceof ResourceNotFoundException
                || failure instanceof ConflictException) {
            return rejected(lowerCase(failure));
        }
        return byStatus(failure);
    }

    /** What has no class of its own: errors of every AWS service, such as ExpiredTokenException, and those of proxies. */
    private static ErrorCategory byStatus(SdkServiceException failure) {
        int status = failure.statusCode();
        if (status < REFUSALS || status == PROXY_AUTHENTICATION) {
            return failure.isThrottlingException()
                    ? THROTTLING
                    : CLIENT; // Not Bedrock speaks, but what stands before it.
        }
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> refused(lowerCase(failure));
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> TIMEOUT;
            case TOO_LARGE -> CONTEXT_OVERFLOW;
            case FAILED_DEPENDENCY -> MODEL;
            case TOO_MANY_REQUESTS -> THROTTLING;
            default -> other(failure);
        };
    }

    private static ErrorCategory other(SdkServiceException failure) {
        if (failure.isThrottlingException()) {
            return THROTTLING; // By its code, such as TooManyRequestsException.
        }
        if (failure instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && TIMEOUT_CODE.equalsIgnoreCase(aws.awsErrorDetails().errorCode())) {
            return TIMEOUT;
        }
        return failure.statusCode() >= SERVER_ERRORS ? UNAVAILABLE : rejected(lowerCase(failure));
    }

    private static ErrorCategory refused(String message) {
        if (holdsAny(message, NO_MODEL_ACCESS)) {
            return MODEL_ACCESS;
        }
        // Bedrock answers 403 to a cache point that the model does not know (BerriAI/litellm #39210, 2026-09).
        return message.contains("prompt caching") ? VALIDATION : AUTH;
    }

    private static ErrorCategory rejected(String message) {
        if (holdsAny(message, TOO_LONG)) {
            return CONTEXT_OVERFLOW;
        }
        return holdsAny(message, NO_MODEL_ACCESS) ? MODEL_ACCESS : VALIDATION;
    }

    private static boolean holdsAny(String message, List<String> words) {
        return words.stream().anyMatch(message::contains);
    }

    /** What Bedrock or the SDK says. The model's name, which the component puts behind it, may hold any word. */
    private static String lowerCase(Throwable failure) {
        String said = failure.getMessage();
        if (failure instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorMessage() != null) {
            said = aws.awsErrorDetails().errorMessage();
        }
        return said == null ? "" : MODEL_BEHIND.matcher(said).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
