/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials in use, by one client or by several. Nothing is looked up before the first call. */
final class OpenCredentials implements AutoCloseable {

    private final CredentialsRef ref;
    private final IdentityProvider<? extends AwsCredentialsIdentity> source;
    private final CredentialsGate gate;
    private final @Nullable RoleCredentials role;

    private OpenCredentials(Key key, SdkEventLoopGroup eventLoops) {
        ref = key.ref();
        source = source();
        if (ref.role() != null && key.region() != null && key.http() != null) {
            role = new RoleCredentials(
                    ref.role(), ref.source(), explained(), key.region(), NettyHttp.open(key.http(), eventLoops));
            gate = new CredentialsGate(role, true);
        } else {
            role = null;
            boolean atHand = ref.token() != null || ref.keys() != null;
            gate = atHand ? CredentialsGate.OPEN : new CredentialsGate(explained(), ref.own() != null);
        }
    }

    /**
     * What makes credentials in use differ, by value.
     *
     * @param region where the role is assumed; null without a role
     * @param http how STS is reached; null without a role
     */
    record Key(CredentialsRef ref, @Nullable Region region, @Nullable HttpSettings http) {

        static Key of(ClientKey client) {
            return client.credentials().role() == null
                    ? new Key(client.credentials(), null, null)
                    : new Key(
                            client.credentials(), client.region(), client.http().ofSts());
        }
    }

    static OpenCredentials open(Key key, SdkEventLoopGroup eventLoops) {
        return new OpenCredentials(key, eventLoops);
    }

    private IdentityProvider<? extends AwsCredentialsIdentity> source() {
        CredentialsRef.Keys keys = ref.keys();
        if (keys != null) {
            return StaticCredentialsProvider.create(
                    keys.sessionToken() == null
                            ? AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())
                            : AwsSessionCredentials.create(keys.accessKey(), keys.secretKey(), keys.sessionToken()));
        }
        if (ref.own() != null) {
            return ref.own().provider();
        }
        return ref.profile() == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(ref.profile());
    }

    private IdentityProvider<AwsCredentialsIdentity> explained() {
        return new ExplainedCredentials(source, ref.source());
    }

    CredentialsGate gate() {
        return gate;
    }

    /** Lets the client of that builder call with these credentials. */
    void applyTo(BedrockRuntimeAsyncClientBuilder builder) {
        CredentialsRef.Token token = ref.token();
        if (token != null) {
            // The token alone is not enough: the SDK would look for keys first (aws-sdk-java-v2 2.50.2).
            builder.tokenProvider(StaticTokenProvider.create(token::text))
                    .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
            return;
        }
        builder.credentialsProvider(gate == CredentialsGate.OPEN ? source : gate.provider());
        if (ref.isExplicit()) {
            // Without this the SDK sends AWS_BEARER_TOKEN_BEDROCK even where keys were set (aws-sdk-java-v2 2.50.2).
            builder.authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider());
        }
    }

    @Override
    public void close() {
        if (role != null) {
            role.close();
        }
        if (ref.own() == null && source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
