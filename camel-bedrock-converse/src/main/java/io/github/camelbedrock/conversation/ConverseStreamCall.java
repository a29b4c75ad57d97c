/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.stream.ConverseStream;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamCall;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** One call of ConverseStream. */
final class ConverseStreamCall implements StreamCall {

    private final BedrockRuntimeAsyncClient client;
    private final ConverseRequestMapper mapper;
    private final ReplyAssembler replies = new ReplyAssembler();

    ConverseStreamCall(BedrockRuntimeAsyncClient client, ConverseRequestMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn, PartSink sink) {
        ConverseStreamRequest request = mapper.mapStream(turn);
        return ConverseStream.open(turn, sink, replies, handler -> client.converseStream(request, handler));
    }
}
