/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** Requests as the SDK hands them to an HTTP client; it has no way to copy one (2.50.2). */
final class HttpRequests {

    private HttpRequests() {}

    /** The same request with another body and another handler of its answer. */
    static AsyncExecuteRequest with(
            AsyncExecuteRequest request, SdkHttpContentPublisher body, SdkAsyncHttpResponseHandler handler) {
        AsyncExecuteRequest.Builder copy = AsyncExecuteRequest.builder()
                .request(request.request())
                .requestContentPublisher(body)
                .responseHandler(handler)
                .fullDuplex(request.fullDuplex())
                .httpExecutionAttributes(request.httpExecutionAttributes());
        request.metricCollector().ifPresent(copy::metricCollector);
        return copy.build();
    }
}
