/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Says in the message of a failed connection where it should have led. The SDK does not always: after a refused
 * connection its pool now and then lets the second attempt run into the acquisition timeout, and speaks of a high request
 * rate (seen with netty-nio-client 2.50.2).
 */
final class AddressInFailures implements ExecutionInterceptor {

    private static final String IO_FAILURE = "Unable to execute HTTP request";

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (failure.getClass() != SdkClientException.class
                || failure.getMessage() == null
                || !failure.getMessage().startsWith(IO_FAILURE)) {
            return failure;
        }
        return context.httpRequest()
                .<Throwable>map(request -> SdkClientException.create(
                        "No answer from " + address(request) + ": " + failure.getMessage(), failure))
                .orElse(failure);
    }

    private static String address(SdkHttpRequest request) {
        return request.protocol() + "://" + request.host() + ":" + request.port();
    }
}
