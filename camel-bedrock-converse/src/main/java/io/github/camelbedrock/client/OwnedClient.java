/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client that the component built, with all that has to be closed with it. */
record OwnedClient(BedrockRuntimeAsyncClient runtime, SdkAsyncHttpClient http, @Nullable SdkAutoCloseable credentials)
        implements AutoCloseable {

    /** The SDK's 5 seconds mean a new TLS handshake for nearly every call of a slow route. */
    private static final Duration CONNECTION_MAX_IDLE = Duration.ofSeconds(50);

    static OwnedClient open(ClientKey key, SdkEventLoopGroup eventLoops) {
        AwsCredentialsProvider credentials = key.credentials().provider();
        SdkAsyncHttpClient http = http(key, eventLoops);
        BedrockRuntimeAsyncClientBuilder builder = BedrockRuntimeAsyncClient.builder()
                .region(key.region())
                .credentialsProvider(credentials)
                .httpClient(http)
                // The producer hops to Camel's executor itself: a second hop here would cost 50 µs a call.
                .asyncConfiguration(
                        c -> c.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD)
                        .addExecutionInterceptor(new AddressInFailures())
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "camel-bedrock-converse"));
        if (key.endpoint() != null) {
            builder.endpointOverride(key.endpoint());
        }
        if (key.credentials().isExplicit()) {
            // Without this the SDK sends AWS_BEARER_TOKEN_BEDROCK even where keys were set (aws-sdk-java-v2 2.50.2).
            builder.authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider());
        }
        return new OwnedClient(
                builder.build(), http, credentials instanceof SdkAutoCloseable closeable ? closeable : null);
    }

    private static SdkAsyncHttpClient http(ClientKey key, SdkEventLoopGroup eventLoops) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(eventLoops)
                .protocol(key.protocol())
                .protocolNegotiation(key.negotiates() ? ProtocolNegotiation.ALPN : ProtocolNegotiation.ASSUME_PROTOCOL)
                .connectionTimeout(key.connectTimeout())
                .readTimeout(key.readTimeout())
                .maxConcurrency(key.maxConcurrency())
                // CallLimit lets no more calls in than there are connections: what is waited for is a connect alone.
                .connectionAcquisitionTimeout(key.connectTimeout())
                .connectionMaxIdleTime(CONNECTION_MAX_IDLE)
                .tcpKeepAlive(true)
                .build();
    }

    @Override
    public void close() {
        runtime.close();
        http.close();
        if (credentials != null) {
            credentials.close();
        }
    }
}
