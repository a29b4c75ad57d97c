/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds when the process is killed while it works. */
class CrashTest {

    private static final int TICKETS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Answer ANSWER = Answers.text(Samples.ANSWER);

    private final Map<String, String> tickets = new LinkedHashMap<>();

    private EmbeddedKafka kafka;
    private LocalBedrock bedrock;
    private Bench bench;

    @BeforeEach
    void feed() {
        kafka = EmbeddedKafka.start();
        bedrock = LocalBedrock.start();
        bench = new Bench(kafka, bedrock.endpoint());
        IntStream.range(0, TICKETS).forEach(i -> tickets.put("NW-" + i, Samples.ticket("NW-" + i)));
        bench.feed(tickets);
    }

    @AfterEach
    void close() {
        bench.close();
        bedrock.close();
        kafka.close();
    }

    @Test
    void losesNoTicketWhenTheProcessIsKilledWithCallsInFlight() throws Exception {
        int answered = 8;
        AtomicInteger calls = new AtomicInteger();
        // The model goes silent, so that the process dies with calls in flight, whatever the machine's speed.
        bedrock.otherwise(
                request -> calls.incrementAndGet() <= answered ? ANSWER : ANSWER.delay(Duration.ofMinutes(5)));
        PipelineProcess first = PipelineProcess.start(bench.properties());
        awaitThenKill(first, () -> bench.triaged().size() == answered && bedrock.requestCount() > answered);

        assertThat(bench.triaged()).hasSize(answered);
        assertThat(bench.backlog()).isGreaterThanOrEqualTo(TICKETS - answered);
        int callsByTheFirst = bedrock.requestCount();

        bedrock.otherwise(ANSWER);
        finishTheWork();
        assertEveryTicketIsTriaged(1);
        assertThat(bedrock.requestCount() - callsByTheFirst)
                .as("what was in flight is asked again, what was committed is not")
                .isBetween(TICKETS - answered, TICKETS - answered + Bench.PARTITIONS);
    }

    @Test
    void losesNoTicketWhenTheProcessIsKilledAgainAndAgain() throws Exception {
        bedrock.otherwise(ANSWER.delay(Duration.ofMillis(100)));
        for (int done : new int[] {8, 16, 24}) {
            PipelineProcess process = PipelineProcess.start(bench.properties());
            awaitThenKill(process, () -> bench.triaged().size() >= done);
        }
        assertThat(bench.backlog()).isPositive();

        finishTheWork();
        assertEveryTicketIsTriaged(3);
    }

    private static void awaitThenKill(PipelineProcess process, Callable<Boolean> condition) throws Exception {
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(process.isAlive()).isTrue();
                return condition.call();
            });
        } finally {
            process.kill();
        }
    }

    private void finishTheWork() {
        TriagePipeline pipeline = TriagePipeline.start(bench.properties());
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bench.backlog()).isZero());
        } finally {
            pipeline.close();
        }
    }

    private void assertEveryTicketIsTriaged(int crashes) {
        assertThat(bench.triaged())
                .extracting(ConsumerRecord::key)
                .as("every ticket, and for each crash at most one of each consumer twice")
                .containsAll(tickets.keySet())
                .hasSizeBetween(TICKETS, TICKETS + crashes * Bench.PARTITIONS);
        assertThat(bench.deadLetters()).isEmpty();
    }
}
