/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call that waits for its turn and holds no thread. It is started or refused, once. Safe for use by many threads. */
public class WaitingCall {

    private final AtomicBoolean over = new AtomicBoolean();
    private final Executor executor;
    private final Runnable call;
    private final Consumer<Throwable> refused;
    private volatile @Nullable Future<?> alarm;

    /**
     * A call.
     *
     * @param executor runs it when its turn has come
     * @param refused is told why where its turn does not come
     */
    public WaitingCall(Executor executor, Runnable call, Consumer<Throwable> refused) {
        this.executor = executor;
        this.call = call;
        this.refused = refused;
    }

    /** Its turn has come. False where it waits no more, or its executor takes no more calls. */
    public boolean start() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        cancelAlarm();
        try {
            executor.execute(call);
            return true;
        } catch (RejectedExecutionException e) {
            refused.accept(e); // The component has stopped.
            return false;
        }
    }

    /** Its turn does not come. Does nothing where it came before. */
    public void refuse(Throwable reason) {
        if (over.compareAndSet(false, true)) {
            cancelAlarm();
            refused.accept(reason);
        }
    }

    /** The same, on the executor: whoever waited may go on with work of its own. */
    void refuseLater(Throwable reason) {
        if (over.compareAndSet(false, true)) {
            try {
                executor.execute(() -> refused.accept(reason));
            } catch (RejectedExecutionException e) {
                refused.accept(reason); // The component has stopped.
            }
        }
    }

    /** Whether it waits no more. */
    boolean isOver() {
        return over.get();
    }

    void setAlarm(Future<?> rings) {
        alarm = rings;
        if (isOver()) {
            rings.cancel(false);
        }
    }

    private void cancelAlarm() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
    }
}
