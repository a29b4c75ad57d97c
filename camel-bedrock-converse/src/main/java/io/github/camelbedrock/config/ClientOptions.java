/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * Whom to call and as whom. Endpoints whose client options are equal share one client. No header changes these options.
 */
@UriParams
public class ClientOptions implements Cloneable {

    /** Milliseconds; long enough for an answer that takes minutes to come. */
    public static final long DEFAULT_READ_TIMEOUT = 300_000;

    /** Milliseconds. */
    public static final long DEFAULT_CONNECT_TIMEOUT = 10_000;

    public static final int DEFAULT_MAX_CONCURRENCY = 500;

    @UriParam(label = "common")
    private @Nullable String region;

    @UriParam(label = "common")
    private @Nullable String uriEndpointOverride;

    @UriParam(label = "security", secret = true)
    private @Nullable String accessKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String secretKey;

    @UriParam(label = "security", secret = true)
    private @Nullable String sessionToken;

    @UriParam(label = "security")
    private @Nullable String profileCredentialsName;

    @UriParam(label = "advanced", defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = DEFAULT_CONNECT_TIMEOUT;

    @UriParam(label = "advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long readTimeout = DEFAULT_READ_TIMEOUT;

    @UriParam(label = "advanced", enums = "auto,http1.1,http2", defaultValue = "auto")
    private String httpProtocol = "auto";

    @UriParam(label = "advanced", defaultValue = "500")
    private int maxConcurrency = DEFAULT_MAX_CONCURRENCY;

    @UriParam(label = "advanced")
    @Metadata(label = "advanced", autowired = true)
    private @Nullable BedrockRuntimeAsyncClient bedrockRuntimeAsyncClient;

    public @Nullable String getRegion() {
        return region;
    }

    /**
     * The AWS region to call, such as eu-central-1. Without it the AWS settings hold: system property aws.region,
     * AWS_REGION, AWS_DEFAULT_REGION, the profile, the EC2 instance. If none names a region, the endpoint does not start.
     */
    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getUriEndpointOverride() {
        return uriEndpointOverride;
    }

    /**
     * The address to call instead of Bedrock's own: a VPC endpoint, a gateway, a server on loopback. An absolute http or
     * https URI. The override is spoken to in HTTP/1.1, unless httpProtocol says otherwise.
     */
    public void setUriEndpointOverride(@Nullable String uriEndpointOverride) {
        this.uriEndpointOverride = uriEndpointOverride;
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

    /** The profile of the AWS configuration files whose credentials, and whose region if none is set, are used. */
    public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
        this.profileCredentialsName = profileCredentialsName;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long to wait for a connection. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getReadTimeout() {
        return readTimeout;
    }

    /** How long the connection may be silent before the call fails. A model may think for minutes before it answers. */
    public void setReadTimeout(long readTimeout) {
        this.readTimeout = readTimeout;
    }

    public String getHttpProtocol() {
        return httpProtocol;
    }

    /**
     * The HTTP version: auto is HTTP/2 for Bedrock itself and HTTP/1.1 for an override. With http2 an override over plain
     * http is spoken to in HTTP/2 at once, without asking (prior knowledge), and one over https must offer HTTP/2.
     */
    public void setHttpProtocol(String httpProtocol) {
        this.httpProtocol = httpProtocol;
    }

    public int getMaxConcurrency() {
        return maxConcurrency;
    }

    /** How many calls a client may have in flight at once; further ones wait, without holding a thread. */
    public void setMaxConcurrency(int maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public @Nullable BedrockRuntimeAsyncClient getBedrockRuntimeAsyncClient() {
        return bedrockRuntimeAsyncClient;
    }

    /**
     * A client of your own, used as it is: the other client options have no effect then, and it is not closed. A single
     * bean of this type in the registry is taken without being named.
     */
    public void setBedrockRuntimeAsyncClient(@Nullable BedrockRuntimeAsyncClient bedrockRuntimeAsyncClient) {
        this.bedrockRuntimeAsyncClient = bedrockRuntimeAsyncClient;
    }

    /** A copy that can be changed without changing this one. */
    public ClientOptions copy() {
        try {
            return (ClientOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
