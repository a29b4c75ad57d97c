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

    private static final int REFUSALS = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int FAILED_DEPENDENCY = 424;
    private static final int TOO_MANY_REQUESTS = 429;
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

    /**
     * Whether the model has worked on it is not known where the model, the server or the connection failed, and a stream that
     * breaks off has cost something: then it counts as guessed. So does a call that is throttled: the quota has less left
     * than was thought, and what is given back would be asked for in vain at once.
     */
    private void failed(Throwable failure, Quota quota, Spending spending) {
        boolean unsent = failure instanceof CallLimitException
                || failure instanceof InvalidTurnException
                || failure instanceof RejectedExecutionException;
        boolean refused = failure instanceof SdkServiceException service && isRefusal(service.statusCode());
        if (unsent || refused) {
            quota.giveBack(spending, !unsent, waits.timer());
        }
    }

    private static boolean isRefusal(int status) {
        return status >= REFUSALS
                && status < SERVER_ERRORS
                && status != REQUEST_TIMEOUT
                && status != FAILED_DEPENDENCY
                && status != TOO_MANY_REQUESTS;
    }
}
