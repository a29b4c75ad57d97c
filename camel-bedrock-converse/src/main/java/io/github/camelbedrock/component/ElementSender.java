/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.exchange.ReplyWriter;
import io.github.camelbedrock.stream.StreamEnd;
import io.github.camelbedrock.turn.Reply;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.ProducerCache;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Sends each element of one stream as an exchange of its own, the next when the one before is done. Such an exchange has
 * the headers of the one that asked, its id as correlation id, and the element's place as the property of a split.
 */
final class ElementSender implements Subscriber<Object>, StreamEnd {

    private final Exchange exchange;
    private final Endpoint endpoint;
    private final ProducerCache producers;
    private final CompletableFuture<Reply> end = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private int index;
    private boolean sending;
    private @Nullable Runnable last;

    ElementSender(Exchange exchange, Endpoint endpoint, ProducerCache producers) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.producers = producers;
    }

    /** The whole answer when all has been sent, or why it was not. */
    CompletionStage<Reply> end() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(1);
    }

    @Override
    public void onNext(Object element) {
        Exchange own = ExchangeHelper.createCorrelatedCopy(exchange, false);
        own.setPattern(ExchangePattern.InOnly);
        own.setProperty(ExchangePropertyKey.SPLIT_INDEX, index++);
        ReplyWriter.forget(own.getMessage());
        own.getMessage().setBody(element);
        begin();
        producers
                .asyncSendExchange(endpoint, null, null, null, own, null)
                .whenComplete((sent, failure) -> sent(failure == null ? own.getException() : failure));
    }

    private synchronized void begin() {
        sending = true;
    }

    private void sent(@Nullable Throwable failure) {
        Runnable told;
        synchronized (this) {
            sending = false;
            told = last;
        }
        Subscription open = Objects.requireNonNull(subscription, "nothing comes before the subscription");
        if (failure != null) {
            open.cancel();
            end.completeExceptionally(failure);
        } else if (told != null) {
            told.run();
        } else {
            open.request(1);
        }
    }

    /** The stream may end while its last element is still on its way, and that one may fail. */
    private void finish(Runnable telling) {
        synchronized (this) {
            if (sending) {
                last = telling;
                return;
            }
        }
        telling.run();
    }

    @Override
    public void whole(Reply reply) {
        finish(() -> end.complete(reply));
    }

    @Override
    public void failed(Throwable failure) {
        finish(() -> end.completeExceptionally(failure));
    }

    /** Says nothing: the end has been told. */
    @Override
    public void onComplete() {}

    /** Says nothing: the end has been told. */
    @Override
    public void onError(Throwable failure) {}
}
