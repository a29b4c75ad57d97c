/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** As whom to call. No header changes these options. */
@UriParams
public class CredentialsOptions implements Cloneable {

    @UriParam(label = "security", secret = true)
    private @Nullable String accessKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String secretKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String sessionToken;

    @UriParam(label = "security")
    private @Nullable String profileCredentialsName;

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

    /** The profile of the AWS configuration files whose credentials, and whose region if none is set, are used. */
    public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
        this.profileCredentialsName = profileCredentialsName;
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
