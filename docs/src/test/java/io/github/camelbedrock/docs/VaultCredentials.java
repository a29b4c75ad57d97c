/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

// snippet: java-credentials-bean
final class VaultCredentials implements AwsCredentialsProvider {

    @Override
    public AwsCredentials resolveCredentials() {
        return AwsSessionCredentials.builder()
                .accessKeyId("ASIAEXAMPLE")
                .secretAccessKey("...")
                .sessionToken("...")
                .expirationTime(Instant.now().plus(Duration.ofHours(1)))
                .build();
    }
}
// end
