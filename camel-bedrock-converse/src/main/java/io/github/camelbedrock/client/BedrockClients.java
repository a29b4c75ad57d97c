/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.HttpOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * The clients of one component. Endpoints with equal client options share a client; it is built for the first of them
 * and closed with the last. Safe for use by many threads.
 */
public final class BedrockClients {

    private final Map<ClientKey, SharedClient> clients = new HashMap<>();
    private final EventLoops eventLoops = new EventLoops();

    /**
     * A lease on the client of these options, to be closed when it is no longer needed.
     *
     * @throws IllegalArgumentException if an option is out of its range, or no region can be found
     */
    public ClientLease acquire(ClientOptions options, CredentialsOptions credentials, HttpOptions http) {
        BedrockRuntimeAsyncClient own = options.getBedrockRuntimeAsyncClient();
        if (own != null) {
            return ClientLease.ofUser(own); // Whoever made it closes it.
        }
        return acquire(ClientKey.of(options, credentials, http));
    }

    private ClientLease acquire(ClientKey key) {
        synchronized (clients) {
            SharedClient shared = clients.computeIfAbsent(
                    key, k -> new SharedClient(OwnedClient.open(k, eventLoops.group()), k.maxConcurrency()));
            shared.users++;
            return new ClientLease(
                    shared.client.runtime(),
                    Optional.of(shared.limit),
                    eventLoops.afterRead(),
                    () -> acquire(key.ofStreams()),
                    () -> release(key, shared));
        }
    }

    /** How many clients are open. */
    public int size() {
        synchronized (clients) {
            return clients.size();
        }
    }

    /** Closes all clients, whoever still has a lease. */
    public void close() {
        synchronized (clients) {
            clients.values().forEach(shared -> shared.client.close());
            clients.clear();
            eventLoops.close();
        }
    }

    private void release(ClientKey key, SharedClient shared) {
        synchronized (clients) {
            if (clients.get(key) != shared) {
                return; // All were closed meanwhile.
            }
            shared.users--;
            if (shared.users == 0) {
                clients.remove(key);
                shared.client.close();
            }
            if (clients.isEmpty()) {
                eventLoops.close();
            }
        }
    }

    private static final class SharedClient {

        private final OwnedClient client;
        private final CallLimit limit;
        private int users;

        private SharedClient(OwnedClient client, int maxConcurrency) {
            this.client = client;
            this.limit = new CallLimit(maxConcurrency);
        }
    }
}
