/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * One stream of an answer: hands its parts on as they are asked for, and ends once. The SDK asks anew by itself where a
 * request fails; that is let happen until the first part with content has come, and never after it, since that part would
 * come twice. A connection that ends is taken for the end of the answer only if Bedrock has said that it is whole.
 */
public final class ConverseStream implements PartFlow, ConverseStreamResponseHandler {

    private final PartSink sink;
    private final ReplyAssembler replies;
    private final Burst burst;
    private final IdleWatch watch;
    private final long idleTimeout;
    private final StreamProgress progress;
    private final CompletableFuture<Reply> end = new CompletableFuture<>();

    private @Nullable CompletableFuture<Void> call;
    private @Nullable Attempt attempt;
    private long demand;
    private boolean ended;

    /**
     * A stream that is not opened yet.
     *
     * @param timer watches that the stream is not silent for too long
     * @param afterRead as of {@link Burst}
     */
    public ConverseStream(
            Turn turn, PartSink sink, ReplyAssembler replies, ScheduledExecutorService timer, Executor afterRead) {
        this.sink = sink;
        this.replies = replies;
        this.burst = new Burst(afterRead, sink::flush);
        this.progress = new StreamProgress(turn);
        this.idleTimeout = turn.settings().stream().idleTimeout();
        this.watch = new IdleWatch(timer, idleTimeout, this::isWaiting, this::expired);
    }

    /**
     * Opens it.
     *
     * @param sdk makes the call with this handler
     * @return its end; a failure may stand inside a CompletionException
     */
    public CompletionStage<Reply> open(Function<ConverseStreamResponseHandler, CompletableFuture<Void>> sdk) {
        sink.open(this);
        if (!hasEnded()) {
            watch.start();
            try {
                started(sdk.apply(this));
            } catch (RuntimeException | Error e) {
                finish(e, true);
            }
        }
        return end;
    }

    private void started(CompletableFuture<Void> future) {
        boolean over;
        synchronized (this) {
            call = future;
            over = ended;
        }
        if (over) {
            future.cancel(true);
        }
        future.whenComplete((nothing, failure) -> finish(failure, false));
    }

    @Override
    public synchronized void responseReceived(ConverseStreamResponse response) {
        progress.head(response);
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
        publisher.subscribe(new Attempt());
    }

    /** Says nothing: the SDK tells several times of one failure, and of some that it mends itself. */
    @Override
    public void exceptionOccurred(Throwable failure) {}

    /** Says nothing: the SDK takes any end of the connection for the end of the answer. */
    @Override
    public void complete() {}

    @Override
    public void request(long parts) {
        Attempt open;
        synchronized (this) {
            if (demand == 0) {
                watch.touch();
            }
            demand = demand + parts < 0 ? Long.MAX_VALUE : demand + parts;
            open = ended ? null : attempt;
        }
        if (open != null) {
            open.request(parts);
        }
    }

    private synchronized boolean isWaiting() {
        return demand > 0;
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private void expired() {
        TimeoutException silence =
                new TimeoutException("nothing came for " + idleTimeout + " ms (option streamIdleTimeout)");
        finish(silence, true);
    }

    @Override
    public void cancel() {
        finish(new CancellationException("The stream was cancelled"), true);
    }

    /**
     * The first to call it decides how the stream ends.
     *
     * @param abort whether the call still runs, so that its connection must be closed and the SDK kept from asking anew
     */
    private void finish(@Nullable Throwable failure, boolean abort) {
        Reply reply = null;
        Throwable reason = null;
        CompletableFuture<Void> running;
        Attempt open;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            running = call;
            open = attempt;
            try {
                if (progress.isWhole() && !(failure instanceof CancellationException)) {
                    reply = progress.reply(replies);
                } else {
                    reason = progress.reason(failure);
                }
            } catch (RuntimeException | Error e) {
                reason = e;
            }
        }
        watch.stop();
        if (abort && running != null) {
            running.cancel(true); // First: without a reader the AWS Common Runtime notices only when bytes come again.
        }
        if (abort && open != null) {
            open.cancel();
        }
        if (reason != null) {
            end.completeExceptionally(reason);
        } else {
            end.complete(reply);
        }
    }

    /** One request's events. The SDK makes another where it asks anew. */
    private final class Attempt implements Subscriber<ConverseStreamOutput> {

        private @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
            long open;
            synchronized (ConverseStream.this) {
                if (ended || progress.hasBegun()) {
                    open = -1;
                } else {
                    progress.restart();
                    attempt = this;
                    open = demand;
                }
            }
            if (open < 0) {
                opened.cancel();
            } else if (open > 0) {
                opened.request(open);
            }
        }

        @Override
        public void onNext(ConverseStreamOutput event) {
            List<StreamPart> parts;
            synchronized (ConverseStream.this) {
                if (ended || attempt != this) {
                    return;
                }
                watch.touch();
                parts = progress.take(event);
                if (!parts.isEmpty() && demand != Long.MAX_VALUE) {
                    demand--;
                }
            }
            if (parts.isEmpty()) {
                request(1);
            }
            try {
                parts.forEach(sink::take);
            } catch (RuntimeException | Error e) {
                finish(e, true);
            }
            if (!parts.isEmpty()) {
                burst.more();
            }
        }

        @Override
        public void onError(Throwable failure) {
            boolean last;
            synchronized (ConverseStream.this) {
                last = progress.hasBegun() && attempt == this;
            }
            if (last) {
                finish(failure, true);
            }
        }

        @Override
        public void onComplete() {
            boolean last;
            synchronized (ConverseStream.this) {
                last = attempt == this;
            }
            if (last) {
                finish(null, false);
            }
        }

        void request(long parts) {
            if (subscription != null) {
                subscription.request(parts);
            }
        }

        void cancel() {
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
