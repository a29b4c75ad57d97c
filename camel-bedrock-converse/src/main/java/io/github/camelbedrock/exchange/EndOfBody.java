/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.stream.StreamEnd;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CancellationException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Writes to the exchange what the end of a stream tells: all about the answer, or about what went wrong. */
final class EndOfBody implements StreamEnd {

    private final Turn turn;
    private volatile @Nullable Exchange exchange;
    private final ReplyWriter replies;

    EndOfBody(Turn turn, Exchange exchange, ReplyWriter replies) {
        this.turn = turn;
        this.exchange = exchange;
        this.replies = replies;
    }

    /** Another exchange goes on with the stream; the first may be another's by now. */
    void move(Exchange target) {
        exchange = target;
    }

    /** The exchange is done and may be another's by now: nothing more is written to it. */
    void leave() {
        exchange = null;
    }

    /** What has failed goes no further; an exception that is being handled does not count. */
    @Override
    public boolean isUnwanted() {
        Exchange live = exchange;
        return live != null && live.getException() != null;
    }

    @Override
    public void whole(Reply reply) {
        Exchange live = exchange;
        if (live != null) {
            replies.writeDetails(live, reply);
        }
    }

    @Override
    public void failed(Throwable failure) {
        Exchange live = exchange;
        if (live != null
                && !(failure instanceof CancellationException)) { // Nobody wanted the rest, or all is stopping.
            CallFailures.describeAndLog(live, turn, null, failure);
        }
    }
}
