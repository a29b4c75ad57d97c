/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the calls of one endpoint together. All of them keep within the client's limit, if it has one. */
public final class ConversationFactory {

    private final ClientLease client;
    private final Executor executor;
    private final ConverseRequestMapper mapper = new ConverseRequestMapper();
    private final ConverseStreamCall streams;
    private final TokenCounter counter;
    /** The streams whose tools may be called again. */
    private final Set<ToolLoopSink> loops = ConcurrentHashMap.newKeySet();

    /**
     * Takes the client of the endpoint.
     *
     * @param executor starts the calls that had to wait for their turn, and checks answers that must have a shape
     * @param timer watches streams
     */
    public ConversationFactory(ClientLease client, Executor executor, ScheduledExecutorService timer) {
        this.client = client;
        this.executor = executor;
        this.streams = new ConverseStreamCall(client, mapper, executor, timer);
        TokenCounter count = new CountTokensCall(client.runtime(), mapper);
        this.counter = client.limit()
                .<TokenCounter>map(limit -> new Limited<>(count::count, limit, executor)::invoke)
                .orElse(count);
    }

    /** Asks by Converse: one whole answer, checked and asked for again where the turn says so. Read inside out. */
    public ModelCall converse() {
        return new ToolLoop(oneTurn(limited(new ConverseCall(client.runtime(), mapper))), ToolLoop.UNHEARD);
    }

    /** Asks by ConverseStream for an answer in parts. It is checked at its end, but never asked for again. */
    public StreamCall stream() {
        return (turn, sink) -> streamed(turn.withoutOutputRetries(), sink);
    }

    /** Asks by ConverseStream and waits for the whole answer, which is checked as that of {@link #converse}. */
    public ModelCall collect() {
        return turn -> streamed(turn, PartSink.none());
    }

    private CompletionStage<Reply> streamed(Turn turn, PartSink sink) {
        if (turn.tools() == null) {
            return oneTurn(sink).invoke(turn);
        }
        ToolLoopSink loop = new ToolLoopSink(sink, turn.tools());
        loops.add(loop);
        try {
            return loop.end(new ToolLoop(oneTurn(loop), loop).invoke(turn))
                    .whenComplete((reply, failure) -> loops.remove(loop));
        } catch (RuntimeException | Error e) {
            loops.remove(loop);
            throw e;
        }
    }

    private ModelCall oneTurn(PartSink sink) {
        return oneTurn(turn -> streams.invoke(turn, sink));
    }

    private ModelCall oneTurn(ModelCall asking) {
        ModelCall call = new GuardedCall(asking);
        call = new InputLimitCall(call, counter);
        return new StructuredCall(call, executor);
    }

    /** Lets streams be opened, again after {@link #cancelStreams}. */
    public void startStreams() {
        streams.start();
    }

    /** Ends all streams that are open or wait for their turn. */
    public void cancelStreams() {
        streams.cancelAll();
        loops.forEach(ToolLoopSink::cancel);
    }

    /** Counts by CountTokens. */
    public TokenCounter countTokens() {
        return counter;
    }

    private ModelCall limited(ModelCall call) {
        return client.limit()
                .<ModelCall>map(limit -> new Limited<>(call::invoke, limit, executor)::invoke)
                .orElse(call);
    }
}
