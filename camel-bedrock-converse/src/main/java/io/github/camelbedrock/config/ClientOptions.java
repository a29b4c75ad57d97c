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
 * Whom to call, and how often. Endpoints whose client options, credentials and HTTP options are equal share one client. No
 * header changes these options.
 */
@UriParams
public class ClientOptions implements Cloneable {

    @UriParam(label = "common")
    private @Nullable String region;

    @UriParam(label = "common")
    private @Nullable String uriEndpointOverride;

    @UriParam(label = "common", enums = "standard,adaptive,legacy", defaultValue = "standard")
    private String retryMode = "standard";

    @UriParam(label = "common")
    private @Nullable Integer maxAttempts;

    @UriParam(label = "advanced")
    @Metadata(label = "advanced", autowired = true)
    private @Nullable BedrockRuntimeAsyncClient bedrockRuntimeAsyncClient;

    @UriParam(label = "health,advanced", defaultValue = "false")
    private boolean healthCheckProbe;

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

    public String getRetryMode() {
        return retryMode;
    }

    /**
     * How the AWS SDK sends a call again that was throttled, that Bedrock could not serve, or that got no connection:
     * standard makes 3 attempts with growing delays; adaptive also slows down calls to a model that throttles; legacy makes 4
     * attempts. An answer that does not come in time is not asked for again, nor is a stream whose first element has come.
     */
    public void setRetryMode(String retryMode) {
        this.retryMode = retryMode;
    }

    public @Nullable Integer getMaxAttempts() {
        return maxAttempts;
    }

    /** How often a call is sent at most, the first time included; 1 never sends it again. By default as retryMode says. */
    public void setMaxAttempts(@Nullable Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
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

    public boolean isHealthCheckProbe() {
        return healthCheckProbe;
    }

    /**
     * Whether the endpoint's health check asks Bedrock itself, by counting the tokens of one word on the endpoint's model,
     * at most every 30 seconds. That is free of charge and no inference; it needs the permission bedrock:CountTokens. By
     * default the check tells what has become of the calls of routes, and asks nothing.
     */
    public void setHealthCheckProbe(boolean healthCheckProbe) {
        this.healthCheckProbe = healthCheckProbe;
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
