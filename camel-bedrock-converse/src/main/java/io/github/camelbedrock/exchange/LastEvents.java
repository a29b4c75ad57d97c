/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.error.Failure;
import io.github.camelbedrock.stream.ElementInputStream.LastWords;
import io.github.camelbedrock.stream.SseFrames;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.Map;

/** The last of an answer's server-sent events, by which a browser knows whether it has all. */
final class LastEvents implements LastWords {

    private final boolean events;

    LastEvents(Turn turn) {
        this.events = turn.settings().stream().events();
    }

    /** Behind pieces of text; where every event is sent, Bedrock's own has come already. */
    @Override
    public byte[] whole(Reply reply) {
        String reason = reply.response().stopReasonAsString();
        return events
                ? LastWords.super.whole(reply)
                : SseFrames.event("messageStop", Map.of("stopReason", String.valueOf(reason)));
    }

    /** Tells the category alone: the one at the other end may be anyone, and exceptions quote requests. */
    @Override
    public byte[] failed(Throwable reason) {
        return SseFrames.event(
                "error", Map.of("category", Failure.of(reason).category().word()));
    }
}
