/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Where the prompt is cached, so that Bedrock need not read the same tokens again. */
@UriParams
public class CacheOptions implements Cloneable {

    @UriParam(label = "producer", enums = "false,true,5m,1h", defaultValue = "false")
    private @Nullable String cacheSystem;

    @UriParam(label = "producer", enums = "false,true,5m,1h", defaultValue = "false")
    private @Nullable String cacheTools;

    @UriParam(label = "producer", enums = "false,true,5m,1h", defaultValue = "false")
    private @Nullable String cacheMessages;

    @UriParam(label = "producer", enums = "explicit,auto", defaultValue = "explicit")
    private @Nullable String cacheStrategy;

    @UriParam(label = "producer", enums = "trimOldest,fail", defaultValue = "trimOldest")
    private @Nullable String cacheOverflow;

    public @Nullable String getCacheSystem() {
        return cacheSystem;
    }

    /**
     * Puts a cache point after the system prompt. true leaves the time to live to Bedrock (five minutes); 5m and 1h
     * name it. Models that do not cache get none.
     */
    public void setCacheSystem(@Nullable String cacheSystem) {
        this.cacheSystem = cacheSystem;
    }

    public @Nullable String getCacheTools() {
        return cacheTools;
    }

    /**
     * Puts a cache point after the tool definitions: true, or the time to live 5m or 1h. Only Claude caches tools;
     * other models get none.
     */
    public void setCacheTools(@Nullable String cacheTools) {
        this.cacheTools = cacheTools;
    }

    public @Nullable String getCacheMessages() {
        return cacheMessages;
    }

    /**
     * Puts a cache point at the end of the last user turn, before documents and videos that end it: true, or the time
     * to live 5m or 1h.
     */
    public void setCacheMessages(@Nullable String cacheMessages) {
        this.cacheMessages = cacheMessages;
    }

    public @Nullable String getCacheStrategy() {
        return cacheStrategy;
    }

    /**
     * explicit caches what cacheSystem, cacheTools, cacheMessages and the cache points in the body say. auto puts
     * cache points after the system prompt, after the tools and at the end of the last two messages, as far as the
     * model caches them.
     */
    public void setCacheStrategy(@Nullable String cacheStrategy) {
        this.cacheStrategy = cacheStrategy;
    }

    public @Nullable String getCacheOverflow() {
        return cacheOverflow;
    }

    /**
     * What happens to more than the four cache points that Bedrock takes in a request: trimOldest leaves out the
     * oldest ones among the messages, fail refuses the exchange.
     */
    public void setCacheOverflow(@Nullable String cacheOverflow) {
        this.cacheOverflow = cacheOverflow;
    }

    /** A copy that can be changed without changing this one. */
    public CacheOptions copy() {
        try {
            return (CacheOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
