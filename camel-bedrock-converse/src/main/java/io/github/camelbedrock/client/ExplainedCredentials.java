/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Adds to the SDK's list of what it tried for credentials the options that a user of the component can set. */
final class ExplainedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final AwsCredentialsProvider source;

    ExplainedCredentials(AwsCredentialsProvider source) {
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (SdkClientException e) {
            throw SdkClientException.create(
                    "No AWS credentials for Amazon Bedrock. Set accessKey and secretKey (with sessionToken if they are"
                            + " temporary) or profileCredentialsName on bedrock-converse, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY or AWS_BEARER_TOKEN_BEDROCK in the environment. What was tried: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        if (source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
