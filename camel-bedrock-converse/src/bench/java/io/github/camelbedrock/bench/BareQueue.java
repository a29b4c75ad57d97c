/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/**
 * Streams by the SDK alone, read by a thread that may wait: the subscriber puts the text into a queue, and the thread asks
 * for one more event whenever it has taken one out.
 */
final class BareQueue implements Asker {

    private static final int AHEAD = 32;
    private static final String END = new String("end"); // Told from any text by its identity.

    private final BareSdk sdk;
    private final ExecutorService readers;

    BareQueue(URI endpoint, int maxConcurrency) {
        sdk = new BareSdk(endpoint, maxConcurrency);
        readers = Executors.newFixedThreadPool(10);
    }

    @Override
    public void ask(String modelId, String question, BiConsumer<Answered, Throwable> then) {
        Reading reading = new Reading();
        CompletableFuture<Void> call = BareStream.stream(sdk.client(), modelId, question, reading);
        call.whenComplete((nothing, failure) -> reading.pieces.add(END));
        readers.execute(() -> {
            Answered answered = reading.all();
            call.whenComplete((nothing, failure) -> then.accept(answered, failure));
        });
    }

    @Override
    public void close() {
        sdk.close();
        readers.shutdown();
    }

    private static final class Reading implements Subscriber<ConverseStreamOutput> {

        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        private volatile Subscription subscription;

        Answered all() {
            int characters = 0;
            long firstAt = 0;
            try {
                for (String piece = pieces.take(); piece != END; piece = pieces.take()) {
                    if (characters == 0) {
                        firstAt = System.nanoTime();
                    }
                    characters += piece.length();
                    subscription.request(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Answered(characters, firstAt);
        }

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
            opened.request(AHEAD);
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            String text = BareStream.text(event);
            if (text == null) {
                subscription.request(1);
            } else {
                pieces.add(text);
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
