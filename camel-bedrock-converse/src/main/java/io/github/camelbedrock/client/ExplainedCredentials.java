/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.error.Causes;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Adds to the SDK's list of what it tried for credentials the options that a user of the component can set. */
final class ExplainedCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private final IdentityProvider<? extends AwsCredentialsIdentity> source;
    private final String name;

    /**
     * Credentials of that source.
     *
     * @param name what is asked, in the user's words; no secret
     */
    ExplainedCredentials(IdentityProvider<? extends AwsCredentialsIdentity> source, String name) {
        this.source = source;
        this.name = name;
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        CompletableFuture<? extends AwsCredentialsIdentity> found;
        try {
            found = source.resolveIdentity(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(explained(e));
        }
        return found.handle((identity, failure) -> {
            if (failure != null) {
                throw explained(Causes.unwrapped(failure));
            }
            if (identity == null) {
                throw explained(new IllegalStateException("it gave none"));
            }
            return identity;
        });
    }

    private SdkClientException explained(Throwable failure) {
        return SdkClientException.create(
                "No AWS credentials for Amazon Bedrock. Set one of these on bedrock-converse: apiKey; accessKey and secretKey"
                        + " (with sessionToken if they are temporary); profileCredentialsName; credentialsProvider; and"
                        + " roleArn to call as a role. Or set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY, in the environment, or run where AWS gives a role. What was tried: "
                        + name
                        + ": " + failure.getMessage(),
                failure);
    }
}
