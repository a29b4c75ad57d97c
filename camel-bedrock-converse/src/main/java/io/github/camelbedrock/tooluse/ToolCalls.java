/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import io.github.camelbedrock.turn.Stages;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolLoopSettings;
import io.github.camelbedrock.turn.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Calls the tools of one set for one exchange. */
public final class ToolCalls implements ToolCaller {

    private final ToolSet tools;
    private final ToolLoopSettings settings;
    private final ToolThreads threads;
    private final @Nullable Object origin;
    private volatile boolean cancelled;

    /**
     * @param origin who asks, for the executors of the tools; may be null
     */
    public ToolCalls(ToolSet tools, ToolLoopSettings settings, ToolThreads threads, @Nullable Object origin) {
        this.tools = tools;
        this.settings = settings;
        this.threads = threads;
        this.origin = origin;
    }

    @Override
    public boolean isCallable(String name) {
        return tools.find(name) != null;
    }

    @Override
    public CompletionStage<List<ToolOutcome>> call(List<ToolUseBlock> calls) {
        CompletableFuture<List<ToolOutcome>> end = threads.waiting();
        CompletionStage<List<ToolOutcome>> all = CompletableFuture.completedStage(new ArrayList<>(calls.size()));
        for (Supplier<CompletionStage<ToolOutcome>> next : started(calls, end)) {
            all = all.thenCompose(outcomes -> next.get().thenApply(outcome -> {
                outcomes.add(outcome);
                return outcomes;
            }));
        }
        Stages.pass(all, end);
        return end;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** Side by side all of them run already; otherwise each begins when the one before has ended. */
    private List<Supplier<CompletionStage<ToolOutcome>>> started(List<ToolUseBlock> calls, Future<?> end) {
        List<Supplier<CompletionStage<ToolOutcome>>> started = new ArrayList<>(calls.size());
        for (ToolUseBlock call : calls) {
            if (settings.parallel()) {
                CompletionStage<ToolOutcome> running = call(call, end);
                started.add(() -> running);
            } else {
                started.add(() -> call(call, end));
            }
        }
        return started;
    }

    private CompletionStage<ToolOutcome> call(ToolUseBlock call, Future<?> end) {
        if (isUnwanted(end)) {
            return CompletableFuture.failedStage(unwanted());
        }
        OneCall one = new OneCall(tools, settings, call);
        ToolDefinition tool = tools.find(call.name());
        if (tool == null) {
            return one.unknown();
        }
        CompletableFuture<ToolAnswer> answer = new CompletableFuture<>();
        try {
            threads.limit(tool.timeout() == null ? settings.timeout() : tool.timeout(), answer);
            threads.run(() -> {
                if (isUnwanted(end)) {
                    answer.completeExceptionally(unwanted());
                } else if (!answer.isDone()) { // It has waited for a thread until its time was out.
                    run(one, tool, call, answer);
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e); // All is stopping.
        }
        return one.outcome(tool, answer);
    }

    private boolean isUnwanted(Future<?> end) {
        return cancelled || end.isDone();
    }

    private static CancellationException unwanted() {
        return new CancellationException("Nobody waits for the tool's result any more");
    }

    private void run(OneCall one, ToolDefinition tool, ToolUseBlock call, CompletableFuture<ToolAnswer> answer) {
        try {
            one.check(tool);
            ToolCall request =
                    new ToolCall(call.toolUseId(), call.name(), tool.schema().arguments(call.input()), origin);
            Stages.pass(tool.executor().execute(request), answer);
        } catch (Throwable e) {
            answer.completeExceptionally(e); // An Error of a tool must not leave the exchange without an end.
        }
    }
}
