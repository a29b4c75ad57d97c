/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.error.NamedModel;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/** One call of Converse. */
final class ConverseCall implements ModelCall {

    private final BedrockRuntimeAsyncClient client;
    private final ConverseRequestMapper mapper;
    private final OpenCalls calls;
    private final ReplyAssembler assembler = new ReplyAssembler();

    ConverseCall(BedrockRuntimeAsyncClient client, ConverseRequestMapper mapper, OpenCalls calls) {
        this.client = client;
        this.mapper = mapper;
        this.calls = calls;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        ConverseRequest request = mapper.map(turn);
        return NamedModel.in(calls.running(client.converse(request)), request.modelId())
                .thenApply(response -> assembler.assemble(turn, response));
    }
}
