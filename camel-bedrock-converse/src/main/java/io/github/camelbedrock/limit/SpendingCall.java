/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A call that waits until a quota has room for it. */
public final class SpendingCall extends WaitingCall {

    private final Spending spending;

    /** As {@link WaitingCall#WaitingCall}; what it spends is taken when it is started. */
    public SpendingCall(Executor executor, Runnable call, Consumer<Throwable> refused, Spending spending) {
        super(executor, call, refused);
        this.spending = spending;
    }

    Spending spending() {
        return spending;
    }
}
