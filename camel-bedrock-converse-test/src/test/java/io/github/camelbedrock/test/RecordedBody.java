/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Puts the recorded request on the wire, whatever the SDK was asked to send. For one thread. */
final class RecordedBody implements ExecutionInterceptor {

    private RecordedExchange current;

    void next(RecordedExchange exchange) {
        current = exchange;
    }

    private byte[] body() {
        return Json.write(current.requestBody());
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder()
                .encodedPath(current.path())
                .putHeader("Content-Length", String.valueOf(body().length))
                .build();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] body = body();
        return Optional.of(RequestBody.fromInputStream(new ByteArrayInputStream(body), body.length));
    }

    @Override
    public Optional<AsyncRequestBody> modifyAsyncHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return Optional.of(AsyncRequestBody.fromBytes(body()));
    }
}
