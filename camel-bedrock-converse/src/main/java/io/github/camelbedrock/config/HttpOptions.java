/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How to reach Bedrock by HTTP, and how long to wait for it. No header changes these options. */
@UriParams
public class HttpOptions implements Cloneable {

    /** Milliseconds; long enough for an answer that takes minutes to come. */
    public static final long DEFAULT_READ_TIMEOUT = 300_000;

    /** Milliseconds. */
    public static final long DEFAULT_CONNECT_TIMEOUT = 10_000;

    public static final int DEFAULT_MAX_CONCURRENCY = 500;

    @UriParam(label = "advanced", defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = DEFAULT_CONNECT_TIMEOUT;

    @UriParam(label = "advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long readTimeout = DEFAULT_READ_TIMEOUT;

    @UriParam(label = "advanced", enums = "auto,http1.1,http2", defaultValue = "auto")
    private String httpProtocol = "auto";

    @UriParam(label = "advanced", defaultValue = "500")
    private int maxConcurrency = DEFAULT_MAX_CONCURRENCY;

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

    /** A copy that can be changed without changing this one. */
    public HttpOptions copy() {
        try {
            return (HttpOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
