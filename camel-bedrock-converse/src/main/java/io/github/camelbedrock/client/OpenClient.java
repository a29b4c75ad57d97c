/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import org.jspecify.annotations.Nullable;

/**
 * A client that is open, in words without a secret.
 *
 * @param region that it calls
 * @param endpoint the address that is called in the place of Bedrock's own, or null
 * @param credentials where they come from
 * @param httpClient netty or crt
 * @param protocol HTTP1_1 or HTTP2
 * @param streams whether it is the one for streams
 * @param maxConcurrency how many calls may be in flight
 * @param inFlight how many are
 * @param waiting how many wait for a place
 */
public record OpenClient(
        String region,
        @Nullable String endpoint,
        String credentials,
        String httpClient,
        String protocol,
        boolean streams,
        int maxConcurrency,
        int inFlight,
        int waiting) {

    static OpenClient of(ClientKey key, CallLimit limit) {
        return new OpenClient(
                key.region().id(),
                key.endpoint() == null ? null : key.endpoint().toString(),
                key.credentials().toString(),
                key.http().crt() ? "crt" : "netty",
                key.http().protocol().toString(),
                key.http().readTimeout().isZero(),
                key.http().maxConcurrency(),
                limit.inFlight(),
                limit.waiting());
    }
}
