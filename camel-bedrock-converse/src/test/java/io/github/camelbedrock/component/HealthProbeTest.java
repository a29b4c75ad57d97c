/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.status.CallStatus;
import io.github.camelbedrock.status.EndpointStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often the probe asks. The clock is the test's own. */
class HealthProbeTest {

    private final EndpointStatus status = new EndpointStatus(new CallStatus(), "m");
    private final AtomicLong seconds = new AtomicLong(-100);
    private final List<CompletableFuture<Object>> questions = new ArrayList<>();
    private final HealthProbe probe = new HealthProbe(
            () -> {
                CompletableFuture<Object> question = new CompletableFuture<>();
                questions.add(question);
                return question;
            },
            () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void asksOnceAtATimeAndEveryThirtySeconds() {
        probe.ask(status);
        probe.ask(status);
        assertThat(questions).hasSize(1);
        seconds.addAndGet(100);
        probe.ask(status);
        assertThat(questions).as("the first is still open").hasSize(1);
        assertThat(probe.outcome()).isNull();

        questions.get(0).complete("");
        assertThat(probe.outcome()).isEqualTo("answered");
        probe.ask(status);
        assertThat(questions).hasSize(2);
        questions.get(1).complete("");
        seconds.addAndGet(29);
        probe.ask(status);
        assertThat(questions).hasSize(2);
        seconds.addAndGet(1);
        probe.ask(status);
        assertThat(questions).hasSize(3);
    }

    @Test
    void tellsTheEndpointThatItIsIllAndWellAgain() {
        probe.ask(status);
        questions.get(0).completeExceptionally(new CompletionException(new IOException("refused")));
        assertThat(probe.outcome()).isEqualTo("client");
        assertThat(status.illness()).isNotNull();
        seconds.addAndGet(30);
        probe.ask(status);
        assertThat(probe.outcome()).as("that of the last one").isEqualTo("client");
        questions.get(1).complete("");
        assertThat(status.illness()).isNull();
        assertThat(status.lastSuccess()).as("no call was answered").isNull();
    }

    @Test
    void takesAClientThatThrowsForAnOutcome() {
        HealthProbe broken = new HealthProbe(() -> {
            throw new IllegalStateException("closed");
        });
        broken.ask(status);
        assertThat(broken.outcome()).isEqualTo("client");
    }
}
