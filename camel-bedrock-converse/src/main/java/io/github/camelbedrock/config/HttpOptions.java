/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

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

    @UriParam(label = "advanced", javaType = "java.time.Duration")
    private long apiCallTimeout;

    @UriParam(label = "advanced", enums = "netty,crt", defaultValue = "netty")
    private String httpClient = "netty";

    @UriParam(label = "advanced", enums = "auto,http1.1,http2", defaultValue = "auto")
    private String httpProtocol = "auto";

    @UriParam(label = "advanced", defaultValue = "500")
    private int maxConcurrency = DEFAULT_MAX_CONCURRENCY;

    @UriParam(label = "proxy", enums = "http,https", defaultValue = "http")
    private @Nullable String proxyProtocol;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyUsername;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyPassword;

    @UriParam(label = "security", defaultValue = "false")
    private boolean trustAllCertificates;

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

    /**
     * How long the connection may be silent before the call fails. A model may think for minutes before it answers. The call
     * is not sent again then: the model may be at work on it, and would be paid for twice. In streams streamIdleTimeout
     * holds instead.
     */
    public void setReadTimeout(long readTimeout) {
        this.readTimeout = readTimeout;
    }

    public long getApiCallTimeout() {
        return apiCallTimeout;
    }

    /**
     * How long a call may take from its first attempt on, with all that are made again, and in streams until the last element
     * has been read. 0 sets no such limit.
     */
    public void setApiCallTimeout(long apiCallTimeout) {
        this.apiCallTimeout = apiCallTimeout;
    }

    public String getHttpClient() {
        return httpClient;
    }

    /**
     * The HTTP client: netty, or crt, the AWS Common Runtime, which needs the library aws-crt-client on the classpath, takes
     * less of the processor and speaks HTTP/1.1 alone.
     */
    public void setHttpClient(String httpClient) {
        this.httpClient = httpClient;
    }

    public String getHttpProtocol() {
        return httpProtocol;
    }

    /**
     * The HTTP version: auto is HTTP/2 for Bedrock itself and HTTP/1.1 for an override and for httpClient=crt. With http2
     * an override over plain http is spoken to in HTTP/2 at once, without asking (prior knowledge), and one over https must offer HTTP/2.
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

    public @Nullable String getProxyProtocol() {
        return proxyProtocol;
    }

    /** How the proxy itself is spoken to. Together with proxyHost. */
    public void setProxyProtocol(@Nullable String proxyProtocol) {
        this.proxyProtocol = proxyProtocol;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * The proxy through which all calls go, those for credentials by roleArn included. Without it the Java system properties
     * (https.proxyHost and the like) and HTTPS_PROXY hold.
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the proxy. Together with proxyHost. */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /** As whom to use the proxy, together with proxyPassword. */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /** The password for the proxy, together with proxyUsername. */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public boolean isTrustAllCertificates() {
        return trustAllCertificates;
    }

    /** Whether any certificate is taken for Bedrock's, which lets others read and change the calls. For tests alone. */
    public void setTrustAllCertificates(boolean trustAllCertificates) {
        this.trustAllCertificates = trustAllCertificates;
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
