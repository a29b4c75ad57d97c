/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.turn.Reply;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The elements of a stream for one subscriber, as fast as it asks for them. It is called on the executor, never on a thread
 * of the network.
 *
 * @param <E> what it gives
 */
public final class ElementPublisher<E> implements Publisher<E> {

    private final PartQueue<E> queue;
    private final Executor executor;
    private final Consumer<Reply> atEnd;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile @Nullable Subscriber<? super E> subscriber;
    private boolean over;

    /**
     * Publishes what the stream gives that {@link #queue} is the sink of.
     *
     * @param atEnd called with the whole answer, before the subscriber learns that there is nothing more
     */
    public ElementPublisher(PartQueue.Elements<E> elements, Executor executor, Consumer<Reply> atEnd) {
        this.queue = new PartQueue<>(elements, this::go);
        this.executor = executor;
        this.atEnd = atEnd;
    }

    /** Takes the parts of the stream. */
    public PartQueue<E> queue() {
        return queue;
    }

    @Override
    public void subscribe(Subscriber<? super E> asking) {
        if (!subscribed.compareAndSet(false, true)) {
            asking.onSubscribe(new Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            asking.onError(new IllegalStateException("An answer can be read once, by one subscriber"));
            return;
        }
        asking.onSubscribe(new Demand());
        subscriber = asking;
        go();
    }

    /** Hands on what there is, on the executor; where that is done already, it looks once more. */
    private void go() {
        if (subscriber == null || turns.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            queue.cancel(); // The component is stopping.
        }
    }

    private void drain() {
        int seen = turns.get();
        do {
            handOn();
            seen = turns.addAndGet(-seen);
        } while (seen > 0);
    }

    private void handOn() {
        Subscriber<? super E> asking = subscriber;
        if (asking == null || over) {
            return;
        }
        while (demand.get() > 0) {
            E element = queue.poll();
            if (element == null) {
                break;
            }
            demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
            asking.onNext(element);
            if (over) {
                return;
            }
        }
        if (queue.isDrained()) {
            over = true;
            Reply reply = queue.reply();
            Throwable failure = queue.failure();
            if (reply != null) {
                atEnd.accept(reply);
                asking.onComplete();
            } else if (failure != null && !(failure instanceof CancellationException)) {
                asking.onError(failure);
            }
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
            go();
        }

        @Override
        public void cancel() {
            over = true;
            queue.cancel();
        }
    }
}
