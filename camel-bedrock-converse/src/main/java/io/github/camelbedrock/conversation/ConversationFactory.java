/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.limit.Cooldowns;
import io.github.camelbedrock.limit.Quotas;
import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/** Puts the calls of one endpoint together. All of them keep within the client's limit, if it has one. */
public final class ConversationFactory {

    private final ClientLease client;
    private final Quotas quotas;
    private final Cooldowns cooldowns;
    private final ConverseRequestMapper mapper = new ConverseRequestMapper();
    private final OpenCalls calls = new OpenCalls();
    private final Waits waits;
    private final ConverseStreamCall streams;
    private final TokenCounter counter;

    /**
     * Takes the client of the endpoint.
     *
     * @param quotas hold calls back
     * @param cooldowns the models that are left alone
     * @param executor starts the calls that had to wait for their turn, and checks answers that must have a shape
     * @param timer watches streams, and calls that wait
     */
    public ConversationFactory(
            ClientLease client, Quotas quotas, Cooldowns cooldowns, Executor executor, ScheduledExecutorService timer) {
        this.client = client;
        this.quotas = quotas;
        this.cooldowns = cooldowns;
        this.waits = new Waits(executor, timer, calls);
        this.streams = new ConverseStreamCall(client, mapper, waits);
        TokenCounter count = new CountTokensCall(client, mapper, waits);
        this.counter = client.limit()
                .<TokenCounter>map(limit -> new Limited<>(count::count, limit, waits)::invoke)
                .orElse(count);
    }

    /** Asks by Converse: one whole answer, checked and asked for again where the turn says so. Read inside out. */
    public ModelCall converse() {
        ModelCall one = limited(new ConverseCall(client, mapper, waits));
        return new ToolLoop(oneTurn(fallingBack(counted(paced(one)), () -> false)), ToolLoop.UNHEARD);
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
        return calls.open(loop::cancel, () -> loop.end(new ToolLoop(oneTurn(loop), loop).invoke(turn)));
    }

    private ModelCall oneTurn(PartSink sink) {
        return oneTurn((Turn turn) -> {
            if (turn.settings().resilience().fallbackModels().isEmpty()) {
                return counted(paced(asked -> streams.invoke(asked, sink))).invoke(turn);
            }
            JoinedSink joined = new JoinedSink(sink);
            return fallingBack(counted(paced(asked -> streams.invoke(asked, joined))), joined::isSettled)
                    .invoke(turn);
        });
    }

    private ModelCall paced(ModelCall call) {
        return new PacedCall(call, quotas, client.account(), waits);
    }

    /** Each model is asked for its own count: one that stands in must not take more than was allowed, either. */
    private ModelCall counted(ModelCall call) {
        return new InputLimitCall(call, counter);
    }

    private ModelCall fallingBack(ModelCall call, BooleanSupplier begun) {
        return new FallbackCall(call, cooldowns, client.account(), begun);
    }

    private ModelCall oneTurn(ModelCall asking) {
        return new StructuredCall(new GuardedCall(asking), waits.executor());
    }

    /** Lets calls be made, again after {@link #stop}. */
    public void start() {
        calls.start();
    }

    /** Ends all calls that are under way or wait for their turn. */
    public void stop() {
        calls.endAll();
    }

    /** Counts by CountTokens. */
    public TokenCounter countTokens() {
        return counter;
    }

    /** Asks for next to nothing, free of charge, to see whether Bedrock can be reached and lets this client in. */
    public CompletionStage<?> probe(ModelId model) {
        return new ProbeCall(client, waits.executor()).ask(model);
    }

    private ModelCall limited(ModelCall call) {
        return client.limit()
                .<ModelCall>map(limit -> new Limited<>(call::invoke, limit, waits)::invoke)
                .orElse(call);
    }
}
