/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** The pool on which routes go on after an answer. */
final class RouteThreads {

    /** Id of the thread pool profile by which a user can size the pool, and name of its threads. */
    static final String PROFILE = "BedrockConverse";

    private static final String TIMER = PROFILE + "Timer";

    private static final int SIZE = 10;

    private RouteThreads() {}

    /**
     * The pool of the profile {@value #PROFILE} if the context has one, else ten threads (virtual ones where Camel's are
     * switched on).
     */
    static ExecutorService create(CamelContext context, Object owner) {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        ThreadPoolProfile profile = manager.getThreadPoolProfile(PROFILE);
        return manager.newThreadPool(owner, PROFILE, profile == null ? defaults() : profile);
    }

    /** One thread for what has to be looked at after a while. Each open stream has a task there. */
    static ScheduledExecutorService timer(CamelContext context, Object owner) {
        ThreadPoolProfile profile = new ThreadPoolProfile(TIMER);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setKeepAliveTime(0L);
        profile.setAllowCoreThreadTimeOut(false);
        // Camel's default lets a thousand tasks wait, and refuses the next.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return context.getExecutorServiceManager().newScheduledThreadPool(owner, TIMER, profile);
    }

    private static ThreadPoolProfile defaults() {
        ThreadPoolProfile profile = new ThreadPoolProfile(PROFILE);
        profile.setPoolSize(SIZE);
        profile.setMaxPoolSize(SIZE);
        // Unbounded, since the calls in flight bound it: a full queue would run the route on the SDK's event loop.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }
}
