/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.HttpOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy, by value. Never prints who uses it.
 *
 * @param scheme http or https
 */
record ProxySettings(String scheme, String host, int port, @Nullable String username, @Nullable String password) {

    private static final int LAST_PORT = 65_535;

    /**
     * The proxy of these options, or null where they name none.
     *
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it
     */
    static @Nullable ProxySettings of(HttpOptions options) {
        String host = CredentialsRef.text(options.getProxyHost());
        if (host == null) {
            refuseWithoutHost("proxyProtocol", options.getProxyProtocol());
            refuseWithoutHost("proxyPort", options.getProxyPort());
            refuseWithoutHost("proxyUsername", options.getProxyUsername());
            refuseWithoutHost("proxyPassword", options.getProxyPassword());
            return null;
        }
        Integer port = options.getProxyPort();
        if (port == null) {
            throw new IllegalArgumentException("proxyPort is missing: proxyHost is set, and is of no use without it");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("proxyPort must be 1 to " + LAST_PORT + ", but was " + port);
        }
        if (host.indexOf('/') >= 0 || host.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "proxyHost must be a host name or address alone; proxyProtocol, proxyPort, proxyUsername and"
                            + " proxyPassword are options of their own");
        }
        String username = CredentialsRef.text(options.getProxyUsername());
        String password = CredentialsRef.text(options.getProxyPassword());
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException((username == null ? "proxyUsername" : "proxyPassword")
                    + " is missing: proxyUsername and proxyPassword are of no use without each other");
        }
        return new ProxySettings(scheme(options.getProxyProtocol()), host.strip(), port, username, password);
    }

    private static void refuseWithoutHost(String option, @Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException(
                    "proxyHost is missing: " + option + " is set, and is of no use without it");
        }
    }

    private static String scheme(@Nullable String protocol) {
        String word = protocol == null ? "http" : protocol.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("http") && !word.equals("https")) {
            throw new IllegalArgumentException("proxyProtocol must be one of http, https, but was '" + protocol + "'");
        }
        return word;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
