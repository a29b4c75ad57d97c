/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The elements of a stream as Reactive Streams, for one subscriber. It is called on the executor's threads, one at a
 * time, so that whatever it does holds no thread of the network.
 *
 * @param <E> text or event
 */
public final class ElementPublisher<E> implements Publisher<E> {

    private final PartQueue<E> queue;
    private final Executor executor;
    private final StreamEnd end;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile @Nullable Subscriber<? super E> subscriber;
    private volatile boolean over;

    /** Publishes what the queue is given; the end is told before the subscriber learns of it. */
    public ElementPublisher(PartQueue<E> queue, Executor executor, StreamEnd end) {
        this.queue = queue;
        this.executor = executor;
        this.end = end;
    }

    @Override
    public void subscribe(Subscriber<? super E> asking) {
        Objects.requireNonNull(asking, "subscriber");
        if (!subscribed.compareAndSet(false, true)) {
            asking.onSubscribe(new Nothing());
            asking.onError(new IllegalStateException("An answer can be read once, by one subscriber"));
            return;
        }
        queue.listen(this::handOn);
        asking.onSubscribe(new Demand());
        subscriber = over ? null : asking;
        handOn();
    }

    /** Hands on what there is, on the executor; where that is done already, it looks once more. */
    private void handOn() {
        if (subscriber == null || rounds.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::rounds);
        } catch (RejectedExecutionException e) {
            rounds(); // The component is stopping; better a held thread than a subscriber that never learns of its end.
        }
    }

    private void rounds() {
        int seen = rounds.get();
        do {
            round();
            seen = rounds.addAndGet(-seen);
        } while (seen > 0);
    }

    private void round() {
        Subscriber<? super E> asking = subscriber;
        while (asking != null && !over && demand.get() > 0) {
            E element = queue.poll();
            if (element == null) {
                break;
            }
            demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
            give(asking, element);
        }
        if (asking != null && !over) {
            over = queue.tellIfDrained(new Told(asking));
        }
    }

    /** A subscriber that throws may not be called again (Reactive Streams 2.13), so nobody reads the rest. */
    private void give(Subscriber<? super E> asking, E element) {
        boolean taken = false;
        try {
            asking.onNext(element);
            taken = true;
        } finally {
            if (!taken) {
                over = true;
                queue.cancel();
            }
        }
    }

    /** Lets the subscriber learn of the end. */
    private final class Told implements StreamEnd {

        private final Subscriber<? super E> asking;

        private Told(Subscriber<? super E> asking) {
            this.asking = asking;
        }

        @Override
        public void whole(Reply reply) {
            end.whole(reply);
            asking.onComplete();
        }

        @Override
        public void failed(Throwable failure) {
            end.failed(failure);
            asking.onError(failure);
        }
    }

    private final class Demand implements Subscription {

        @Override
        public void request(long elements) {
            if (elements <= 0) {
                // Reactive Streams 3.9: it must be told so by onError.
                queue.refuse(new IllegalArgumentException("At least one element must be asked for (rule 3.9)"));
            } else {
                demand.updateAndGet(left -> left + elements < 0 ? Long.MAX_VALUE : left + elements);
            }
            handOn();
        }

        @Override
        public void cancel() {
            over = true;
            subscriber = null; // Reactive Streams 3.13: no reference to it is kept.
            queue.cancel();
        }
    }

    /** For whoever comes too late. */
    private static final class Nothing implements Subscription {

        @Override
        public void request(long elements) {}

        @Override
        public void cancel() {}
    }
}
