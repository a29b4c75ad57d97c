/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one endpoint, each once at its real end, and knows whether it is well. Safe for use by many threads. */
public final class EndpointStatus {

    private final CallStatus all;
    private final String model;
    private final LongAdder throttled = new LongAdder();
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable SeenFailure lastFailure;
    private volatile @Nullable SeenFailure illness;

    /**
     * Nothing has been called yet.
     *
     * @param all where the counts of all endpoints come together
     * @param model the endpoint's own model
     */
    public EndpointStatus(CallStatus all, String model) {
        this.all = all;
        this.model = model;
    }

    /** The same call, counted. */
    public ModelCall counted(ModelCall call) {
        return turn -> counted(turn, () -> call.invoke(turn), this::answered);
    }

    /** The same call, counted when its stream has ended. */
    public StreamCall counted(StreamCall call) {
        return (turn, sink) -> counted(turn, () -> call.invoke(turn, sink), this::answered);
    }

    /** The same counter of tokens, counted itself. */
    public TokenCounter counted(TokenCounter counter) {
        return turn -> counted(turn, () -> counter.count(turn), (asked, tokens) -> {
            all.counts(asked.model().value()).counted();
            succeeded(asked);
        });
    }

    private <T> CompletionStage<T> counted(Turn turn, Supplier<CompletionStage<T>> call, BiConsumer<Turn, T> answered) {
        ModelCounts counts = all.counts(turn.model().value());
        counts.began();
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (RuntimeException | Error e) {
            counts.ended();
            failed(turn.model().value(), e);
            throw e;
        }
        return stage.whenComplete((answer, failure) -> {
            counts.ended();
            if (failure == null) {
                answered.accept(turn, answer);
            } else {
                failed(turn.model().value(), Causes.unwrapped(failure));
            }
        });
    }

    /** Another model than the one that was asked first may have answered. */
    private void answered(Turn turn, Reply reply) {
        all.counts(reply.turn().model().value()).answered(reply.usage());
        succeeded(turn);
    }

    private void succeeded(Turn turn) {
        if (turn.model().value().equals(model)) {
            illness = null;
        }
        lastSuccess = Instant.now();
    }

    private void failed(String asked, Throwable failure) {
        if (isCancelled(failure)) {
            all.counts(asked).cancelled();
            return;
        }
        Failure told = Failure.of(failure);
        all.counts(asked).failed(told.category());
        SeenFailure seen = seen(asked, told);
        all.add(seen);
        lastFailure = seen;
        if (told.category() == ErrorCategory.THROTTLING) {
            throttled.increment();
        }
        if (asked.equals(model)) { // A header may name any model, and must not take the endpoint out of service by it.
            judge(failure, told, seen);
        }
    }

    private static SeenFailure seen(String asked, Failure told) {
        return new SeenFailure(Instant.now(), CountsByName.shown(asked), told.category(), told.requestId());
    }

    private void judge(Throwable failure, Failure told, SeenFailure seen) {
        switch (Verdict.of(failure, told)) {
            case WELL -> illness = null;
            case ILL -> illness = seen;
            case NOTHING -> {}
        }
    }

    private static boolean isCancelled(Throwable failure) {
        return failure instanceof CancellationException
                || (failure instanceof ToolLoopException && failure.getCause() instanceof CancellationException);
    }

    /** Counts an exchange of which no call could be made. */
    public void refused(Throwable failure) {
        failed(model, failure);
    }

    /**
     * Takes the outcome of a question that was asked for the sake of the endpoint's health alone; it is not counted.
     *
     * @param failure why it has failed, or null
     * @return the category of the failure, or null
     */
    public @Nullable ErrorCategory probed(@Nullable Throwable failure) {
        if (failure == null) {
            illness = null;
            return null;
        }
        Throwable plain = Causes.unwrapped(failure);
        Failure told = Failure.of(plain);
        judge(plain, told, seen(model, told));
        return told.category();
    }

    /** How many calls failed since there were too many. */
    public long throttled() {
        return throttled.sum();
    }

    /** When a call was last answered; null for never. */
    public @Nullable Instant lastSuccess() {
        return lastSuccess;
    }

    /** The last call that failed; null for none. */
    public @Nullable SeenFailure lastFailure() {
        return lastFailure;
    }

    /** The last failure that was not one of its request alone, if nothing has gone well since; else null. */
    public @Nullable SeenFailure illness() {
        return illness;
    }
}
