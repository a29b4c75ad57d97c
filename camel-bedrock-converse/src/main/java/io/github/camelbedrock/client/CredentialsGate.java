/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.github.camelbedrock.error.Causes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * Where calls wait for credentials, without a thread. A lookup may take seconds (instance metadata, STS, SSO), and the SDK
 * waits for it on the thread that makes the call, a thread of a route. So a call asks here first, and the SDK then finds the
 * credentials at hand. Safe for use by many threads.
 */
public final class CredentialsGate {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialsGate.class);

    /** As the SDK's provider for STS: renewed from five minutes before they expire, needed in the last one. */
    private static final Duration RENEWED = Duration.ofMinutes(5);

    private static final Duration NEEDED = Duration.ofMinutes(1);

    /** How long credentials hold that do not tell when they expire, and take time to look up. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);

    /** Nobody waits here. */
    static final CredentialsGate OPEN = new CredentialsGate(null, false);

    private final @Nullable IdentityProvider<AwsCredentialsIdentity> source;
    private final boolean slow;
    private volatile @Nullable Found last;
    /** Why the last look of {@link #resolve} found none. */
    private volatile @Nullable Throwable missing;

    private @Nullable CompletableFuture<@Nullable Void> lookup;

    private record Found(AwsCredentialsIdentity identity, @Nullable Instant end, Instant at) {}

    /**
     * A gate.
     *
     * @param source looks the credentials up, or null where no call needs to wait
     * @param slow whether each look may take time; otherwise only one that finds credentials which expire does
     */
    CredentialsGate(@Nullable IdentityProvider<AwsCredentialsIdentity> source, boolean slow) {
        this.source = source;
        this.slow = slow;
    }

    /** Whether a call may be sent at once, on this thread. */
    public boolean isReady() {
        return source == null || holds(RENEWED);
    }

    /**
     * Ends when a call may be sent. Credentials that will expire soon, but not at once, are renewed behind the calls.
     *
     * @param executor runs the lookup, one at a time, for which further calls wait as well
     * @return its failure is the SDK's, or a RejectedExecutionException
     */
    public CompletionStage<@Nullable Void> ready(Executor executor) {
        if (source == null || isReady()) {
            return DONE;
        }
        CompletableFuture<@Nullable Void> mine = null;
        CompletableFuture<@Nullable Void> running;
        synchronized (this) {
            if (lookup == null) {
                mine = new CompletableFuture<>();
                lookup = mine;
            }
            running = lookup;
        }
        if (mine != null) {
            start(mine, executor);
        }
        return holds(NEEDED) ? DONE : running;
    }

    /**
     * Looks the credentials up, unless they are at hand: on this thread, where the source does so. What comes later, as from
     * STS, is told next time.
     *
     * @throws RuntimeException if there are none, or were none at the last look that has come to its end; the SDK's message
     *     says what was tried
     */
    public void resolve() {
        if (isReady()) {
            return;
        }
        CompletableFuture<AwsCredentialsIdentity> found = look();
        found.whenComplete((identity, failure) -> missing = failure == null ? null : Causes.unwrapped(failure));
        Throwable reason = found.isDone() || !holds(Duration.ZERO) ? missing : null;
        if (reason instanceof RuntimeException failure) {
            throw failure;
        }
    }

    /** What the SDK is given. It finds at hand what it would have to wait for. */
    IdentityProvider<AwsCredentialsIdentity> provider() {
        return new IdentityProvider<>() {
            @Override
            public Class<AwsCredentialsIdentity> identityType() {
                return AwsCredentialsIdentity.class;
            }

            @Override
            public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                Found found = last;
                return found != null && (slow || found.end() != null) && holds(Duration.ZERO)
                        ? CompletableFuture.completedFuture(found.identity())
                        : look();
            }
        };
    }

    /** Whether what was found is good for that time, or for a new look on the thread of the call. */
    private boolean holds(Duration time) {
        Found found = last;
        if (found == null) {
            return false;
        }
        Instant end = found.end();
        if (end == null) {
            return !slow || Instant.now().isBefore(found.at().plus(UNTOLD));
        }
        return Instant.now().plus(time).isBefore(end);
    }

    private CompletableFuture<AwsCredentialsIdentity> look() {
        return Objects.requireNonNull(source, "no call waits").resolveIdentity().thenApply(identity -> {
            last = new Found(identity, identity.expirationTime().orElse(null), Instant.now());
            return identity;
        });
    }

    private void start(CompletableFuture<@Nullable Void> mine, Executor executor) {
        try {
            executor.execute(() -> look(mine, executor));
        } catch (RejectedExecutionException e) {
            end(mine, e);
        }
    }

    private void look(CompletableFuture<@Nullable Void> mine, Executor executor) {
        CompletableFuture<AwsCredentialsIdentity> found;
        try {
            found = look();
        } catch (RuntimeException | Error e) {
            end(mine, e);
            return;
        }
        boolean here = found.isDone();
        found.whenComplete((identity, failure) -> {
            Throwable reason = failure == null ? null : Causes.unwrapped(failure);
            if (here) {
                end(mine, reason);
            } else {
                endOn(executor, mine, reason);
            }
        });
    }

    /** The calls that waited go on here, and the network thread that brings the credentials has other work. */
    private void endOn(Executor executor, CompletableFuture<@Nullable Void> mine, @Nullable Throwable failure) {
        try {
            executor.execute(() -> end(mine, failure));
        } catch (RejectedExecutionException e) {
            end(mine, failure);
        }
    }

    private void end(CompletableFuture<@Nullable Void> mine, @Nullable Throwable failure) {
        synchronized (this) {
            lookup = null;
        }
        if (failure == null) {
            mine.complete(null);
        } else if (holds(Duration.ZERO)) {
            LOG.debug("Credentials were not renewed; those at hand have not expired yet", failure);
            mine.complete(null);
        } else {
            mine.completeExceptionally(failure);
        }
    }
}
