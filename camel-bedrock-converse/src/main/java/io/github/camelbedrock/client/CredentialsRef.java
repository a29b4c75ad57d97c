/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.CredentialsOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Where the credentials come from, by value; a provider of the user's own is equal to itself alone. Never prints a secret.
 *
 * @param token the Bedrock API key
 * @param keys the AWS keys
 * @param profile the profile that they are in; null beside keys, a token or a provider
 * @param own the user's own provider
 * @param role the role that is assumed with all that
 */
record CredentialsRef(
        @Nullable Token token, @Nullable Keys keys, @Nullable String profile, @Nullable Own own, @Nullable Role role) {

    /** As the SDK names them. */
    private static final String TOKEN_PROPERTY = "aws.bearerTokenBedrock";

    private static final String TOKEN_VARIABLE = "AWS_BEARER_TOKEN_BEDROCK";

    /** A Bedrock API key, which is never printed. */
    record Token(String text) {

        @Override
        public String toString() {
            return "API key";
        }
    }

    /** AWS keys, which are never printed. */
    record Keys(String accessKey, String secretKey, @Nullable String sessionToken) {

        @Override
        public String toString() {
            return "explicit keys";
        }
    }

    /** A provider of the user's own: whatever its equals says, another one may give other credentials. */
    static final class Own {

        private final AwsCredentialsProvider provider;

        Own(AwsCredentialsProvider provider) {
            this.provider = provider;
        }

        AwsCredentialsProvider provider() {
            return provider;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Own another && another.provider == provider;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(provider);
        }

        /** The class alone: what the provider prints may hold keys. */
        @Override
        public String toString() {
            return "credentialsProvider " + provider.getClass().getName();
        }
    }

    /** A role to assume. */
    record Role(String arn, String sessionName, @Nullable String externalId) {}

    /**
     * The source that these options name, else that of the environment.
     *
     * @throws IllegalArgumentException if options contradict each other, or one is of no use without another; the message
     *     names them, and tells no value that is a secret
     */
    static CredentialsRef of(CredentialsOptions options) {
        CredentialsRules.check(options);
        Token token = token(options.getApiKey());
        String accessKey = text(options.getAccessKey());
        String secretKey = text(options.getSecretKey());
        Keys keys = accessKey == null || secretKey == null
                ? null
                : new Keys(accessKey, secretKey, text(options.getSessionToken()));
        AwsCredentialsProvider provider = options.getCredentialsProvider();
        Own own = provider == null ? null : new Own(provider);
        boolean named = token != null || keys != null || own != null;
        String profile = named ? null : text(options.getProfileCredentialsName());
        Role role = role(options);
        if (!named && profile == null && role == null) {
            token = tokenOfEnvironment();
        }
        return new CredentialsRef(token, keys, profile, own, role);
    }

    private static @Nullable Role role(CredentialsOptions options) {
        String arn = text(options.getRoleArn());
        if (arn == null) {
            return null;
        }
        String sessionName = text(options.getRoleSessionName());
        return new Role(
                arn,
                sessionName == null ? CredentialsOptions.DEFAULT_ROLE_SESSION_NAME : sessionName,
                text(options.getExternalId()));
    }

    /** The SDK would take it as well, but tell nobody; here it is a part of the value. */
    private static @Nullable Token tokenOfEnvironment() {
        Token property = token(System.getProperty(TOKEN_PROPERTY));
        return property == null ? token(System.getenv(TOKEN_VARIABLE)) : property;
    }

    private static @Nullable Token token(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Token(text.strip());
    }

    /** Whether the user named the source, so that nothing of the environment may take its place. */
    boolean isExplicit() {
        return token != null || keys != null || profile != null || own != null || role != null;
    }

    /** What is asked for credentials, in the user's words. */
    String source() {
        if (token != null) {
            return token.toString();
        }
        if (keys != null) {
            return keys.toString();
        }
        if (own != null) {
            return own.toString();
        }
        return profile == null ? "default chain" : "profile " + profile;
    }

    @Override
    public String toString() {
        return role == null ? source() : "role " + role.arn() + " by " + source();
    }

    /** What an option says, or null where it says nothing. A line end behind it, as files of secrets have, is no part of it. */
    static @Nullable String text(@Nullable String option) {
        return option == null || option.isBlank() ? null : option.strip();
    }
}
