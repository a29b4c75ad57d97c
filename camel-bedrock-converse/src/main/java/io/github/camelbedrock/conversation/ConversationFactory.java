/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.TokenCounter;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the calls of one endpoint together. All of them keep within the client's limit, if it has one. */
public final class ConversationFactory {

    private final ClientLease client;
    private final Executor executor;
    private final ConverseRequestMapper mapper = new ConverseRequestMapper();
    private final ConverseStreamCall streams;

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
    }

    /** Asks by Converse: one whole answer, checked and asked for again where the turn says so. Read inside out. */
    public ModelCall converse() {
        ModelCall call = limited(new ConverseCall(client.runtime(), mapper));
        call = new GuardedCall(call);
        call = new InputLimitCall(call, countTokens());
        return new StructuredCall(call, executor);
    }

    /** Asks by ConverseStream for an answer in parts. It is checked at its end, but never asked for again. */
    public StreamCall stream() {
        return (turn, sink) -> new StructuredCall(streamed(sink), executor).invoke(turn.withoutOutputRetries());
    }

    /** Asks by ConverseStream and waits for the whole answer, which is checked as that of {@link #converse}. */
    public ModelCall collect() {
        return new StructuredCall(turn -> streamed(PartSink.none()).invoke(turn), executor);
    }

    /** Lets streams be opened, again after {@link #cancelStreams}. */
    public void startStreams() {
        streams.start();
    }

    /** Ends all streams that are open or wait for their turn. */
    public void cancelStreams() {
        streams.cancelAll();
    }

    private ModelCall streamed(PartSink sink) {
        return new InputLimitCall(new GuardedCall(turn -> streams.invoke(turn, sink)), countTokens());
    }

    /** Counts by CountTokens. */
    public TokenCounter countTokens() {
        TokenCounter counter = new CountTokensCall(client.runtime(), mapper);
        return client.limit()
                .<TokenCounter>map(limit -> new Limited<>(counter::count, limit, executor)::invoke)
                .orElse(counter);
    }

    private ModelCall limited(ModelCall call) {
        return client.limit()
                .<ModelCall>map(limit -> new Limited<>(call::invoke, limit, executor)::invoke)
                .orElse(call);
    }
}
