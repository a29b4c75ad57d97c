/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.tooluse.ToolThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** The threads of a component, from its start to its stop. They are virtual ones where Camel's are switched on. */
final class RouteThreads {

    /** Id of the thread pool profile by which a user can size the pool, and name of its threads. */
    static final String PROFILE = "BedrockConverse";

    /** The same for routes that read a stream. */
    static final String STREAM_PROFILE = "BedrockConverseStream";

    /** The same for tools. */
    static final String TOOL_PROFILE = "BedrockConverseTools";

    private static final String ELEMENTS = "BedrockConverseElements";

    private static final String CALLS = "BedrockConverseCalls";

    private static final String TIMER = "BedrockConverseTimer";

    private static final int SIZE = 10;

    private final ExecutorServiceManager manager;
    private final ExecutorService answers;
    private final ExecutorService readers;
    private final ExecutorService tools;
    private final ToolThreads toolThreads;
    private final ExecutorService elements;
    private final ExecutorService calls;
    private final ScheduledExecutorService timer;

    RouteThreads(CamelContext context, Object owner) {
        manager = context.getExecutorServiceManager();
        ThreadPoolProfile ofAnswers = manager.getThreadPoolProfile(PROFILE);
        answers = manager.newThreadPool(owner, PROFILE, ofAnswers == null ? defaults(PROFILE) : ofAnswers);
        readers = asManyAsNeeded(owner, STREAM_PROFILE);
        tools = asManyAsNeeded(owner, TOOL_PROFILE);
        elements = manager.newThreadPool(owner, ELEMENTS, defaults(ELEMENTS));
        calls = manager.newThreadPool(owner, CALLS, defaults(CALLS));
        timer = manager.newScheduledThreadPool(owner, TIMER, timerProfile());
        toolThreads = new ToolThreads(tools, calls, timer);
    }

    private ExecutorService asManyAsNeeded(Object owner, String id) {
        ThreadPoolProfile profile = manager.getThreadPoolProfile(id);
        return profile == null ? manager.newCachedThreadPool(owner, id) : manager.newThreadPool(owner, id, profile);
    }

    /** Where routes go on after an answer: the pool of the profile {@value #PROFILE}, else ten threads. */
    Executor answers() {
        return answers;
    }

    /**
     * Where routes go on that wait for what comes next: the pool of the profile {@value #STREAM_PROFILE}, else as many
     * threads as there are such routes. Among the others they would hold up every other answer.
     */
    Executor readers() {
        return readers;
    }

    /**
     * Where tools run: the pool of the profile {@value #TOOL_PROFILE}, else as many threads as there are calls. Among the
     * others, tools that ask a model themselves would wait for each other.
     */
    ToolThreads tools() {
        return toolThreads;
    }

    /**
     * Where the subscribers of publishers are called, and the elements of streams are sent on. A route that waits for
     * those, or an element that waits for an answer, must not hold the threads that bring it.
     */
    Executor elements() {
        return elements;
    }

    /**
     * Where calls that had to wait begin, answers are checked, and what waits for a tool goes on when its time is out. No
     * route goes on there: those that wait for a stream, in a split even among the others, would hold up its end for ever.
     */
    Executor calls() {
        return calls;
    }

    /** One thread for what has to be looked at after a while. Each open stream has a task there. */
    ScheduledExecutorService timer() {
        return timer;
    }

    void close() {
        toolThreads.close();
        manager.shutdownGraceful(answers);
        manager.shutdownGraceful(readers);
        manager.shutdownNow(tools); // Nobody waits for their results any more, and a tool may hang.
        manager.shutdownGraceful(elements);
        manager.shutdownGraceful(calls);
        manager.shutdownNow(timer);
    }

    private static ThreadPoolProfile defaults(String id) {
        ThreadPoolProfile profile = new ThreadPoolProfile(id);
        profile.setPoolSize(SIZE);
        profile.setMaxPoolSize(SIZE);
        // Unbounded, since the calls in flight bound it: a full queue would run the route on the SDK's event loop.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile(TIMER);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setKeepAliveTime(0L);
        profile.setAllowCoreThreadTimeOut(false);
        // Camel's default lets a thousand tasks wait, and refuses the next.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return profile;
    }
}
