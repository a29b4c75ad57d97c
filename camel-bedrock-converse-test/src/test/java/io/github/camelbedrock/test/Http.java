/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.internal.http.async.SimpleHttpContentPublisher;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/** An HTTP client with no knowledge of Bedrock, for HTTP/1.1 or HTTP/2 with prior knowledge. */
final class Http implements AutoCloseable {

    /** Shared by all tests: the SDK's own group would hold each of them for its quiet period of two seconds. */
    private static final SdkEventLoopGroup EVENT_LOOPS = SdkEventLoopGroup.create(
            new NioEventLoopGroup(0, new DefaultThreadFactory("test-http", true)), NioSocketChannel::new);

    private final SdkAsyncHttpClient client;

    Http(Protocol protocol) {
        client = client(protocol);
    }

    /** The SDK's HTTP client for that protocol over plain http. */
    static SdkAsyncHttpClient client(Protocol protocol) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(EVENT_LOOPS)
                .protocol(protocol)
                .protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL)
                .readTimeout(Duration.ofSeconds(60))
                .build();
    }

    record Response(int status, Map<String, String> headers, byte[] body) {}

    Response post(URI endpoint, String path, byte[] body) throws Exception {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(endpoint + path))
                .putHeader("host", endpoint.getAuthority())
                .putHeader("content-type", "application/json")
                .putHeader("content-length", String.valueOf(body.length))
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
        Collector collector = new Collector();
        client.execute(AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new SimpleHttpContentPublisher(request))
                .responseHandler(collector)
                .build());
        return Awaited.answer(collector.done);
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Collector implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

        private final CompletableFuture<Response> done = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private volatile SdkHttpResponse head;

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            head = headers;
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            stream.subscribe(this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
        }

        @Override
        public void onError(Throwable error) {
            done.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            head.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
            done.complete(new Response(head.statusCode(), headers, body.toByteArray()));
        }
    }
}
