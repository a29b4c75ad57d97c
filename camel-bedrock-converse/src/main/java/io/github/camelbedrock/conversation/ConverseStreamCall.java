/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.stream.ConverseStream;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** One call of ConverseStream, which waits for its turn where the client has as many in flight as it may. */
final class ConverseStreamCall implements StreamCall {

    private final ClientLease client;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final ConverseRequestMapper mapper;
    private final ReplyAssembler replies = new ReplyAssembler();

    /**
     * Takes the client.
     *
     * @param executor starts the calls that had to wait
     * @param timer watches that no stream is silent for too long
     */
    ConverseStreamCall(
            ClientLease client, ConverseRequestMapper mapper, Executor executor, ScheduledExecutorService timer) {
        this.client = client;
        this.executor = executor;
        this.timer = timer;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn, PartSink sink) {
        ConverseStreamRequest request = mapper.mapStream(turn);
        ClientLease streams = client.streams();
        BedrockRuntimeAsyncClient sdk = streams.runtime();
        Function<Turn, CompletionStage<Reply>> call = asked ->
                ConverseStream.open(asked, sink, replies, timer, handler -> sdk.converseStream(request, handler));
        return streams.limit()
                .map(limit -> new Limited<>(call, limit, executor).invoke(turn))
                .orElseGet(() -> call.apply(turn));
    }
}
