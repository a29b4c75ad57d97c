/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.error.Causes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumes a role each time that it is asked; the gate keeps what comes. No thread waits for STS. */
final class RoleCredentials implements IdentityProvider<AwsCredentialsIdentity>, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CredentialsRef.Role role;
    private final String source;
    private final SdkAsyncHttpClient http;
    private final StsAsyncClient sts;
    private final AssumeRoleRequest request;

    /**
     * Takes the credentials that ask for the role.
     *
     * @param source where they come from, in the user's words; no secret
     * @param http closed with this
     */
    RoleCredentials(
            CredentialsRef.Role role,
            String source,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            Region region,
            SdkAsyncHttpClient http) {
        this.role = role;
        this.source = source;
        this.http = http;
        this.request = AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(role.sessionName())
                .externalId(role.externalId())
                .build();
        this.sts = StsAsyncClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .asyncConfiguration(
                        c -> c.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD).apiCallTimeout(PATIENCE))
                .build();
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest asked) {
        return sts.assumeRole(request).handle((answer, failure) -> {
            if (failure != null) {
                throw explained(Causes.unwrapped(failure));
            }
            return identity(answer.credentials());
        });
    }

    private static AwsCredentialsIdentity identity(Credentials assumed) {
        return AwsSessionCredentials.builder()
                .accessKeyId(assumed.accessKeyId())
                .secretAccessKey(assumed.secretAccessKey())
                .sessionToken(assumed.sessionToken())
                .expirationTime(assumed.expiration())
                .build();
    }

    private SdkClientException explained(Throwable failure) {
        return SdkClientException.create(
                "No AWS credentials for Amazon Bedrock: cannot assume " + role.arn() + " (option roleArn) as session "
                        + role.sessionName() + (role.externalId() == null ? " without" : " with")
                        + " an externalId, asked for by " + source + ". " + failure.getMessage(),
                failure);
    }

    @Override
    public void close() {
        sts.close();
        http.close();
    }
}
