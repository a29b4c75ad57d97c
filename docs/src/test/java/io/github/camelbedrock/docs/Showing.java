/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes the pieces of a streamed answer one by one, and lets the route go on when the last has come. */
final class Showing extends AsyncProcessorSupport {

    final Queue<Object> shown = new ConcurrentLinkedQueue<>();

    // snippet: java-stream-publisher
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Publisher<?> pieces = exchange.getMessage().getBody(Publisher.class);
        pieces.subscribe(new Subscriber<Object>() {
            private Subscription subscription;

            @Override
            public void onSubscribe(Subscription opened) {
                subscription = opened;
                opened.request(1);
            }

            @Override
            public void onNext(Object piece) {
                show(piece);
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                exchange.setException(failure);
                callback.done(false);
            }

            @Override
            public void onComplete() {
                callback.done(false);
            }
        });
        return false;
    }
    // end

    private void show(Object piece) {
        shown.add(piece);
    }
}
