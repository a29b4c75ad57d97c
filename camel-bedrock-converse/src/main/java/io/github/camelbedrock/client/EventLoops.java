/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/**
 * The network threads of a component's clients, twice as many as there are processors. The SDK's own group would hold
 * whoever stops the component for the two seconds of its quiet period. Not safe for use by many threads.
 */
final class EventLoops {

    /** Milliseconds in which the connections, closed just before, can still tell their pools. */
    private static final int QUIET = 200;

    private static final int AT_MOST = 10_000;

    private static final String THREAD_NAME = "BedrockHttp";

    private @Nullable EventLoopGroup threads;

    /** The group, started if it is not running. */
    SdkEventLoopGroup group() {
        return SdkEventLoopGroup.create(threads(), NioSocketChannel::new);
    }

    /** Runs what takes no time, later, on one of the threads. */
    ScheduledExecutorService timer() {
        return threads();
    }

    private EventLoopGroup threads() {
        EventLoopGroup running = threads;
        if (running == null) {
            running = new NioEventLoopGroup(0, new DefaultThreadFactory(THREAD_NAME, true));
            threads = running;
        }
        return running;
    }

    /**
     * Runs what it is given behind the tasks that wait on the network thread that calls it; on any other thread at once.
     */
    Executor afterRead() {
        EventLoopGroup loops = threads();
        return task -> {
            for (EventExecutor loop : loops) {
                if (loop.inEventLoop() && !loop.isShuttingDown()) {
                    loop.execute(task);
                    return;
                }
            }
            task.run();
        };
    }

    /** Lets the threads end when they have closed their connections, and does not wait for it. */
    void close() {
        if (threads != null) {
            threads.shutdownGracefully(QUIET, AT_MOST, TimeUnit.MILLISECONDS);
            threads = null;
        }
    }
}
