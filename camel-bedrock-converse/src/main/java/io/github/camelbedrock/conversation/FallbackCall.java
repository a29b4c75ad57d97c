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

        private @Nullable Throwable first;

        Run(Turn turn) {
            this.turn = turn;
            this.settings = turn.settings().resilience();
            models.add(turn.model());
            settings.fallbackModels().stream()
                    .filter(model -> !model.value().equals(turn.model().value()))
                    .forEach(models::add);
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
            CompletionStage<Reply> asked;
            try {
                asked = call.invoke(model.equals(turn.model()) ? turn : turn.withModel(model));
            } catch (RuntimeException e) {
                if (first == null) {
                    throw e;
                }
                asked = CompletableFuture.failedStage(e); // This model does not take the request.
            }
            return asked.handle((reply, failure) ->
                            failure == null ? answered(model, reply) : failed(model, Causes.unwrapped(failure)))
                    .thenCompose(Function.identity());
        }

        private CompletionStage<Reply> answered(ModelId model, Reply reply) {
            cooldowns.end(account, model.value());
            return CompletableFuture.completedStage(reply);
        }

        private CompletionStage<Reply> failed(ModelId model, Throwable failure) {
            ErrorCategory category = ErrorCategory.of(failure);
            boolean unable = category == ErrorCategory.THROTTLING || category == ErrorCategory.UNAVAILABLE;
            if (settled.getAsBoolean() || failure instanceof CancellationException) {
                return ended(failure, first);
            }
            if (unable && !(failure instanceof CallLimitException)) {
                Long asked = Failure.of(failure).retryAfterMillis();
                cooldowns.begin(
                        account, model.value(), Math.max(settings.fallbackCooldown(), asked == null ? 0 : asked));
            }
            boolean goesOn = unable || (first == null ? isOverflow(category) : REFUSALS.contains(category));
            ModelId next = goesOn ? next() : null;
            if (next == null) {
                return first == null ? ended(failure, null) : ended(first, failure);
            }
            LOG.warn(
                    "Model {} could not answer ({}): model {} is asked in its place",
                    model.value(),
                    category.word(),
                    next.value());
            if (first == null) {
                first = failure;
            } else {
                suppress(first, failure);
            }
            return ask(next);
        }

        private boolean isOverflow(ErrorCategory category) {
            return settings.fallbackOnOverflow() && category == ErrorCategory.CONTEXT_OVERFLOW;
        }

        /** The other failure is told beside it. */
        private CompletionStage<Reply> ended(Throwable failure, @Nullable Throwable other) {
            if (other != null) {
                suppress(failure, other);
            }
            return CompletableFuture.failedStage(failure);
        }

        private static void suppress(Throwable failure, Throwable other) {
            if (other != failure) {
                failure.addSuppressed(other);
            }
        }
    }
}
