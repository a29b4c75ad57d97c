/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** The same two requests as a route with tools sends, by the SDK alone. */
final class BareToolLoop implements Asker {

    private final BareSdk sdk;
    private final ToolConfiguration configuration;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final BareTools tools = new BareTools(pool, ToolRoutes.TEXTS);

    BareToolLoop(URI endpoint, int maxConcurrency, ToolConfiguration configuration) {
        sdk = new BareSdk(endpoint, maxConcurrency);
        this.configuration = configuration;
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        Message asked = Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(question))
                .build();
        converse(modelId, List.of(asked))
                .thenCompose(response -> {
                    Message calls = response.output().message();
                    List<ToolUseBlock> uses = calls.content().stream()
                            .map(ContentBlock::toolUse)
                            .filter(Objects::nonNull)
                            .toList();
                    return tools.call(uses)
                            .thenCompose(results -> converse(modelId, List.of(asked, calls, message(results))));
                })
                .whenComplete((response, failure) -> then.accept(
                        failure != null
                                ? null
                                : Answered.now(response.output()
                                        .message()
                                        .content()
                                        .get(0)
                                        .text()),
                        failure));
    }

    private CompletableFuture<ConverseResponse> converse(String modelId, List<Message> messages) {
        return sdk.client().converse(r -> r.modelId(modelId)
                .messages(messages)
                .inferenceConfig(i -> i.maxTokens(100).temperature(0.2f))
                .toolConfig(configuration));
    }

    private static Message message(List<ToolResultBlock> results) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(results.stream().map(ContentBlock::fromToolResult).toList())
                .build();
    }

    @Override
    public void close() {
        sdk.close();
        pool.shutdown();
    }
}
