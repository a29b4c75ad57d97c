/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * Gives an HTTP client a read timeout that has none. The monitor of throughput that the AWS Common Runtime has knows whole
 * seconds.
 */
final class SilenceWatch implements SdkAsyncHttpClient {

    private final SdkAsyncHttpClient client;
    private final long timeout;
    private final ScheduledExecutorService timer;

    /** Watches the calls of that client, which it closes with itself. */
    SilenceWatch(SdkAsyncHttpClient client, Duration timeout, ScheduledExecutorService timer) {
        this.client = client;
        this.timeout = timeout.toNanos();
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        Watched watched = new Watched(request.responseHandler());
        CompletableFuture<Void> end =
                client.execute(HttpRequests.with(request, watched.body(request.requestContentPublisher()), watched));
        watched.start(end);
        return end;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    /** One call. Whatever is sent or comes puts the timeout off. */
    private final class Watched implements SdkAsyncHttpResponseHandler {

        private final SdkAsyncHttpResponseHandler handler;
        private volatile long last = System.nanoTime();
        private boolean ended;
        private @Nullable Future<?> check;

        private Watched(SdkAsyncHttpResponseHandler handler) {
            this.handler = handler;
        }

        private void start(CompletableFuture<Void> end) {
            checkLater(end, timeout);
            end.whenComplete((nothing, failure) -> stop());
        }

        private synchronized void checkLater(CompletableFuture<Void> end, long nanos) {
            if (!ended) {
                check = timer.schedule(() -> check(end), nanos, TimeUnit.NANOSECONDS);
            }
        }

        private synchronized boolean stop() {
            boolean first = !ended;
            ended = true;
            if (check != null) {
                check.cancel(false);
            }
            return first;
        }

        private void check(CompletableFuture<Void> end) {
            long left = last + timeout - System.nanoTime();
            if (left > 0) {
                checkLater(end, left);
            } else if (stop()) {
                IOException silence = new IOException("Read timed out");
                handler.onError(silence);
                end.completeExceptionally(silence); // The client closes the connection then.
            }
        }

        private void touch() {
            last = System.nanoTime();
        }

        @Override
        public void onHeaders(SdkHttpResponse response) {
            touch();
            handler.onHeaders(response);
        }

        @Override
        public void onStream(Publisher<ByteBuffer> body) {
            handler.onStream(subscriber -> body.subscribe(touching(subscriber)));
        }

        @Override
        public void onError(Throwable failure) {
            if (stop()) {
                handler.onError(failure); // Else it has been told already that the time is over.
            }
        }

        private SdkHttpContentPublisher body(SdkHttpContentPublisher body) {
            return new SdkHttpContentPublisher() {
                @Override
                public Optional<Long> contentLength() {
                    return body.contentLength();
                }

                @Override
                public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
                    body.subscribe(touching(subscriber));
                }
            };
        }

        private Subscriber<ByteBuffer> touching(Subscriber<? super ByteBuffer> subscriber) {
            return new Subscriber<>() {
                @Override
                public void onSubscribe(Subscription subscription) {
                    subscriber.onSubscribe(subscription);
                }

                @Override
                public void onNext(ByteBuffer bytes) {
                    touch();
                    subscriber.onNext(bytes);
                }

                @Override
                public void onError(Throwable failure) {
                    subscriber.onError(failure);
                }

                @Override
                public void onComplete() {
                    subscriber.onComplete();
                }
            };
        }
    }
}
