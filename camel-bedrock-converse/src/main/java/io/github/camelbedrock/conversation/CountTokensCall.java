/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.request.ConverseRequestMapper;
import io.github.camelbedrock.turn.TokenCounter;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensResponse;

/** Bedrock's CountTokens with the request that Converse would get. */
final class CountTokensCall implements TokenCounter {

    private final BedrockRuntimeAsyncClient client;
    private final ConverseRequestMapper mapper;

    CountTokensCall(BedrockRuntimeAsyncClient client, ConverseRequestMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Integer> count(Turn turn) {
        return client.countTokens(mapper.mapCount(turn)).thenApply(CountTokensResponse::inputTokens);
    }
}
