/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Says in the message of a failed connection where it should have led, and of an answer that did not come in time which
 * option would let it wait longer. The SDK does not always: after a refused connection its pool now and then lets the second
 * attempt run into the acquisition timeout, and speaks of a high request rate (seen with netty-nio-client 2.50.2).
 */
final class AddressInFailures implements ExecutionInterceptor {

    private static final String IO_FAILURE = "Unable to execute HTTP request";

    private final Duration readTimeout;

    /**
     * For a client that waits that long for an answer.
     *
     * @param readTimeout zero where it waits for ever
     */
    AddressInFailures(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (failure.getClass() != SdkClientException.class
                || failure.getMessage() == null
                || !failure.getMessage().startsWith(IO_FAILURE)) {
            return failure;
        }
        return context.httpRequest()
                .<Throwable>map(request -> explained(address(request), failure))
                .orElse(failure);
    }

    private SdkClientException explained(String address, Throwable failure) {
        String noAnswer = "No answer from " + address;
        if (readTimeout.isZero() || !ReadTimeouts.isReadTimeout(failure)) {
            return SdkClientException.create(noAnswer + ": " + failure.getMessage(), failure);
        }
        TimeoutException silence = new TimeoutException("nothing came for " + readTimeout.toMillis() + " ms");
        silence.initCause(failure);
        return SdkClientException.create(
                noAnswer + " within " + readTimeout.toMillis() + " ms (option readTimeout): " + failure.getMessage(),
                silence);
    }

    private static String address(SdkHttpRequest request) {
        return request.protocol() + "://" + request.host() + ":" + request.port();
    }
}
