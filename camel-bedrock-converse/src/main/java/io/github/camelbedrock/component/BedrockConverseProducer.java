/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.conversation.ConversationFactory;
import io.github.camelbedrock.exchange.CallFailures;
import io.github.camelbedrock.exchange.ReplyWriter;
import io.github.camelbedrock.exchange.StreamBodies;
import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.StreamSettings;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Sends the exchange's turn and goes on with the route when the answer is there. No thread waits in between. */
final class BedrockConverseProducer extends DefaultAsyncProducer {

    private final TurnReader turnReader;
    private final ConverseOperation operation;
    private final ModelCall converse;
    private final TokenCounter countTokens;
    private final StreamCall stream;
    private final ModelCall collect;
    private final Executor routeThreads;
    private final ReplyWriter replyWriter = new ReplyWriter();
    private final StreamBodies bodies;
    private final StreamTarget target;
    private final ConversationFactory conversation;

    BedrockConverseProducer(
            BedrockConverseEndpoint endpoint,
            TurnReader turnReader,
            ConversationFactory conversation,
            Executor routeThreads) {
        super(endpoint);
        this.turnReader = turnReader;
        this.operation = endpoint.getPrompt().getOperation();
        this.converse = conversation.converse();
        this.countTokens = conversation.countTokens();
        this.stream = conversation.stream();
        this.collect = conversation.collect();
        this.routeThreads = routeThreads;
        this.conversation = conversation;
        this.bodies = new StreamBodies(replyWriter, routeThreads);
        this.target = new StreamTarget(this, bodies, stream);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(target);
    }

    /** Camel has waited for the exchanges under way; whoever still reads a stream would wait for ever. */
    @Override
    protected void doStop() throws Exception {
        conversation.cancelStreams();
        ServiceHelper.stopService(target);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallFailures.forget(exchange);
        try {
            ConverseOperation asked = turnReader.operation(exchange);
            Turn turn = turnReader.read(exchange);
            switch (asked == null ? operation : asked) {
                case converse ->
                    answer(
                            converse.invoke(turn),
                            exchange,
                            turn,
                            callback,
                            reply -> replyWriter.write(exchange, reply));
                case converseStream -> stream(turn, exchange, callback);
                case countTokens ->
                    answer(
                            countTokens.count(turn),
                            exchange,
                            turn,
                            callback,
                            tokens -> replyWriter.write(exchange, tokens));
            }
        } catch (Exception e) {
            CallFailures.set(exchange, e);
            callback.done(true);
            return true;
        }
        return false;
    }

    private void stream(Turn turn, Exchange exchange, AsyncCallback callback) {
        StreamSettings settings = turn.settings().stream();
        if (settings.to() != null) {
            answer(
                    target.send(exchange, turn, settings.to()),
                    exchange,
                    turn,
                    callback,
                    reply -> replyWriter.write(exchange, reply));
        } else if (settings.body() == StreamSettings.Body.COLLECT) {
            answer(collect.invoke(turn), exchange, turn, callback, reply -> replyWriter.write(exchange, reply));
        } else {
            answer(bodies.open(turn, stream).ready(), exchange, turn, callback, body -> body.write(exchange));
        }
    }

    private <T> void answer(
            CompletionStage<T> stage, Exchange exchange, Turn turn, AsyncCallback callback, Consumer<T> writer) {
        stage.whenComplete(
                (answer, failure) -> leaveEventLoop(() -> finish(exchange, turn, callback, answer, failure, writer)));
    }

    /** A route that held the SDK's event loop would hold every other call of the client. */
    private void leaveEventLoop(Runnable rest) {
        try {
            routeThreads.execute(rest);
        } catch (RejectedExecutionException e) {
            rest.run(); // The component is stopping; better a held event loop than an exchange that never ends.
        }
    }

    private static <T> void finish(
            Exchange exchange,
            Turn turn,
            AsyncCallback callback,
            @Nullable T answer,
            @Nullable Throwable failure,
            Consumer<T> writer) {
        try {
            if (answer != null) {
                writer.accept(answer);
            } else {
                CallFailures.setAndLog(exchange, turn, unwrapped(failure));
            }
        } catch (RuntimeException | Error e) {
            CallFailures.set(exchange, e);
        }
        callback.done(false);
    }

    /** The SDK's own exception, so that onException(ThrottlingException.class) matches. */
    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
