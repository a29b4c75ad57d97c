/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The right to use a client until it is closed. Closing twice does no harm. */
public final class ClientLease implements AutoCloseable {

    private final BedrockRuntimeAsyncClient runtime;
    private final Object account;
    private final ClientCalls calls;
    private final Optional<CallLimit> limit;
    private final CredentialsGate credentials;
    private final Executor afterRead;
    private final @Nullable Supplier<ClientLease> openStreams;
    private final Runnable release;
    private @Nullable ClientLease streams;
    private boolean closed;

    /**
     * A lease.
     *
     * @param account as {@link #account()}
     * @param calls those of the client
     * @param credentials as {@link #credentials()}
     * @param afterRead as {@link #afterRead()}
     * @param openStreams opens the one for streams, or null where this one serves them as well
     * @param release called once, at the end
     */
    ClientLease(
            BedrockRuntimeAsyncClient runtime,
            Object account,
            ClientCalls calls,
            Optional<CallLimit> limit,
            CredentialsGate credentials,
            Executor afterRead,
            @Nullable Supplier<ClientLease> openStreams,
            Runnable release) {
        this.runtime = runtime;
        this.account = account;
        this.calls = calls;
        this.limit = limit;
        this.credentials = credentials;
        this.afterRead = afterRead;
        this.openStreams = openStreams;
        this.release = release;
    }

    static ClientLease ofUser(BedrockRuntimeAsyncClient client) {
        return new ClientLease(
                client,
                client,
                new ClientCalls(),
                Optional.empty(),
                CredentialsGate.OPEN,
                Runnable::run,
                null,
                () -> {});
    }

    /**
     * The client for streams, which does not take silence for a dead connection. It is built when it is first asked for.
     *
     * @throws IllegalStateException if this lease is closed
     */
    public synchronized ClientLease streams() {
        if (openStreams == null) {
            return this;
        }
        if (closed) {
            throw new IllegalStateException("The endpoint has been stopped");
        }
        ClientLease open = streams == null ? openStreams.get() : streams;
        streams = open;
        return open;
    }

    /** The client of Bedrock Runtime, for what it tells of itself. */
    public BedrockRuntimeAsyncClient runtime() {
        return runtime;
    }

    /**
     * Makes a call of Bedrock Runtime.
     *
     * @return ends with the call, and with a CancellationException where the client is closed before
     * @throws IllegalStateException if the client is closed, as it is when the component stops
     */
    public <T> CompletableFuture<T> call(Function<BedrockRuntimeAsyncClient, CompletableFuture<T>> call) {
        return calls.make(() -> call.apply(runtime));
    }

    /** Stands, by value, for the account and region that are called: what AWS counts together. */
    public Object account() {
        return account;
    }

    /** How many calls the client may have in flight, over all its users; empty for a client of the user's own. */
    public Optional<CallLimit> limit() {
        return limit;
    }

    /** Where a call waits for its credentials, before it is sent; always open for a client of the user's own. */
    public CredentialsGate credentials() {
        return credentials;
    }

    /**
     * Runs what it is given behind the tasks that wait on the network thread that calls it, so that what came together is
     * passed on together; at once on any other thread, and with a client of the user's own.
     */
    public Executor afterRead() {
        return afterRead;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (streams != null) {
            streams.close();
        }
        release.run();
    }
}
