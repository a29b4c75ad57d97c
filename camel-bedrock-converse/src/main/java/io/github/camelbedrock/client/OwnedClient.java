/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;

/** A client that the component built, with all that has to be closed with it; others close its credentials. */
record OwnedClient(BedrockRuntimeAsyncClient runtime, SdkAsyncHttpClient http) implements AutoCloseable {

    static OwnedClient open(ClientKey key, OpenCredentials credentials, EventLoops eventLoops) {
        SdkAsyncHttpClient http = key.http().crt()
                ? CrtHttp.open(key.http(), eventLoops.timer())
                : new ReleasingHttp(NettyHttp.open(key.http(), eventLoops.group()));
        BedrockRuntimeAsyncClientBuilder builder = BedrockRuntimeAsyncClient.builder()
                .region(key.region())
                .httpClient(http)
                // The producer hops to Camel's executor itself: a second hop here would cost 50 µs a call.
                .asyncConfiguration(
                        c -> c.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(c -> configure(c, key));
        credentials.applyTo(builder);
        if (key.endpoint() != null) {
            builder.endpointOverride(key.endpoint());
        }
        return new OwnedClient(builder.build(), http);
    }

    private static void configure(ClientOverrideConfiguration.Builder configuration, ClientKey key) {
        configuration
                .retryStrategy(key.retries().strategy())
                .addExecutionInterceptor(new AddressInFailures(key.http().readTimeout()))
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "camel-bedrock-converse");
        if (!key.http().callTimeout().isZero()) {
            configuration.apiCallTimeout(key.http().callTimeout());
        }
    }

    @Override
    public void close() {
        runtime.close();
        http.close();
    }
}
