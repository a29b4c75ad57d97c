/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.response.ReplyAssembler;
import io.github.camelbedrock.response.StreamAssembler;
import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.PartSink;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamPart;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * One stream of an answer: hands its parts on as they are asked for, and ends once. The SDK asks anew by itself where a
 * request fails; that is let happen until the first part with content has come, and never after it, since that part would
 * come twice. A connection that ends is taken for the end of the answer only if Bedrock has said that it is whole.
 */
public final class ConverseStream implements PartFlow, ConverseStreamResponseHandler {

    private final Turn turn;
    private final PartSink sink;
    private final ReplyAssembler replies;
    private final IdleWatch watch;
    private final CompletableFuture<Reply> end = new CompletableFuture<>();

    private StreamAssembler assembler = new StreamAssembler();
    private @Nullable ConverseStreamResponse head;
    private @Nullable CompletableFuture<Void> call;
    private @Nullable Attempt attempt;
    private StreamPart.@Nullable Start held;
    private long demand;
    private boolean begun;
    private boolean ended;

    private ConverseStream(Turn turn, PartSink sink, ReplyAssembler replies, ScheduledExecutorService timer) {
        this.turn = turn;
        this.sink = sink;
        this.replies = replies;
        this.watch = new IdleWatch(timer, turn.settings().stream().idleTimeout(), this::isWaiting, this::expired);
    }

    /**
     * Opens a stream.
     *
     * @param timer watches that the stream is not silent for too long
     * @param sdk makes the call with this handler
     * @return its end; a failure may stand inside a CompletionException
     */
    public static CompletionStage<Reply> open(
            Turn turn,
            PartSink sink,
            ReplyAssembler replies,
            ScheduledExecutorService timer,
            Function<ConverseStreamResponseHandler, CompletableFuture<Void>> sdk) {
        ConverseStream stream = new ConverseStream(turn, sink, replies, timer);
        sink.open(stream);
        stream.watch.start();
        stream.started(sdk.apply(stream));
        return stream.end;
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
    public void responseReceived(ConverseStreamResponse response) {
        synchronized (this) {
            head = response;
        }
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
        publisher.subscribe(new Attempt());
    }

    /** Says nothing: the SDK tells several times of one failure, and of some that it mends itself. */
    @Override
    public void exceptionOccurred(Throwable failure) {}

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

    private void expired() {
        TimeoutException silence = new TimeoutException(
                "nothing came for " + turn.settings().stream().idleTimeout() + " ms (option streamIdleTimeout)");
        finish(incomplete(silence), true);
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
                if (assembler.isWhole() && !(failure instanceof CancellationException)) {
                    reply = replies.assemble(turn, assembler.response(head));
                } else {
                    reason = reason(failure);
                }
            } catch (RuntimeException | Error e) {
                reason = e;
            }
        }
        watch.stop();
        if (abort && open != null) {
            open.cancel();
        }
        if (abort && running != null) {
            running.cancel(true);
        }
        if (reason != null) {
            end.completeExceptionally(reason);
        } else {
            end.complete(reply);
        }
    }

    private Throwable reason(@Nullable Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        boolean told = !begun
                || inner instanceof SdkServiceException
                || inner instanceof CancellationException
                || inner instanceof IncompleteStreamException;
        return inner != null && told ? inner : incomplete(inner);
    }

    private synchronized IncompleteStreamException incomplete(@Nullable Throwable inner) {
        return new IncompleteStreamException(
                "The stream ended before Bedrock's messageStop" + (inner == null ? "" : ": " + inner.getMessage()),
                inner,
                assembler.message(),
                assembler.text());
    }

    /** One request's events. The SDK makes another where it asks anew. */
    private final class Attempt implements Subscriber<ConverseStreamOutput> {

        private @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription opened) {
            subscription = opened;
            long open;
            synchronized (ConverseStream.this) {
                if (ended || begun) {
                    open = -1;
                } else {
                    assembler = new StreamAssembler();
                    held = null;
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
            StreamPart first;
            StreamPart part;
            synchronized (ConverseStream.this) {
                if (ended || attempt != this) {
                    return;
                }
                watch.touch();
                part = assembler.take(event);
                if (part instanceof StreamPart.Start start) {
                    held = start; // Until there is content, the SDK may begin again.
                    part = null;
                }
                first = part == null ? null : held;
                if (part != null) {
                    begun = true;
                    held = null;
                    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
                }
            }
            if (part == null) {
                request(1);
                return;
            }
            hand(first);
            hand(part);
        }

        private void hand(@Nullable StreamPart part) {
            if (part == null) {
                return;
            }
            try {
                sink.take(part);
            } catch (RuntimeException | Error e) {
                finish(e, true);
            }
        }

        @Override
        public void onError(Throwable failure) {
            boolean last;
            synchronized (ConverseStream.this) {
                last = begun && attempt == this;
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
