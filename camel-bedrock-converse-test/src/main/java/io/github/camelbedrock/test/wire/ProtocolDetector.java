/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Looks at the first bytes of a connection and makes it speak HTTP/2 where they are HTTP/2's preface (RFC 9113, 3.4:
 * prior knowledge), else HTTP/1.1. Beyond that both are served alike.
 */
final class ProtocolDetector extends ByteToMessageDecoder {

    private static final ByteBuf PREFACE =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("PRI * HTTP/2.0".getBytes(StandardCharsets.US_ASCII)));

    /** Media go inline as base64: the largest request that Bedrock takes is 25 MB (User Guide, read 2026-11). */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private static final int MAX_STREAMS = 1_000;

    private final Function<WireRequest, WireExchange> script;

    ProtocolDetector(Function<WireRequest, WireExchange> script) {
        this.script = script;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int seen = Math.min(in.readableBytes(), PREFACE.readableBytes());
        boolean http2 = ByteBufUtil.equals(in, in.readerIndex(), PREFACE, 0, seen);
        if (http2 && seen < PREFACE.readableBytes()) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        if (http2) {
            pipeline.addLast(
                    Http2FrameCodecBuilder.forServer()
                            .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(MAX_STREAMS))
                            .build(),
                    new Http2MultiplexHandler(new Http2Streams()));
        } else {
            pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY), new RequestHandler(script));
        }
        pipeline.remove(this);
    }

    private final class Http2Streams extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel stream) {
            stream.pipeline()
                    .addLast(
                            new Http2StreamFrameToHttpObjectCodec(true),
                            new HttpObjectAggregator(MAX_BODY),
                            new RequestHandler(script));
        }
    }
}
