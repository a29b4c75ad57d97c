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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** What makes one client differ from another, by value. */
record ClientKey(
        Region region, @Nullable URI endpoint, CredentialsRef credentials, RetrySettings retries, HttpSettings http) {

    /**
     * The key of these options.
     *
     * @param modelId the model that is asked
     * @throws IllegalArgumentException if an option is out of its range, or no region can be found; the message names the
     *     option
     */
    static ClientKey of(ClientOptions options, CredentialsOptions credentials, HttpOptions http, String modelId) {
        URI endpoint = endpoint(options.getUriEndpointOverride());
        // The region comes last: the search for it may end with a question to a server.
        CredentialsRef ref = CredentialsRef.of(credentials);
        RetrySettings retries = RetrySettings.of(options, modelId);
        HttpSettings settings = HttpSettings.of(http, endpoint);
        Region region = RegionResolver.resolve(
                options.getRegion(), CredentialsRef.text(credentials.getProfileCredentialsName()));
        return new ClientKey(region, endpoint, ref, retries, settings);
    }

    /** The key of the client for streams. */
    ClientKey ofStreams() {
        return new ClientKey(region, endpoint, credentials, retries, http.ofStreams());
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
