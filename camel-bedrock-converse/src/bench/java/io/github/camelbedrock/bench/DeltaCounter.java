/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.function.Function;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads a publisher: counts the characters, and does nothing else with them.
 *
 * @param <E> what is published
 */
class DeltaCounter<E> implements Subscriber<E> {

    private final Function<E, String> text;
    private final long step;
    private Subscription subscription;
    private int characters;
    private long firstAt;

    /**
     * A reader of one stream.
     *
     * @param text the text of an element, or null for none
     * @param step how many elements are asked for: 1, time and again, or Long.MAX_VALUE
     */
    DeltaCounter(Function<E, String> text, long step) {
        this.text = text;
        this.step = step;
    }

    Asker.Answered answered() {
        return new Asker.Answered(characters, firstAt);
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(step);
    }

    @Override
    public void onNext(E element) {
        String piece = text.apply(element);
        if (piece != null) {
            if (characters == 0) {
                firstAt = System.nanoTime();
            }
            characters += piece.length();
        }
        if (step == 1) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
