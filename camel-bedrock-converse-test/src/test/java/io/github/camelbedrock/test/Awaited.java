/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what the SDK promises. */
final class Awaited {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private Awaited() {}

    /**
     * The answer of a call.
     *
     * @throws CompletionException around the failure of the call
     */
    static <T> T answer(CompletableFuture<T> call) {
        await().atMost(AT_MOST).pollInterval(Duration.ofMillis(2)).until(call::isDone);
        return call.getNow(null);
    }
}
