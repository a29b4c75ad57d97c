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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** One call of ConverseStream, which waits for its turn where the client has as many in flight as it may. */
final class ConverseStreamCall implements StreamCall {

    private final ClientLease client;
    private final Waits waits;
    private final ConverseRequestMapper mapper;
    private final ReplyAssembler replies = new ReplyAssembler();

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
        Function<Turn, CompletionStage<Reply>> call = asked -> waits.withCredentials(
                streams.credentials(),
                () -> open(
                        asked,
                        sink,
                        streams.afterRead(),
                        handler -> streams.call(sdk -> sdk.converseStream(request, handler))));
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
        return waits.calls().open(stream::cancel, () -> stream.open(sdk));
    }
}
