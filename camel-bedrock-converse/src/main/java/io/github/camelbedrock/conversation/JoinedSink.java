/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.StreamPart;
import org.jspecify.annotations.Nullable;

/**
 * Makes one stream of several that come one after the other. What the taker has asked for and not got from one is asked
 * for of the next. Safe for use by many threads.
 */
class JoinedSink implements PartSink, PartFlow {

    private final PartSink taker;
    /** That of the stream that comes now; null while there is none. */
    private @Nullable PartFlow flow;

    private long demand;
    private boolean opened;
    private boolean begun;
    private boolean cancelled;

    JoinedSink(PartSink taker) {
        this.taker = taker;
    }

    @Override
    public void open(PartFlow next) {
        boolean first;
        long open;
        boolean over;
        synchronized (this) {
            first = !opened;
            opened = true;
            flow = next;
            open = demand;
            over = cancelled;
        }
        if (over) {
            next.cancel();
        } else if (first) {
            taker.open(this);
        } else if (open > 0) {
            next.request(open);
        }
    }

    @Override
    public void take(StreamPart part) {
        used();
        taker.take(part);
    }

    /** A part that nobody has asked for, as one of ours may be, is taken off what is asked for next. */
    private synchronized void used() {
        begun = true;
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
    }

    @Override
    public void flush() {
        taker.flush();
    }

    @Override
    public void request(long parts) {
        PartFlow open;
        long more;
        synchronized (this) {
            long before = Math.max(demand, 0);
            demand = demand > Long.MAX_VALUE - parts ? Long.MAX_VALUE : demand + parts;
            more = Math.max(demand, 0) - before;
            open = flow;
        }
        if (open != null && more > 0) {
            open.request(more);
        }
    }

    @Override
    public void cancel() {
        cancelFlow();
    }

    /** Cancels the stream that comes now and all that would follow; false where none comes now. */
    final boolean cancelFlow() {
        PartFlow open;
        synchronized (this) {
            cancelled = true;
            open = flow;
        }
        if (open != null) {
            open.cancel();
        }
        return open != null;
    }

    /** The stream has ended, and it takes a while until the next. */
    final synchronized void pause() {
        flow = null;
    }

    final synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Whether no other stream may come in the place of the one that comes now: the taker has got a part, or wants none. */
    final synchronized boolean isSettled() {
        return begun || cancelled;
    }
}
