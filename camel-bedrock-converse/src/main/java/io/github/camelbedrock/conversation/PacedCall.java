/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.limit.MinuteLimits;
import io.github.camelbedrock.limit.Quota;
import io.github.camelbedrock.limit.Quotas;
import io.github.camelbedrock.limit.Spending;
import io.github.camelbedrock.limit.SpendingCall;
import io.github.camelbedrock.request.InputEstimate;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.ResilienceSettings;
import io.github.camelbedrock.turn.Stages;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** A call that waits, without a thread, while its model has used up what it may in a minute. */
final class PacedCall implements ModelCall {

    private static final int SERVER_ERRORS = 500;

    private final ModelCall call;
    private final Quotas quotas;
    private final Object account;
    private final Waits waits;

    PacedCall(ModelCall call, Quotas quotas, Object account, Waits waits) {
        this.call = call;
        this.quotas = quotas;
        this.account = account;
        this.waits = waits;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        MinuteLimits limits = limits(turn.settings().resilience());
        Quota quota = quotas.of(account, turn.model().value(), limits);
        if (quota == null) {
            return call.invoke(turn);
        }
        Spending spending = new Spending(
                InputEstimate.of(turn), maxTokens(turn), turn.model().profile().outputTokenFactor());
        if (quota.tryTake(limits, spending)) {
            return invokeNow(turn, quota, spending);
        }
        CompletableFuture<Reply> later = new CompletableFuture<>();
        SpendingCall waiting = new SpendingCall(
                waits.executor(),
                () -> Stages.pass(() -> invokeNow(turn, quota, spending), later),
                later::completeExceptionally,
                spending);
        quota.takeLater(limits, waits.calls().waiting(waiting, later), Waits.bounds(turn), waits.timer());
        return later;
    }

    private static MinuteLimits limits(ResilienceSettings settings) {
        return settings.requestsPerMinute() == null && settings.tokensPerMinute() == null
                ? MinuteLimits.NONE
                : new MinuteLimits(settings.requestsPerMinute(), settings.tokensPerMinute());
    }

    private static @Nullable Integer maxTokens(Turn turn) {
        InferenceConfiguration given =
                turn.given() == null ? null : turn.given().inferenceConfig();
        return given != null && given.maxTokens() != null
                ? given.maxTokens()
                : turn.settings().inference().maxTokens();
    }

    private CompletionStage<Reply> invokeNow(Turn turn, Quota quota, Spending spending) {
        try {
            return call.invoke(turn).whenComplete((reply, failure) -> {
                if (failure != null) {
                    failed(Causes.unwrapped(failure), quota, spending);
                } else {
                    settle(reply.usage(), quota, spending);
                }
            });
        } catch (RuntimeException | Error e) {
            quota.giveBack(spending, false, waits.timer());
            throw e;
        }
    }

    /** What came from a cache is not counted (Bedrock User Guide, how tokens are counted). */
    private void settle(@Nullable TokenUsage usage, Quota quota, Spending spending) {
        if (usage != null) {
            long written = usage.cacheWriteInputTokens() == null ? 0 : usage.cacheWriteInputTokens();
            quota.settle(spending, orZero(usage.inputTokens()) + written, orZero(usage.outputTokens()), waits.timer());
        }
    }

    private static long orZero(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /** Whether the model has worked on it is not known where the server or the connection failed: then it counts as guessed. */
    private void failed(Throwable failure, Quota quota, Spending spending) {
        boolean unsent = failure instanceof CallLimitException
                || failure instanceof InvalidTurnException
                || failure instanceof RejectedExecutionException;
        boolean refused = failure instanceof SdkServiceException service && service.statusCode() < SERVER_ERRORS;
        if (unsent || refused) {
            quota.giveBack(spending, !unsent, waits.timer());
        }
    }
}
