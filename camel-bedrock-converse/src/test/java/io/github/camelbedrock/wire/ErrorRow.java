/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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

/**
 * A failure of Bedrock's, or of what stands before it, and all that the route is told of it.
 *
 * @param name the rule, or what it is
 * @param answer what every request is answered
 * @param type the exception that the route gets
 * @param category the word of its category
 * @param requests how often the SDK asks
 * @param advice words of the log line
 */
record ErrorRow(
        String name, Answer answer, Class<? extends Throwable> type, String category, int requests, String advice) {

    private static final String HTML = "<html><body>Not here</body></html>";

    /** Before there is an answer. Types and numbers of attempts: observed with the SDK 2.50.2, its mode standard. */
    static List<ErrorRow> beforeTheAnswer() {
        return Stream.of(typed(), untyped(), foreign()).flatMap(List::stream).toList();
    }

    private static List<ErrorRow> typed() {
        return List.of(
                row("F4", Errors.throttling(), ThrottlingException.class, "throttling", 3, "redelivery"),
                row("F2 not ready", Errors.modelNotReady(), ModelNotReadyException.class, "unavailable", 3, "later"),
                row("4.3 500", Errors.internalServer(), InternalServerException.class, "unavailable", 3, "later"),
                row(
                        "4.3 503",
                        Errors.serviceUnavailable(),
                        ServiceUnavailableException.class,
                        "unavailable",
                        3,
                        "later"),
                row(
                        "4.3 quota",
                        Errors.serviceQuotaExceeded(),
                        ServiceQuotaExceededException.class,
                        "quota",
                        1,
                        "Service Quotas"),
                row("4.3 400", Errors.validation("no"), ValidationException.class, "validation", 1, "message names"),
                row(
                        "F7",
                        Errors.validation("Input is too long"),
                        ValidationException.class,
                        "context_overflow",
                        1,
                        "maxInputTokens"),
                row(
                        "F3 on demand",
                        Errors.validation("Invocation with on-demand throughput isn't supported"),
                        ValidationException.class,
                        "validation",
                        1,
                        "In eu-central-1 it may be served as eu.amazon.nova-lite-v1:0 or global."),
                row(
                        "F3 identifier",
                        Errors.validation("The provided model identifier is invalid."),
                        ValidationException.class,
                        "validation",
                        1,
                        "that eu-central-1 offers the model"),
                row(
                        "F2",
                        Errors.accessDenied(),
                        AccessDeniedException.class,
                        "model_access",
                        1,
                        "access to amazon.nova-lite-v1:0 in eu-central-1: Amazon Bedrock console, Model access"),
                row(
                        "4.3 403",
                        Errors.of(
                                403,
                                "AccessDeniedException",
                                "User x is not authorized to perform: bedrock:InvokeModel"),
                        AccessDeniedException.class,
                        "auth",
                        1,
                        "IAM policy"),
                row(
                        "F3 not found",
                        Errors.resourceNotFound(),
                        ResourceNotFoundException.class,
                        "validation",
                        1,
                        "Check the model id"),
                row("4.3 409", Errors.conflict(), ConflictException.class, "validation", 1, "message names"),
                row("4.3 408", Errors.modelTimeout(), ModelTimeoutException.class, "timeout", 1, "readTimeout"),
                row("4.3 424", Errors.modelError(), ModelErrorException.class, "model", 1, "another model"),
                row(
                        "4.3 424 stream",
                        Errors.modelStreamError(),
                        ModelStreamErrorException.class,
                        "model",
                        1,
                        "another model"));
    }

    private static List<ErrorRow> untyped() {
        return List.of(
                other(
                        "F1",
                        Errors.of(403, "ExpiredTokenException", "The security token is expired"),
                        "auth",
                        1,
                        "renew"),
                other("F1 signature", Errors.of(403, "InvalidSignatureException", "Bad"), "auth", 1, "credentials"),
                other("other 400", Errors.of(400, "SomethingNewException", "New."), "validation", 1, "message names"),
                other("other 401", Errors.of(401, "SomethingNewException", "New."), "auth", 1, "credentials"),
                other("other 404", Errors.of(404, "UnknownOperationException", "?"), "validation", 1, "message names"),
                other("other 424", Errors.of(424, "SomethingNewException", "New."), "model", 1, "another model"),
                other("other 429", Errors.of(429, "SomethingNewException", "New."), "throttling", 3, "redelivery"),
                other(
                        "throttled by its code",
                        Errors.of(400, "TooManyRequestsException", "Slow down."),
                        "throttling",
                        3,
                        "redelivery"),
                other("other 500", Errors.of(500, "SomethingNewException", "New."), "unavailable", 3, "later"));
    }

    /** What proxies and gateways say. */
    private static List<ErrorRow> foreign() {
        return List.of(
                html(302, "client", 1),
                html(400, "validation", 1),
                html(401, "auth", 1),
                html(403, "auth", 1),
                html(404, "validation", 1),
                html(407, "client", 1),
                html(408, "timeout", 1),
                html(413, "context_overflow", 1),
                html(424, "model", 1),
                html(429, "throttling", 3),
                html(500, "unavailable", 3),
                html(502, "unavailable", 3),
                html(503, "unavailable", 3),
                html(504, "timeout", 3),
                empty(403, "auth", 1),
                empty(413, "context_overflow", 1),
                empty(502, "unavailable", 3),
                empty(529, "unavailable", 1));
    }

    /** Within a stream that has begun: the SDK must not ask anew. */
    static List<ErrorRow> withinTheStream() {
        return List.of(
                within(Fault.throttling(), ThrottlingException.class, "throttling", "redelivery"),
                within("internalServer", InternalServerException.class, "unavailable", "later"),
                within("serviceUnavailable", ServiceUnavailableException.class, "unavailable", "later"),
                within("modelStreamError", ModelStreamErrorException.class, "model", "another model"),
                within("validation", ValidationException.class, "validation", "message names"),
                within("modelTimeout", BedrockRuntimeException.class, "timeout", "readTimeout"),
                within("somethingNew", BedrockRuntimeException.class, "unavailable", "later"),
                within(Fault.error("InternalFailure", "Oops"), BedrockRuntimeException.class, "unavailable", "later"));
    }

    private static ErrorRow within(String type, Class<? extends Throwable> expected, String category, String advice) {
        return within(Fault.exception(type + "Exception", "It has failed."), expected, category, advice);
    }

    private static ErrorRow within(Fault fault, Class<? extends Throwable> type, String category, String advice) {
        Answer answer = Answers.text("The ", "answer.").failAfter(3, fault);
        return row("within: " + fault, answer, type, category, 1, advice);
    }

    private static ErrorRow html(int status, String category, int requests) {
        Answer answer = Answers.raw(status, "text/html", HTML.getBytes(StandardCharsets.UTF_8));
        return other("HTML " + status, answer, category, requests, "proxy or gateway");
    }

    private static ErrorRow empty(int status, String category, int requests) {
        return other("empty " + status, Answers.raw(status, "", new byte[0]), category, requests, "proxy or gateway");
    }

    private static ErrorRow other(String name, Answer answer, String category, int requests, String advice) {
        return row(name, answer, BedrockRuntimeException.class, category, requests, advice);
    }

    private static ErrorRow row(
            String name, Answer answer, Class<? extends Throwable> type, String category, int requests, String advice) {
        return new ErrorRow(name, answer, type, category, requests, advice);
    }

    /** By which the server, the log and the test know the row; the AWS request id of its answers. */
    String id() {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public String toString() {
        return name;
    }
}
