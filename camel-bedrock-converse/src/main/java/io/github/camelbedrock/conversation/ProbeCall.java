/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.model.ModelId;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Counts the tokens of one word. It takes no place among the calls: those may be what is to be found out. */
final class ProbeCall {

    private final ClientLease client;
    private final Executor executor;

    ProbeCall(ClientLease client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    CompletionStage<?> ask(ModelId model) {
        Message word = Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("ping"))
                .build();
        CountTokensRequest request = CountTokensRequest.builder()
                .modelId(model.baseId() == null ? model.value() : model.baseId())
                .input(input -> input.converse(converse -> converse.messages(word)))
                .build();
        return client.credentials().ready(executor).thenCompose(found -> client.call(sdk -> sdk.countTokens(request)));
    }
}
