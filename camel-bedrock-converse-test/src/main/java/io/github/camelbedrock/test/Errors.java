/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bedrock's errors, each with its real HTTP status and type (service model of Bedrock Runtime, read 2026-08). */
public final class Errors {

    private Errors() {}

    /** 429: too many requests or tokens. */
    public static Answer throttling() {
        return of(429, "ThrottlingException", "Too many requests, please wait before trying again.");
    }

    /** 429: the model is being loaded. */
    public static Answer modelNotReady() {
        return of(429, "ModelNotReadyException", "Model is not ready for inference. Wait and try your request again.");
    }

    /** 500. */
    public static Answer internalServer() {
        return of(500, "InternalServerException", "The system encountered an unexpected error during processing.");
    }

    /** 503. */
    public static Answer serviceUnavailable() {
        return of(503, "ServiceUnavailableException", "Bedrock is unable to process your request.");
    }

    /** 400 with that message. */
    public static Answer validation(String message) {
        return of(400, "ValidationException", message);
    }

    /** 400: the account's quota is used up. */
    public static Answer serviceQuotaExceeded() {
        return of(400, "ServiceQuotaExceededException", "Your request exceeds the service quota for your account.");
    }

    /** 403: the account has no access to the model. */
    public static Answer accessDenied() {
        return of(403, "AccessDeniedException", "You don't have access to the model with the specified model ID.");
    }

    /** 404: there is no such model. */
    public static Answer resourceNotFound() {
        return of(
                404,
                "ResourceNotFoundException",
                "Could not resolve the foundation model from the provided model identifier.");
    }

    /** 400: the state of the resource does not allow the call. */
    public static Answer conflict() {
        return of(400, "ConflictException", "Error occurred because of a conflict while performing an operation.");
    }

    /** 408: the model took too long. */
    public static Answer modelTimeout() {
        return of(
                408, "ModelTimeoutException", "Model has timed out in processing the request. Try your request again.");
    }

    /** 424: the model failed. */
    public static Answer modelError() {
        return modelError("ModelErrorException");
    }

    /** 424: the model failed before it began to stream. */
    public static Answer modelStreamError() {
        return modelError("ModelStreamErrorException");
    }

    /** Any error. */
    public static Answer of(int status, String type, String message) {
        return new Answer(new Content.Failure(status, type, Json.object().put("message", message)));
    }

    private static Answer modelError(String type) {
        ObjectNode body = Json.object()
                .put("message", "The system encountered an unexpected error during processing. Try your request again.")
                .put("originalStatusCode", 500);
        return new Answer(new Content.Failure(424, type, body));
    }
}
