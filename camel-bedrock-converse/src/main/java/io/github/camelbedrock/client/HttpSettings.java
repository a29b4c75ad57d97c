/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.HttpOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Protocol;

/**
 * How a server is reached, by value.
 *
 * @param crt whether by the AWS Common Runtime instead of Netty
 * @param readTimeout zero where silence is watched by others
 * @param callTimeout zero where a call may take as long as it does
 * @param negotiates whether client and server must agree on HTTP/2 when they connect; over plain http they cannot
 */
record HttpSettings(
        boolean crt,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        int maxConcurrency,
        Protocol protocol,
        boolean negotiates,
        @Nullable ProxySettings proxy,
        boolean trustsAll) {

    /** STS answers at once, or there is something wrong. */
    private static final Duration READ_TIMEOUT_OF_STS = Duration.ofSeconds(20);

    /**
     * The settings of these options.
     *
     * @param endpoint the override, or null for Bedrock itself
     * @throws IllegalArgumentException if an option is out of its range; the message names it
     */
    static HttpSettings of(HttpOptions options, @Nullable URI endpoint) {
        if (options.getMaxConcurrency() < 1) {
            throw new IllegalArgumentException(
                    "maxConcurrency must be at least 1, but was " + options.getMaxConcurrency());
        }
        if (options.getApiCallTimeout() < 0) {
            throw new IllegalArgumentException(
                    "apiCallTimeout must not be negative, but was " + options.getApiCallTimeout());
        }
        boolean crt = isCrt(options.getHttpClient());
        Protocol protocol = protocol(options.getHttpProtocol(), endpoint == null && !crt);
        if (crt && protocol == Protocol.HTTP2) {
            throw new IllegalArgumentException("httpProtocol=http2 and httpClient=crt are both set: crt is used for"
                    + " HTTP/1.1 alone, since its HTTP/2 may end the process; leave one of them out");
        }
        boolean tls = endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme());
        return new HttpSettings(
                crt,
                positive("connectTimeout", options.getConnectTimeout()),
                positive("readTimeout", options.getReadTimeout()),
                Duration.ofMillis(options.getApiCallTimeout()),
                options.getMaxConcurrency(),
                protocol,
                tls && protocol == Protocol.HTTP2,
                ProxySettings.of(options),
                options.isTrustAllCertificates());
    }

    /** For streams: how long one may be silent is told by an option of its own. */
    HttpSettings ofStreams() {
        return new HttpSettings(
                crt,
                connectTimeout,
                Duration.ZERO,
                callTimeout,
                maxConcurrency,
                protocol,
                negotiates,
                proxy,
                trustsAll);
    }

    /** For STS, which speaks HTTP/1.1 and is asked by Netty, always there. */
    HttpSettings ofSts() {
        return new HttpSettings(
                false,
                connectTimeout,
                READ_TIMEOUT_OF_STS,
                Duration.ZERO,
                1,
                Protocol.HTTP1_1,
                false,
                proxy,
                trustsAll);
    }

    private static boolean isCrt(String option) {
        return switch (option.strip().toLowerCase(Locale.ROOT)) {
            case "netty" -> false;
            case "crt" -> true;
            default ->
                throw new IllegalArgumentException("httpClient must be one of netty, crt, but was '" + option + "'");
        };
    }

    /**
     * By default HTTP/2 for Bedrock itself. An override may be anything: over plain http the SDK would speak HTTP/2
     * without asking, and over https it fails where the gateway offers no HTTP/2; HTTP/1.1 works with all. The AWS Common
     * Runtime gets HTTP/1.1: in HTTP/2 it reads freed memory after a stream that failed and was asked for anew, which ends
     * the process (seen with aws-crt 0.48.0 and 0.48.2).
     */
    private static Protocol protocol(String option, boolean http2) {
        return switch (option.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> http2 ? Protocol.HTTP2 : Protocol.HTTP1_1;
            case "http1.1" -> Protocol.HTTP1_1;
            case "http2" -> Protocol.HTTP2;
            default ->
                throw new IllegalArgumentException(
                        "httpProtocol must be one of auto, http1.1, http2, but was '" + option + "'");
        };
    }

    private static Duration positive(String option, long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException(option + " must be at least 1 millisecond, but was " + millis);
        }
        return Duration.ofMillis(millis);
    }
}
