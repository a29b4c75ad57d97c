/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Stages;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.ToolCaller;
import io.github.camelbedrock.turn.ToolRounds.Called;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes one stream of those of the turns of a tool loop. Safe for use by many threads. */
final class ToolLoopSink extends JoinedSink implements ToolLoop.Listener {

    private final ToolCaller tools;
    private final CompletableFuture<Reply> end = new CompletableFuture<>();

    ToolLoopSink(PartSink taker, ToolCaller tools) {
        super(taker);
        this.tools = tools;
    }

    @Override
    public void calling() {
        checkWanted();
        pause();
    }

    /** The turn's end, at which the tools were called, is a part of its own. */
    @Override
    public void answered(int iteration, List<Called> calls, @Nullable String direct) {
        checkWanted();
        take(new StreamPart.ToolIteration(iteration, calls));
        if (direct != null && !direct.isEmpty()) {
            take(new StreamPart.Text(0, direct));
        }
        flush();
    }

    /**
     * The end of the stream that the loop makes.
     *
     * @param loop its end, which it may come to long after a cancel, when its tools have answered
     */
    CompletionStage<Reply> end(CompletionStage<Reply> loop) {
        Stages.pass(loop, end);
        return end;
    }

    private void checkWanted() {
        if (isCancelled()) {
            throw cancellation();
        }
    }

    private static CancellationException cancellation() {
        return new CancellationException("The stream was cancelled");
    }

    @Override
    public void cancel() {
        if (!cancelFlow()) {
            end.completeExceptionally(cancellation());
        }
        tools.cancel();
    }
}
