/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * Lets go of whoever reads an answer when the answer is over. A connection of Netty that waits for its next call keeps the
 * reader of the last one, and that of a stream holds a buffer of 2 MiB (aws-sdk-java-v2 2.50.2, eventstream's
 * MessageDecoder): a gigabyte for 500 connections.
 */
final class ReleasingHttp implements SdkAsyncHttpClient {

    private final SdkAsyncHttpClient http;

    ReleasingHttp(SdkAsyncHttpClient http) {
        this.http = http;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return http.execute(
                HttpRequests.with(request, request.requestContentPublisher(), new Handler(request.responseHandler())));
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private record Handler(SdkAsyncHttpResponseHandler handler) implements SdkAsyncHttpResponseHandler {

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            handler.onHeaders(headers);
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            handler.onStream(reader -> stream.subscribe(new Reader(reader)));
        }

        @Override
        public void onError(Throwable error) {
            handler.onError(error);
        }
    }

    /** Where the reader cancels, its connection is closed, and keeps nothing. */
    private static final class Reader implements Subscriber<ByteBuffer> {

        private volatile @Nullable Subscriber<? super ByteBuffer> reader;

        Reader(Subscriber<? super ByteBuffer> reader) {
            this.reader = reader;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            Subscriber<? super ByteBuffer> open = reader;
            if (open != null) {
                open.onSubscribe(subscription);
            }
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            Subscriber<? super ByteBuffer> open = reader;
            if (open != null) {
                open.onNext(bytes);
            }
        }

        @Override
        public void onError(Throwable error) {
            Subscriber<? super ByteBuffer> open = released();
            if (open != null) {
                open.onError(error);
            }
        }

        @Override
        public void onComplete() {
            Subscriber<? super ByteBuffer> open = released();
            if (open != null) {
                open.onComplete();
            }
        }

        private @Nullable Subscriber<? super ByteBuffer> released() {
            Subscriber<? super ByteBuffer> open = reader;
            reader = null;
            return open;
        }
    }
}
