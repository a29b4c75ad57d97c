/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.error.NamedModel;
import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensRequest;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensResponse;

/** Bedrock's CountTokens with the request that Converse would get. */
final class CountTokensCall implements TokenCounter {

    private final ClientLease client;
    private final ConverseRequestMapper mapper;
    private final Waits waits;

    CountTokensCall(ClientLease client, ConverseRequestMapper mapper, Waits waits) {
        this.client = client;
        this.mapper = mapper;
        this.waits = waits;
    }

    @Override
    public CompletionStage<Integer> count(Turn turn) {
        CountTokensRequest request = mapper.mapCount(turn);
        return NamedModel.in(waits.call(client, sdk -> sdk.countTokens(request)), request.modelId())
                .thenApply(CountTokensResponse::inputTokens);
    }
}
