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

    /** Milliseconds. */
    public static final long DEFAULT_FALLBACK_COOLDOWN = 60_000;

    public static final int DEFAULT_MAX_QUEUE_SIZE = 10_000;

    /** Milliseconds. */
    public static final long DEFAULT_QUEUE_TIMEOUT = 300_000;

    @UriParam(label = "producer")
    private @Nullable String fallbackModels;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean fallbackOnContextOverflow;

    @UriParam(label = "producer,advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long fallbackCooldown = DEFAULT_FALLBACK_COOLDOWN;

    @UriParam(label = "producer")
    private @Nullable Integer requestsPerMinute;

    @UriParam(label = "producer")
    private @Nullable Integer tokensPerMinute;

    @UriParam(label = "producer,advanced", defaultValue = "10000")
    private int maxQueueSize = DEFAULT_MAX_QUEUE_SIZE;

    @UriParam(label = "producer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long queueTimeout = DEFAULT_QUEUE_TIMEOUT;

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

    public boolean isFallbackOnContextOverflow() {
        return fallbackOnContextOverflow;
    }

    /**
     * Whether a request that is too large for a model goes to the next of fallbackModels, too.
     */
    public void setFallbackOnContextOverflow(boolean fallbackOnContextOverflow) {
        this.fallbackOnContextOverflow = fallbackOnContextOverflow;
    }

    public long getFallbackCooldown() {
        return fallbackCooldown;
    }

    /**
     * How long a model that could not answer is left alone, and the next of fallbackModels asked at once. Then one call tries
     * it again. Bedrock may ask for longer.
     */
    public void setFallbackCooldown(long fallbackCooldown) {
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

    public int getMaxQueueSize() {
        return maxQueueSize;
    }

    /**
     * How many calls may wait at most for their turn: for requestsPerMinute and tokensPerMinute of a model, and for
     * maxConcurrency of a client. A further one fails at once, before anything is sent.
     */
    public void setMaxQueueSize(int maxQueueSize) {
        this.maxQueueSize = maxQueueSize;
    }

    public long getQueueTimeout() {
        return queueTimeout;
    }

    /**
     * How long a call may wait for its turn before it fails; nothing has been sent then.
     */
    public void setQueueTimeout(long queueTimeout) {
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
