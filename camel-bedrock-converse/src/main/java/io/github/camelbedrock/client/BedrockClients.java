/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.HttpOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * The clients of one component. Endpoints with equal client options share a client; it is built for the first of them
 * and closed with the last. So are credentials by the clients. Safe for use by many threads.
 */
public final class BedrockClients {

    private static final Logger LOG = LoggerFactory.getLogger(BedrockClients.class);

    private final Map<ClientKey, SharedClient> clients = new HashMap<>();
    private final Map<OpenCredentials.Key, SharedCredentials> credentials = new HashMap<>();
    private final EventLoops eventLoops = new EventLoops();
    private boolean toldOfTrust;

    /**
     * A lease on the client of these options, to be closed when it is no longer needed.
     *
     * @param modelId the model that is asked
     * @throws IllegalArgumentException if an option is out of its range, options contradict each other, or no region can be
     *     found
     */
    public ClientLease acquire(ClientOptions options, CredentialsOptions as, HttpOptions http, String modelId) {
        BedrockRuntimeAsyncClient own = options.getBedrockRuntimeAsyncClient();
        if (own != null) {
            return ClientLease.ofUser(own); // Whoever made it closes it.
        }
        return acquire(ClientKey.of(options, as, http, modelId));
    }

    private ClientLease acquire(ClientKey key) {
        synchronized (clients) {
            SharedClient shared = clients.get(key);
            if (shared == null) {
                shared = open(key);
                clients.put(key, shared);
            }
            SharedClient leased = shared;
            leased.users++;
            return new ClientLease(
                    leased.client.runtime(),
                    new Account(key.region(), key.credentials()),
                    leased.calls,
                    Optional.of(leased.limit),
                    leased.credentials.open.gate(),
                    eventLoops.afterRead(),
                    () -> acquire(key.ofStreams()),
                    () -> release(key, leased));
        }
    }

    private SharedClient open(ClientKey key) {
        if (key.http().trustsAll() && !toldOfTrust) {
            toldOfTrust = true;
            LOG.warn(
                    "trustAllCertificates=true: any server can pass itself off as Bedrock, and read and change the calls."
                            + " Leave it out in production.");
        }
        OpenCredentials.Key as = OpenCredentials.Key.of(key);
        SharedCredentials shared = credentials.get(as);
        if (shared == null) {
            shared = new SharedCredentials(OpenCredentials.open(as, eventLoops.group()));
            credentials.put(as, shared);
        }
        shared.users++;
        try {
            OwnedClient client = OwnedClient.open(key, shared.open, eventLoops);
            return new SharedClient(client, as, shared, key.http().maxConcurrency());
        } catch (RuntimeException | Error e) {
            release(as, shared);
            if (clients.isEmpty()) {
                eventLoops.close();
            }
            throw e;
        }
    }

    /** How many clients are open. */
    public int size() {
        synchronized (clients) {
            return clients.size();
        }
    }

    /** The clients that are open, in no order. */
    public List<OpenClient> open() {
        synchronized (clients) {
            List<OpenClient> open = new ArrayList<>();
            clients.forEach((key, shared) -> open.add(OpenClient.of(key, shared.limit)));
            return open;
        }
    }

    /** Closes all clients, whoever still has a lease; the calls under way end. */
    public void close() {
        for (SharedClient shared : shared()) {
            shared.calls.close(); // Not within the lock: whoever is told may ask for a client.
        }
        synchronized (clients) {
            clients.values().forEach(SharedClient::close);
            clients.clear();
            credentials.values().forEach(shared -> shared.open.close());
            credentials.clear();
            eventLoops.close();
        }
    }

    private void release(ClientKey key, SharedClient shared) {
        synchronized (clients) {
            if (clients.get(key) != shared) {
                return; // All were closed meanwhile.
            }
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            clients.remove(key);
        }
        shared.calls.close();
        synchronized (clients) {
            shared.close();
            release(shared.as, shared.credentials);
            if (clients.isEmpty()) {
                eventLoops.close();
            }
        }
    }

    private List<SharedClient> shared() {
        synchronized (clients) {
            return List.copyOf(clients.values());
        }
    }

    private void release(OpenCredentials.Key as, SharedCredentials shared) {
        shared.users--;
        if (shared.users == 0 && credentials.remove(as, shared)) {
            shared.open.close();
        }
    }

    /** Two sources of credentials may be of one account; nobody knows before they are asked. */
    private record Account(Region region, CredentialsRef credentials) {}

    private static final class SharedClient {

        private final OwnedClient client;
        private final OpenCredentials.Key as;
        private final SharedCredentials credentials;
        private final CallLimit limit;
        private final ClientCalls calls = new ClientCalls();
        private int users;

        private SharedClient(
                OwnedClient client, OpenCredentials.Key as, SharedCredentials credentials, int maxConcurrency) {
            this.client = client;
            this.as = as;
            this.credentials = credentials;
            this.limit = new CallLimit(maxConcurrency);
        }

        private void close() {
            calls.close();
            client.close();
        }
    }

    private static final class SharedCredentials {

        private final OpenCredentials open;
        private int users;

        private SharedCredentials(OpenCredentials open) {
            this.open = open;
        }
    }
}
