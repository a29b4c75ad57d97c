/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.conversation.ConversationFactory;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.exchange.CallFailures;
import io.github.camelbedrock.exchange.ReplyWriter;
import io.github.camelbedrock.exchange.StreamBodies;
import io.github.camelbedrock.exchange.StreamBody;
import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.StreamSettings;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.Objects;
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
    private final RouteThreads threads;
    private final ReplyWriter replyWriter = new ReplyWriter();
    private final StreamBodies bodies;
    private final StreamTarget target;
    private final ConversationFactory conversation;
    private final EndpointTools tools;
    private final EndpointHealth health;

    BedrockConverseProducer(
            BedrockConverseEndpoint endpoint,
            TurnReader turnReader,
            ConversationFactory conversation,
            EndpointTools tools,
            RouteThreads threads,
            EndpointHealth health) {
        super(endpoint);
        this.turnReader = turnReader;
        this.operation = endpoint.getPrompt().getOperation();
        this.health = health;
        this.converse = health.status().counted(conversation.converse());
        this.countTokens = health.status().counted(conversation.countTokens());
        this.stream = health.status().counted(conversation.stream());
        this.collect = health.status().counted(conversation.collect());
        this.threads = threads;
        this.conversation = conversation;
        this.tools = tools;
        this.bodies = new StreamBodies(replyWriter, threads.elements());
        this.target = new StreamTarget(this, bodies, stream);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        conversation.start();
        ServiceHelper.startService(tools);
        ServiceHelper.startService(target);
        health.begin();
    }

    /** Camel has waited for the exchanges under way as long as it may; what has not ended by now is ended. */
    @Override
    protected void doStop() throws Exception {
        health.end();
        conversation.stop();
        ServiceHelper.stopService(target, tools);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallFailures.forget(exchange);
        Turn turn = null;
        try {
            ConverseOperation asked = turnReader.operation(exchange);
            turn = tools.offer(turnReader.read(exchange), exchange);
            Call call = new Call(exchange, turn, callback);
            switch (asked == null ? operation : asked) {
                case converse -> answer(call, converse.invoke(turn), reply -> write(call, reply));
                case converseStream -> stream(call);
                case countTokens -> answer(call, countTokens.count(turn), n -> replyWriter.write(exchange, n));
            }
        } catch (Exception e) {
            if (turn == null) {
                health.status().refused(e);
            }
            CallFailures.set(exchange, e);
            callback.done(true);
            return true;
        }
        return false;
    }

    /** What is being answered. */
    private record Call(Exchange exchange, Turn turn, AsyncCallback callback) {}

    private void stream(Call call) {
        Turn turn = call.turn();
        StreamSettings settings = turn.settings().stream();
        if (settings.to() != null) {
            answer(call, target.send(call.exchange(), turn, settings.to()), reply -> write(call, reply));
        } else if (settings.body() == StreamSettings.Body.COLLECT) {
            answer(call, collect.invoke(turn), reply -> write(call, reply));
        } else {
            StreamBody body = bodies.open(turn, stream);
            Executor executor = body.holdsThread() ? threads.readers() : threads.answers();
            answer(call, body.ready(), ready -> ready.write(call.exchange()), executor, body::cancel);
        }
    }

    private void write(Call call, Reply reply) {
        replyWriter.write(call.exchange(), reply);
    }

    private <T> void answer(Call call, CompletionStage<T> stage, Consumer<T> writer) {
        answer(call, stage, writer, threads.answers(), () -> {});
    }

    private <T> void answer(
            Call call, CompletionStage<T> stage, Consumer<T> writer, Executor executor, Runnable rejected) {
        stage.whenComplete((answer, failure) -> {
            Runnable rest = () -> finish(call, answer, failure, writer);
            try {
                executor.execute(rest); // A route that held the SDK's event loop would hold every other call.
            } catch (RejectedExecutionException e) {
                rejected.run();
                rest.run(); // The component is stopping; better a held event loop than an exchange that never ends.
            }
        });
    }

    private <T> void finish(Call call, @Nullable T answer, @Nullable Throwable failure, Consumer<T> writer) {
        try {
            if (failure != null) {
                CallFailures.setAndLog(call.exchange(), call.turn(), turnReader.region(), Causes.unwrapped(failure));
            } else {
                writer.accept(Objects.requireNonNull(answer, "neither answer nor failure"));
            }
        } catch (RuntimeException | Error e) {
            CallFailures.set(call.exchange(), e);
        }
        call.callback().done(false);
    }
}
