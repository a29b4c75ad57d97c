/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.ClientOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** What makes one client differ from another, by value. */
record ClientKey(
        Region region,
        @Nullable URI endpoint,
        CredentialsRef credentials,
        Duration connectTimeout,
        Duration readTimeout,
        int maxConcurrency) {

    /**
     * The key of these options.
     *
     * @throws IllegalArgumentException if an option is out of its range, or no region can be found; the message names the
     *     option
     */
    static ClientKey of(ClientOptions options) {
        if (options.getMaxConcurrency() < 1) {
            throw new IllegalArgumentException(
                    "maxConcurrency must be at least 1, but was " + options.getMaxConcurrency());
        }
        return new ClientKey(
                RegionResolver.resolve(options.getRegion(), options.getProfileCredentialsName()),
                endpoint(options.getUriEndpointOverride()),
                CredentialsRef.of(options),
                positive("connectTimeout", options.getConnectTimeout()),
                positive("readTimeout", options.getReadTimeout()),
                options.getMaxConcurrency());
    }

    /** The key of the client for streams: how long one may be silent is told by an option of its own. */
    ClientKey ofStreams() {
        return new ClientKey(region, endpoint, credentials, connectTimeout, Duration.ZERO, maxConcurrency);
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
