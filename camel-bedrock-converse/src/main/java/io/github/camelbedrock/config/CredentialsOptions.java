/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** As whom to call. What is set here wins over the environment. No header changes these options. */
@UriParams
public class CredentialsOptions implements Cloneable {

    public static final String DEFAULT_ROLE_SESSION_NAME = "camel-bedrock-converse";

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String accessKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String secretKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String sessionToken;

    @UriParam(label = "security")
    private @Nullable String profileCredentialsName;

    @UriParam(label = "security")
    private @Nullable String roleArn;

    @UriParam(label = "security", defaultValue = "camel-bedrock-converse")
    private @Nullable String roleSessionName;

    @UriParam(label = "security")
    private @Nullable String externalId;

    @UriParam(label = "security,advanced")
    private @Nullable AwsCredentialsProvider credentialsProvider;

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * A Bedrock API key, sent as a bearer token in the place of a signature. Without it, and where no other credentials are
     * set, AWS_BEARER_TOKEN_BEDROCK or the system property aws.bearerTokenBedrock holds.
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable String getAccessKey() {
        return accessKey;
    }

    /** The AWS access key id, together with secretKey. Explicit keys win over a profile and over the environment. */
    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable String getSecretKey() {
        return secretKey;
    }

    /** The AWS secret access key, together with accessKey. */
    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public @Nullable String getSessionToken() {
        return sessionToken;
    }

    /** The session token that belongs to temporary keys, together with accessKey and secretKey. */
    public void setSessionToken(@Nullable String sessionToken) {
        this.sessionToken = sessionToken;
    }

    public @Nullable String getProfileCredentialsName() {
        return profileCredentialsName;
    }

    /**
     * The profile of the AWS configuration files whose credentials, and whose region if none is set, are used. Beside keys,
     * apiKey or credentialsProvider it gives the region alone.
     */
    public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
        this.profileCredentialsName = profileCredentialsName;
    }

    public @Nullable String getRoleArn() {
        return roleArn;
    }

    /**
     * The ARN of an IAM role to call as. It is assumed with the other credentials, those that are set or those of the
     * environment, and again before its own expire.
     */
    public void setRoleArn(@Nullable String roleArn) {
        this.roleArn = roleArn;
    }

    public @Nullable String getRoleSessionName() {
        return roleSessionName;
    }

    /** The name of the role's session, as CloudTrail shows it. Together with roleArn. */
    public void setRoleSessionName(@Nullable String roleSessionName) {
        this.roleSessionName = roleSessionName;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    /** The external id that the role's trust policy asks for. Together with roleArn. */
    public void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    public @Nullable AwsCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    /**
     * A provider of your own that is asked for the credentials: before every call, or shortly before they expire where they
     * tell when they do. It may take its time, since no thread of a route waits for it, and is not closed. A bean of this
     * type is never taken without being named.
     */
    public void setCredentialsProvider(@Nullable AwsCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    /** A copy that can be changed without changing this one. */
    public CredentialsOptions copy() {
        try {
            return (CredentialsOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
