/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How calls are held back so that Bedrock need not refuse them, and which models stand in where it does. */
@UriParams
public class ResilienceOptions implements Cloneable {

    @UriParam(label = "producer")
    private @Nullable String fallbackModels;

    @UriParam(label = "producer", defaultValue = "false")
    private @Nullable Boolean fallbackOnContextOverflow;

    @UriParam(label = "producer,advanced", defaultValue = "60s", javaType = "java.time.Duration")
    private @Nullable String fallbackCooldown;

    @UriParam(label = "producer")
    private @Nullable Integer requestsPerMinute;

    @UriParam(label = "producer")
    private @Nullable Integer tokensPerMinute;

    @UriParam(label = "producer,advanced", defaultValue = "10000")
    private @Nullable Integer maxQueueSize;

    @UriParam(label = "producer,advanced", defaultValue = "5m", javaType = "java.time.Duration")
    private @Nullable String queueTimeout;

    public @Nullable String getFallbackModels() {
        return fallbackModels;
    }

    /**
     * The models that answer in the place of the first, in this order, where it is throttled, not available or not ready: ids,
     * aliases or ARNs with commas between them. The option inferenceProfilePrefix holds for those, too, that name none of
     * their own. The header ModelId says who has answered. A stream falls back only before its first element.
     */
    public void setFallbackModels(@Nullable String fallbackModels) {
        this.fallbackModels = fallbackModels;
    }

    public @Nullable Boolean getFallbackOnContextOverflow() {
        return fallbackOnContextOverflow;
    }

    /**
     * Whether a request that is too large for a model goes to the next of fallbackModels, too.
     */
    public void setFallbackOnContextOverflow(@Nullable Boolean fallbackOnContextOverflow) {
        this.fallbackOnContextOverflow = fallbackOnContextOverflow;
    }

    public @Nullable String getFallbackCooldown() {
        return fallbackCooldown;
    }

    /**
     * How long a model that could not answer is left alone, and the next of fallbackModels asked at once. Then one call tries
     * it again. Bedrock may ask for longer.
     */
    public void setFallbackCooldown(@Nullable String fallbackCooldown) {
        this.fallbackCooldown = fallbackCooldown;
    }

    public @Nullable Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How many requests a minute may be sent, over all endpoints of the component that call the same model of the same region
     * with the same credentials. Further ones wait, without holding a thread.
     */
    public void setRequestsPerMinute(@Nullable Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public @Nullable Integer getTokensPerMinute() {
        return tokensPerMinute;
    }

    /**
     * How many tokens a minute may be used, over all endpoints of the component that call the same model of the same region
     * with the same credentials, as Bedrock counts them for its quotas: cached input is free, and output counts several
     * times for some models. They are estimated before the call and settled by what Bedrock reports. Further requests
     * wait, without holding a thread.
     */
    public void setTokensPerMinute(@Nullable Integer tokensPerMinute) {
        this.tokensPerMinute = tokensPerMinute;
    }

    public @Nullable Integer getMaxQueueSize() {
        return maxQueueSize;
    }

    /**
     * How many calls may wait at most for their turn: for requestsPerMinute and tokensPerMinute of a model, and for
     * maxConcurrency of a client. A further one fails at once, before anything is sent.
     */
    public void setMaxQueueSize(@Nullable Integer maxQueueSize) {
        this.maxQueueSize = maxQueueSize;
    }

    public @Nullable String getQueueTimeout() {
        return queueTimeout;
    }

    /**
     * How long a call may wait for its turn before it fails; nothing has been sent then.
     */
    public void setQueueTimeout(@Nullable String queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    /** A copy that can be changed without changing this one. */
    public ResilienceOptions copy() {
        try {
            return (ResilienceOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
