/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls once behind many parts that came together. To wake a thread for each part would cost as much as the part: the SDK
 * decodes what the network has read event by event, each in a task of the network thread's. So this one looks again
 * behind the tasks that wait there, and calls when none of them has brought another part. Safe for use by many threads.
 */
final class Burst {

    private final Executor afterRead;
    private final Runnable end;
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();

    /**
     * No part has come yet.
     *
     * @param afterRead runs what it is given behind the tasks that wait on the network thread that calls it; on other
     *     threads at once
     * @param end is called
     */
    Burst(Executor afterRead, Runnable end) {
        this.afterRead = afterRead;
        this.end = end;
    }

    /** A part has come. */
    void more() {
        more.set(true);
        if (!open.getAndSet(true)) {
            afterRead.execute(this::look);
        }
    }

    private void look() {
        if (more.getAndSet(false)) {
            afterRead.execute(this::look);
            return;
        }
        open.set(false);
        end.run();
    }
}
