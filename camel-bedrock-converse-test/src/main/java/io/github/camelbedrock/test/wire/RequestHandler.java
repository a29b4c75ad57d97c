/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands the requests of one connection (of one stream in HTTP/2) to the script, and its answers to the sender. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Function<WireRequest, WireExchange> script;
    private @Nullable AnswerSender sender;

    RequestHandler(Function<WireRequest, WireExchange> script) {
        this.script = script;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(h -> headers.merge(h.getKey().toLowerCase(Locale.ROOT), h.getValue(), (a, b) -> a + "," + b));
        String version = context.channel() instanceof Http2StreamChannel ? "h2c" : "HTTP/1.1";
        WireRequest received = new WireRequest(
                version, request.method().name(), request.uri(), headers, ByteBufUtil.getBytes(request.content()));
        sender = new AnswerSender(context, script.apply(received));
        sender.start();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (sender != null && context.channel().isWritable()) {
            sender.proceed();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        disconnected();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            disconnected();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        disconnected(); // A reset by the client arrives as an IOException.
        context.close();
    }

    private void disconnected() {
        if (sender != null && !sender.isOver()) {
            sender.disconnected();
        }
        sender = null;
    }
}
