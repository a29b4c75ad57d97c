/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.exchange.ReplyWriter;
import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Sends the exchange's turn and goes on with the route when the answer is there. No thread waits in between. */
final class BedrockConverseProducer extends DefaultAsyncProducer {

    private final TurnReader turnReader;
    private final ModelCall conversation;
    private final Executor routeThreads;
    private final ReplyWriter replyWriter = new ReplyWriter();

    BedrockConverseProducer(
            BedrockConverseEndpoint endpoint, TurnReader turnReader, ModelCall conversation, Executor routeThreads) {
        super(endpoint);
        this.turnReader = turnReader;
        this.conversation = conversation;
        this.routeThreads = routeThreads;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<Reply> answer;
        try {
            answer = conversation.invoke(turnReader.read(exchange));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        answer.whenComplete((reply, failure) -> leaveEventLoop(() -> finish(exchange, reply, failure, callback)));
        return false;
    }

    /** A route that held the SDK's event loop would hold every other call of the client. */
    private void leaveEventLoop(Runnable rest) {
        try {
            routeThreads.execute(rest);
        } catch (RejectedExecutionException e) {
            rest.run(); // The component is stopping; better a held event loop than an exchange that never ends.
        }
    }

    private void finish(Exchange exchange, @Nullable Reply reply, @Nullable Throwable failure, AsyncCallback callback) {
        try {
            if (reply != null) {
                replyWriter.write(exchange, reply);
            } else {
                exchange.setException(unwrapped(failure));
            }
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    /** The SDK's own exception, so that onException(ThrottlingException.class) matches. */
    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
