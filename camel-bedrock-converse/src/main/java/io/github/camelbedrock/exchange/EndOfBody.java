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

/** Writes to the exchange what the end of a stream tells: all about the answer, or about what went wrong. */
final class EndOfBody implements StreamEnd {

    private final Turn turn;
    private final Exchange exchange;
    private final ReplyWriter replies;

    EndOfBody(Turn turn, Exchange exchange, ReplyWriter replies) {
        this.turn = turn;
        this.exchange = exchange;
        this.replies = replies;
    }

    @Override
    public void whole(Reply reply) {
        replies.writeDetails(exchange, reply);
    }

    @Override
    public void failed(Throwable failure) {
        if (!(failure instanceof CancellationException)) { // Nobody wanted the rest, or the route is stopping.
            CallFailures.describeAndLog(exchange, turn, failure);
        }
    }
}
