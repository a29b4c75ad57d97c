/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.limit.Cooldowns;
import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.ResilienceSettings;
import io.github.camelbedrock.turn.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the next of the turn's models where one is throttled, not available or not ready. */
final class FallbackCall implements ModelCall {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackCall.class);

    /** What a model says that stands in and does not take the request, which the next one may. */
    private static final Set<ErrorCategory> REFUSALS = Set.of(
            ErrorCategory.AUTH,
            ErrorCategory.MODEL_ACCESS,
            ErrorCategory.QUOTA,
            ErrorCategory.VALIDATION,
            ErrorCategory.CONTEXT_OVERFLOW);

    private final ModelCall call;
    private final Cooldowns cooldowns;
    private final Object account;
    private final BooleanSupplier settled;

    /**
     * Takes what it asks through.
     *
     * @param settled whether no other model may answer: a part of the answer was handed on, or nobody wants it any more
     */
    FallbackCall(ModelCall call, Cooldowns cooldowns, Object account, BooleanSupplier settled) {
        this.call = call;
        this.cooldowns = cooldowns;
        this.account = account;
        this.settled = settled;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        return turn.settings().resilience().fallbackModels().isEmpty() ? call.invoke(turn) : new Run(turn).ask();
    }

    /** One question on its way from model to model. One thing happens after the other, on whatever thread. */
    private final class Run {

        private final Turn turn;
        private final ResilienceSettings settings;
        private final Deque<ModelId> models = new ArrayDeque<>();
        /** Those that are left alone: they are asked when no other is left. */
        private final Deque<ModelId> cooling = new ArrayDeque<>();

        /** The first is told, the others beside it: that of the turn's own model, or the one that ends the answer. */
        private final Deque<Throwable> failures = new ArrayDeque<>();

        Run(Turn turn) {
            this.turn = turn;
            this.settings = turn.settings().resilience();
            models.add(turn.model());
            for (ModelId model : settings.fallbackModels()) {
                if (models.stream().noneMatch(known -> known.value().equals(model.value()))) {
                    models.add(model); // Under another of its names it would only be asked twice.
                }
            }
        }

        CompletionStage<Reply> ask() {
            return ask(Objects.requireNonNull(next(), "the first model is always there"));
        }

        private @Nullable ModelId next() {
            for (ModelId model = models.poll(); model != null; model = models.poll()) {
                if (cooldowns.mayAsk(account, model.value())) {
                    return model;
                }
                cooling.add(model);
            }
            return cooling.poll();
        }

        private CompletionStage<Reply> ask(ModelId model) {
            long at = cooldowns.now();
            CompletionStage<Reply> asked;
            try {
                asked = call.invoke(isOwn(model) ? turn : turn.withModel(model));
            } catch (RuntimeException e) {
                if (isOwn(model) && failures.isEmpty()) {
                    throw e;
                }
                asked = CompletableFuture.failedStage(e); // This model does not take the request.
            }
            return asked.handle((reply, failure) ->
                            failure == null ? answered(model, reply, at) : failed(model, Causes.unwrapped(failure)))
                    .thenCompose(Function.identity());
        }

        /** Whether it is the turn's, and none that stands in. */
        private boolean isOwn(ModelId model) {
            return model.equals(turn.model());
        }

        private CompletionStage<Reply> answered(ModelId model, Reply reply, long at) {
            cooldowns.end(account, model.value(), at);
            return CompletableFuture.completedStage(reply);
        }

        private CompletionStage<Reply> failed(ModelId model, Throwable failure) {
            boolean over = settled.getAsBoolean() || failure instanceof CancellationException;
            if (over || isOwn(model)) {
                failures.addFirst(failure);
            } else {
                failures.addLast(failure);
            }
            if (over) {
                return ended();
            }
            Failure told = Failure.of(failure);
            ErrorCategory category = told.category();
            boolean unable = category == ErrorCategory.THROTTLING || category == ErrorCategory.UNAVAILABLE;
            if (unable && !(failure instanceof CallLimitException)) {
                Long asked = told.retryAfterMillis();
                cooldowns.begin(
                        account, model.value(), Math.max(settings.fallbackCooldown(), asked == null ? 0 : asked));
            }
            boolean goesOn = (unable && !isOfAll(failure))
                    || (isOwn(model) ? isOverflow(category) : REFUSALS.contains(category));
            ModelId next = goesOn ? next() : null;
            if (next == null) {
                return ended();
            }
            LOG.warn(
                    "Model {} could not answer ({}): model {} is asked in its place",
                    model.value(),
                    category.word(),
                    next.value());
            return ask(next);
        }

        /** The next model would wait in the same line. */
        private static boolean isOfAll(Throwable failure) {
            return failure instanceof CallLimitException limit && !limit.isOfModel();
        }

        private boolean isOverflow(ErrorCategory category) {
            return settings.fallbackOnOverflow() && category == ErrorCategory.CONTEXT_OVERFLOW;
        }

        /** The other failures are told beside the first. */
        private CompletionStage<Reply> ended() {
            Throwable failure = failures.element();
            failures.stream().skip(1).filter(other -> other != failure).forEach(failure::addSuppressed);
            return CompletableFuture.failedStage(failure);
        }
    }
}
