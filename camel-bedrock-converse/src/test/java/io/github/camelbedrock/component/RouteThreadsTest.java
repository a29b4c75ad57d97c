/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RouteThreadsTest {

    /** More than Camel's default allows, which would fail the stream that comes next. */
    @Test
    void watchesThousandsOfStreams() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            RouteThreads threads = new RouteThreads(context, this);
            ScheduledExecutorService timer = threads.timer();
            List<ScheduledFuture<?>> watches = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                watches.add(timer.schedule(() -> {}, 1, TimeUnit.HOURS));
            }
            watches.forEach(watch -> watch.cancel(false));
            // What is cancelled is not kept: an hour's streams would stay in memory.
            assertThat(timer.shutdownNow()).isEmpty();
            threads.close();
        }
    }
}
