/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Streams by the SDK alone, with a subscriber of its own that is called on the network's threads. */
final class BareStream implements Asker {

    private final BareSdk sdk;
    private final BedrockRuntimeAsyncClient client;
    private final long step;

    /**
     * A client of its own.
     *
     * @param step how many events are asked for: 1, time and again, or Long.MAX_VALUE
     */
    BareStream(URI endpoint, int maxConcurrency, long step) {
        sdk = new BareSdk(endpoint, maxConcurrency);
        client = sdk.client();
        this.step = step;
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        DeltaCounter<ConverseStreamOutput> counter = new DeltaCounter<>(BareStream::text, step);
        stream(client, modelId, question, counter)
                .whenComplete((nothing, failure) -> then.accept(counter.answered(), failure));
    }

    static CompletableFuture<Void> stream(
            BedrockRuntimeAsyncClient client,
            String modelId,
            String question,
            Subscriber<ConverseStreamOutput> subscriber) {
        return client.converseStream(
                r -> r.modelId(modelId)
                        .messages(Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromText(question))
                                .build())
                        .inferenceConfig(i -> i.maxTokens(100).temperature(0.2f)),
                ConverseStreamResponseHandler.builder()
                        .onEventStream(events -> events.subscribe(subscriber))
                        .build());
    }

    static String text(ConverseStreamOutput event) {
        return event instanceof ContentBlockDeltaEvent delta ? delta.delta().text() : null;
    }

    @Override
    public void close() {
        sdk.close();
    }
}
