/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.conversation;

import io.github.camelbedrock.limit.QueueBounds;
import io.github.camelbedrock.turn.ResilienceSettings;
import io.github.camelbedrock.turn.Turn;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * How calls wait.
 *
 * @param executor runs them when their turn has come
 * @param timer tells when they have waited long enough
 * @param calls of the endpoint, those that wait among them
 */
record Waits(Executor executor, ScheduledExecutorService timer, OpenCalls calls) {

    static QueueBounds bounds(Turn turn) {
        ResilienceSettings settings = turn.settings().resilience();
        return new QueueBounds(settings.maxQueueSize(), settings.queueTimeout());
    }
}
