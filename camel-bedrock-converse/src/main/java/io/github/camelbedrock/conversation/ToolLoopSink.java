/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.turn.PartFlow;
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

/**
 * Makes one stream of those of several turns. What the taker has asked for and not got from one turn is asked for of the
 * next. Safe for use by many threads.
 */
final class ToolLoopSink implements PartSink, PartFlow, ToolLoop.Listener {

    private final PartSink taker;
    private final ToolCaller tools;
    private final CompletableFuture<Reply> end = new CompletableFuture<>();
    /** That of the turn that is said now; null while tools are called. */
    private @Nullable PartFlow flow;

    private long demand;
    private boolean opened;
    private boolean cancelled;

    ToolLoopSink(PartSink taker, ToolCaller tools) {
        this.taker = taker;
        this.tools = tools;
    }

    @Override
    public void open(PartFlow turn) {
        boolean first;
        long open;
        boolean over;
        synchronized (this) {
            first = !opened;
            opened = true;
            flow = turn;
            open = demand;
            over = cancelled;
        }
        if (over) {
            turn.cancel();
        } else if (first) {
            taker.open(this);
        } else if (open > 0) {
            turn.request(open);
        }
    }

    @Override
    public void take(StreamPart part) {
        used();
        taker.take(part);
    }

    @Override
    public void flush() {
        taker.flush();
    }

    @Override
    public synchronized void calling() {
        checkWanted();
        flow = null;
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

    private synchronized void checkWanted() {
        if (cancelled) {
            throw cancellation();
        }
    }

    private static CancellationException cancellation() {
        return new CancellationException("The stream was cancelled");
    }

    /** A part that nobody has asked for, as that of an iteration may be, is taken off what is asked for next. */
    private synchronized void used() {
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
    }

    @Override
    public void request(long parts) {
        PartFlow turn;
        long more;
        synchronized (this) {
            long before = Math.max(demand, 0);
            demand = demand > Long.MAX_VALUE - parts ? Long.MAX_VALUE : demand + parts;
            more = Math.max(demand, 0) - before;
            turn = flow;
        }
        if (turn != null && more > 0) {
            turn.request(more);
        }
    }

    @Override
    public void cancel() {
        PartFlow turn;
        synchronized (this) {
            cancelled = true;
            turn = flow;
        }
        if (turn != null) {
            turn.cancel();
        } else {
            end.completeExceptionally(cancellation());
        }
        tools.cancel();
    }
}
