/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The right to use a client until it is closed. Closing twice does no harm. */
public final class ClientLease implements AutoCloseable {

    private final BedrockRuntimeAsyncClient runtime;
    private final Optional<CallLimit> limit;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClientLease(BedrockRuntimeAsyncClient runtime, Optional<CallLimit> limit, Runnable release) {
        this.runtime = runtime;
        this.limit = limit;
        this.release = release;
    }

    /** The client of Bedrock Runtime. */
    public BedrockRuntimeAsyncClient runtime() {
        return runtime;
    }

    /** How many calls the client may have in flight, over all its users; empty for a client of the user's own. */
    public Optional<CallLimit> limit() {
        return limit;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
