/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.time.Duration;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.utils.AttributeMap;

/** Builds HTTP clients of Netty. */
final class NettyHttp {

    /** The SDK's 5 seconds mean a new TLS handshake for nearly every call of a slow route. */
    static final Duration CONNECTION_MAX_IDLE = Duration.ofSeconds(50);

    private NettyHttp() {}

    static SdkAsyncHttpClient open(HttpSettings settings, SdkEventLoopGroup eventLoops) {
        NettyNioAsyncHttpClient.Builder builder = NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(eventLoops)
                .protocol(settings.protocol())
                .protocolNegotiation(
                        settings.negotiates() ? ProtocolNegotiation.ALPN : ProtocolNegotiation.ASSUME_PROTOCOL)
                .connectionTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .maxConcurrency(settings.maxConcurrency())
                // CallLimit lets no more calls in than there are connections: what is waited for is a connect alone.
                .connectionAcquisitionTimeout(settings.connectTimeout())
                .connectionMaxIdleTime(CONNECTION_MAX_IDLE)
                .tcpKeepAlive(true);
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
