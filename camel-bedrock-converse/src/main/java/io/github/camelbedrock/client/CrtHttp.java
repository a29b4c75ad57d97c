/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Builds HTTP clients of the AWS Common Runtime. It is an optional dependency: this class alone knows it. Its network threads
 * belong to the process and stay.
 */
final class CrtHttp {

    /** Bytes that wait for a slow reader of a stream. The SDK's 16 MiB would be held by each one that is parked. */
    private static final long READ_BUFFER = 256 * 1024L;

    private CrtHttp() {}

    /**
     * Builds one.
     *
     * @param timer ends calls whose answer does not come
     * @throws IllegalArgumentException if the library is not there; the message says what to add
     */
    static SdkAsyncHttpClient open(HttpSettings settings, ScheduledExecutorService timer) {
        try {
            SdkAsyncHttpClient client = build(settings);
            return settings.readTimeout().isZero() ? client : new SilenceWatch(client, settings.readTimeout(), timer);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "httpClient=crt needs the library software.amazon.awssdk:aws-crt-client on the classpath (2.49.3 fits"
                            + " this version), for this operating system and processor",
                    e);
        }
    }

    private static SdkAsyncHttpClient build(HttpSettings settings) {
        AwsCrtAsyncHttpClient.Builder builder = AwsCrtAsyncHttpClient.builder()
                .protocol(settings.protocol())
                .connectionTimeout(settings.connectTimeout())
                .connectionAcquisitionTimeout(settings.connectTimeout())
                .maxConcurrency(settings.maxConcurrency())
                .connectionMaxIdleTime(NettyHttp.CONNECTION_MAX_IDLE)
                .readBufferSizeInBytes(READ_BUFFER);
        if (settings.proxy() != null) {
            builder.proxyConfiguration(proxy(settings.proxy()));
        }
        return builder.buildWithDefaults(AttributeMap.builder()
                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, settings.trustsAll())
                .build());
    }

    private static ProxyConfiguration proxy(ProxySettings proxy) {
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .scheme(proxy.scheme())
                .host(proxy.host())
                .port(proxy.port())
                .username(proxy.username())
                .password(proxy.password())
                .build();
    }
}
