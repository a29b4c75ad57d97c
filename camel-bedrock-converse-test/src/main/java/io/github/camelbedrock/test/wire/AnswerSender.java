/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Writes one answer piece by piece. It writes only while the channel takes more, so that a client that does not read
 * stalls it, and never blocks the event loop. Used by that event loop alone.
 */
final class AnswerSender {

    private final ChannelHandlerContext context;
    private final WireExchange exchange;
    private final WireAnswer answer;
    private int next;
    private boolean waiting;
    private boolean over;

    AnswerSender(ChannelHandlerContext context, WireExchange exchange) {
        this.context = context;
        this.exchange = exchange;
        this.answer = exchange.answer();
    }

    void start() {
        later(answer.firstDelay(), () -> {
            if (answer.status() > 0) {
                context.writeAndFlush(head());
            }
            proceed();
        });
    }

    /** Writes on, where the channel had been full. */
    void proceed() {
        while (!over
                && !waiting
                && next < answer.pieces().size()
                && context.channel().isWritable()) {
            byte[] piece = answer.pieces().get(next++);
            context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
                    .addListener(write -> {
                        if (write.isSuccess()) {
                            exchange.written(piece.length);
                        }
                    });
            if (next < answer.pieces().size() && !answer.pieceDelay().isZero()) {
                later(answer.pieceDelay(), this::proceed);
            }
        }
        if (!over && !waiting && next == answer.pieces().size()) {
            over = true;
            end();
        }
    }

    /** The client is gone; whether that came too early is for the exchange to know. */
    void disconnected() {
        boolean early = !over || answer.ending() == Ending.STALL;
        over = true;
        if (early) {
            exchange.clientHungUp();
        }
    }

    boolean isOver() {
        return over && answer.ending() != Ending.STALL;
    }

    private HttpResponse head() {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach(head.headers()::set);
        if (answer.stream()) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length());
        }
        return head;
    }

    private void end() {
        Channel channel = context.channel();
        Channel connection = channel instanceof Http2StreamChannel ? channel.parent() : channel;
        switch (answer.ending()) {
            case COMPLETE -> context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            case CLOSE -> connection.close();
            case RESET -> reset(connection);
            case RESET_STREAM -> {
                if (channel instanceof Http2StreamChannel) {
                    // A reset overtakes the frames that wait in HTTP/2's flow control, and drops them.
                    context.writeAndFlush(new DefaultHttpContent(Unpooled.EMPTY_BUFFER))
                            .addListener(sent ->
                                    channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR)));
                } else {
                    reset(connection);
                }
            }
            case STALL -> {}
        }
    }

    private static void reset(Channel connection) {
        connection.config().setOption(ChannelOption.SO_LINGER, 0);
        connection.close();
    }

    private void later(Duration delay, Runnable step) {
        if (delay.isZero()) {
            step.run();
            return;
        }
        waiting = true;
        context.executor()
                .schedule(
                        () -> {
                            waiting = false;
                            if (!over) {
                                step.run();
                            }
                        },
                        delay.toNanos(),
                        TimeUnit.NANOSECONDS);
    }
}
