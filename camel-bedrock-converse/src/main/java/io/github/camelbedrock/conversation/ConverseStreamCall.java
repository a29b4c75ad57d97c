/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.stream.ConverseStream;
import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.Turn;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** One call of ConverseStream, which waits for its turn where the client has as many in flight as it may. */
final class ConverseStreamCall implements StreamCall {

    private final ClientLease client;
    private final Waits waits;
    private final ConverseRequestMapper mapper;
    private final ReplyAssembler replies = new ReplyAssembler();
    private final Set<ConverseStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * Takes the client.
     *
     * @param waits lets calls wait, and watches that no stream is silent for too long
     */
    ConverseStreamCall(ClientLease client, ConverseRequestMapper mapper, Waits waits) {
        this.client = client;
        this.waits = waits;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn, PartSink sink) {
        ConverseStreamRequest request = mapper.mapStream(turn);
        ClientLease streams = client.streams();
        BedrockRuntimeAsyncClient sdk = streams.runtime();
        Function<Turn, CompletionStage<Reply>> call = asked -> waits.withCredentials(
                streams.credentials(),
                () -> open(asked, sink, streams.afterRead(), handler -> sdk.converseStream(request, handler)));
        return streams.limit()
                .map(limit -> new Limited<>(call, limit, waits).invoke(turn))
                .orElseGet(() -> call.apply(turn));
    }

    private CompletionStage<Reply> open(
            Turn turn,
            PartSink sink,
            Executor afterRead,
            Function<ConverseStreamResponseHandler, CompletableFuture<Void>> sdk) {
        ConverseStream stream = new ConverseStream(turn, sink, replies, waits.timer(), afterRead);
        open.add(stream);
        if (stopped) {
            stream.cancel(); // It has waited for its turn, which came when the others were cancelled.
        }
        try {
            return stream.open(sdk).whenComplete((reply, failure) -> open.remove(stream));
        } catch (RuntimeException | Error e) {
            open.remove(stream);
            throw e;
        }
    }

    /** Lets streams be opened, again after {@link #cancelAll}. */
    void start() {
        stopped = false;
    }

    /** Ends all streams that are open, and every other one when its turn comes. */
    void cancelAll() {
        stopped = true;
        open.forEach(PartFlow::cancel);
    }
}
