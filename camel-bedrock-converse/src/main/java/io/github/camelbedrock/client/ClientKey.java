/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.HttpOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.regions.Region;

/** What makes one client differ from another, by value. */
record ClientKey(
        Region region,
        @Nullable URI endpoint,
        CredentialsRef credentials,
        Duration connectTimeout,
        Duration readTimeout,
        Protocol protocol,
        int maxConcurrency) {

    /**
     * The key of these options.
     *
     * @throws IllegalArgumentException if an option is out of its range, or no region can be found; the message names the
     *     option
     */
    static ClientKey of(ClientOptions options, CredentialsOptions credentials, HttpOptions http) {
        if (http.getMaxConcurrency() < 1) {
            throw new IllegalArgumentException(
                    "maxConcurrency must be at least 1, but was " + http.getMaxConcurrency());
        }
        URI endpoint = endpoint(options.getUriEndpointOverride());
        return new ClientKey(
                RegionResolver.resolve(options.getRegion(), credentials.getProfileCredentialsName()),
                endpoint,
                CredentialsRef.of(credentials),
                positive("connectTimeout", http.getConnectTimeout()),
                positive("readTimeout", http.getReadTimeout()),
                protocol(http.getHttpProtocol(), endpoint),
                http.getMaxConcurrency());
    }

    /** The key of the client for streams: how long one may be silent is told by an option of its own. */
    ClientKey ofStreams() {
        return new ClientKey(region, endpoint, credentials, connectTimeout, Duration.ZERO, protocol, maxConcurrency);
    }

    /**
     * By default HTTP/2 for Bedrock itself. An override may be anything: over plain http the SDK would speak HTTP/2
     * without asking, and over https it fails where the gateway offers no HTTP/2; HTTP/1.1 works with all.
     */
    private static Protocol protocol(String option, @Nullable URI endpoint) {
        return switch (option.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> endpoint == null ? Protocol.HTTP2 : Protocol.HTTP1_1;
            case "http1.1" -> Protocol.HTTP1_1;
            case "http2" -> Protocol.HTTP2;
            default ->
                throw new IllegalArgumentException(
                        "httpProtocol must be one of auto, http1.1, http2, but was '" + option + "'");
        };
    }

    /** Whether client and server must agree on HTTP/2 when they connect; over plain http they cannot. */
    boolean negotiates() {
        return protocol == Protocol.HTTP2 && (endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme()));
    }

    private static Duration positive(String option, long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException(option + " must be at least 1 millisecond, but was " + millis);
        }
        return Duration.ofMillis(millis);
    }

    private static @Nullable URI endpoint(@Nullable String override) {
        if (override == null || override.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(override.trim());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The message below says what is wrong; the text itself may hold a password.
        }
        throw new IllegalArgumentException("uriEndpointOverride must be an absolute http or https URI without user"
                + " information, such as https://bedrock.example.org");
    }
}
