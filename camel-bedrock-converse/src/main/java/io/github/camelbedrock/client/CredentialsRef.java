/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.CredentialsOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Where the credentials come from: explicit keys, else a profile, else the SDK's default chain. Never prints a key. */
record CredentialsRef(
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String sessionToken,
        @Nullable String profile) {

    /**
     * The source that these options name.
     *
     * @throws IllegalArgumentException if one key is set without the other; the message names the missing option
     */
    static CredentialsRef of(CredentialsOptions options) {
        String accessKey = blankToNull(options.getAccessKey());
        String secretKey = blankToNull(options.getSecretKey());
        String sessionToken = blankToNull(options.getSessionToken());
        if (accessKey == null && (secretKey != null || sessionToken != null)) {
            throw new IllegalArgumentException("accessKey is missing: "
                    + (secretKey != null ? "secretKey" : "sessionToken") + " is set, and is of no use without it");
        }
        if (accessKey != null && secretKey == null) {
            throw new IllegalArgumentException("secretKey is missing: accessKey is set, and is of no use without it");
        }
        String profile = accessKey != null ? null : blankToNull(options.getProfileCredentialsName());
        return new CredentialsRef(accessKey, secretKey, sessionToken, profile);
    }

    /** Whether the user named the source, so that nothing of the environment may take its place. */
    boolean isExplicit() {
        return accessKey != null || profile != null;
    }

    /** A provider that reads this source. Nothing is looked up before the first call. */
    AwsCredentialsProvider provider() {
        if (accessKey != null && secretKey != null) {
            AwsCredentials keys = sessionToken == null
                    ? AwsBasicCredentials.create(accessKey, secretKey)
                    : AwsSessionCredentials.create(accessKey, secretKey, sessionToken);
            return StaticCredentialsProvider.create(keys);
        }
        return profile != null
                ? new ExplainedCredentials(ProfileCredentialsProvider.create(profile))
                : new ExplainedCredentials(DefaultCredentialsProvider.builder().build());
    }

    @Override
    public String toString() {
        if (accessKey != null) {
            return "explicit keys";
        }
        return profile != null ? "profile " + profile : "default chain";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
