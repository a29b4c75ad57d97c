/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.error.NamedModel;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.turn.ModelCall;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** One call of Converse. */
final class ConverseCall implements ModelCall {

    private final ClientLease client;
    private final ConverseRequestMapper mapper;
    private final Waits waits;
    private final ReplyAssembler assembler = new ReplyAssembler();

    ConverseCall(ClientLease client, ConverseRequestMapper mapper, Waits waits) {
        this.client = client;
        this.mapper = mapper;
        this.waits = waits;
    }

    @Override
    public CompletionStage<Reply> invoke(Turn turn) {
        ConverseRequest request = mapper.map(turn);
        return NamedModel.in(
                        waits.call(client, sdk -> sdk.converse(request)).thenApply(ConverseCall::whole),
                        request.modelId())
                .thenApply(response -> assembler.assemble(turn, response));
    }

    /** A chunked body that ends before it has begun is no error for the SDK (2.50.2), but an answer that holds nothing. */
    private static ConverseResponse whole(ConverseResponse response) {
        if (response.output() == null) {
            throw SdkClientException.create("The connection ended before Bedrock's answer");
        }
        return response;
    }
}
