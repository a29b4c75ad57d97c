/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static io.github.camelbedrock.examples.kafka.Samples.ANSWER;
import static io.github.camelbedrock.examples.kafka.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of the demo, from the same YAML, against a real broker and LocalBedrock. */
class TriageRouteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static EmbeddedKafka kafka;

    private LocalBedrock bedrock;
    private Bench bench;
    private TriagePipeline pipeline;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void startPipeline() {
        bedrock = LocalBedrock.start();
        bedrock.otherwise(Answers.text(ANSWER).usage(321, 45).latencyMs(678));
        bench = new Bench(kafka, bedrock.endpoint());
        pipeline = TriagePipeline.start(bench.properties());
    }

    @AfterEach
    void stopPipeline() {
        pipeline.close();
        bench.close();
        bedrock.close();
    }

    @Test
    void sortsTicketsAndCommitsThem() {
        Map<String, String> tickets = new LinkedHashMap<>();
        IntStream.range(0, 12).forEach(i -> tickets.put("NW-" + i, ticket("NW-" + i)));
        bench.feed(tickets);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.triaged()).hasSize(12));
        assertThat(bench.triaged())
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrderElementsOf(tickets.keySet());
        assertThat(bench.triaged()).allSatisfy(record -> {
            assertThat(record.value()).contains("\"id\":\"" + record.key() + "\"", "\"category\":\"billing\"");
            assertThat(header(record, "llm.model")).isEqualTo("us.amazon.nova-lite-v1:0");
            assertThat(header(record, "llm.inputTokens")).isEqualTo("321");
            assertThat(header(record, "llm.outputTokens")).isEqualTo("45");
            assertThat(header(record, "llm.latencyMs")).isEqualTo("678");
            assertThat(header(record, "llm.requestId")).isNotBlank();
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.backlog()).isZero());
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void asksWithThePromptAndTheTicketAsItCame() {
        bench.feed("NW-1", ticket("NW-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bedrock.requests()).hasSize(1));
        assertThat(bedrock.requests().get(0).userText()).isEqualTo(ticket("NW-1"));
        assertThat(bedrock.requests().get(0).json("/system/0/text").asText()).contains("\"suggestedReply\"");
        assertThat(bedrock.requests()
                        .get(0)
                        .json("/inferenceConfig/temperature")
                        .asDouble())
                .isZero();
    }

    @Test
    void hasACallInFlightForEachPartition() {
        bedrock.otherwise(Answers.text(ANSWER).delay(Duration.ofSeconds(1)));
        Map<String, String> tickets = new LinkedHashMap<>();
        IntStream.range(0, 60).forEach(i -> tickets.put("NW-" + i, ticket("NW-" + i)));
        bench.feed(tickets);

        await().atMost(PATIENCE).until(() -> {
            // In this order: what is done between the two lines makes the difference smaller, never larger.
            int asked = bedrock.requestCount();
            return asked - bench.triaged().size() == Bench.PARTITIONS;
        });
    }

    @Test
    void asksAgainWhenThrottled() {
        // The SDK gives up after three attempts, so the fifth call is one of Camel's second round.
        bedrock.throttleFirst(4);
        bench.feed("NW-1", ticket("NW-1"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.triaged()).hasSize(1));
        assertThat(bedrock.requests()).hasSize(5);
        assertThat(bench.deadLetters()).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.backlog()).isZero());
    }

    @Test
    void setsATicketAsideWhenTheModelKeepsFailing() {
        bedrock.when(request -> request.userText().contains("NW-13")).answer(Errors.modelError());
        bench.feed("NW-13", ticket("NW-13"));

        ConsumerRecord<String, String> letter = onlyDeadLetter();
        assertThat(bedrock.requests()).as("the first call and two by Camel").hasSize(3);
        assertThat(letter.value()).isEqualTo(ticket("NW-13"));
        assertThat(letter.key()).isEqualTo("NW-13");
        assertThat(header(letter, "dlq.reason")).contains("unexpected error during processing");
        assertThat(header(letter, "dlq.exception")).endsWith(".ModelErrorException");
        assertThat(header(letter, "dlq.requestId")).isNotBlank();
        assertThat(header(letter, "dlq.topic")).isEqualTo(bench.topics().tickets());
        assertThat(header(letter, "dlq.partition")).matches("[0-3]");
        assertThat(header(letter, "dlq.offset")).isEqualTo("0");
    }

    @Test
    void setsATicketAsideWhenThrottlingDoesNotEnd() {
        bedrock.otherwise(Errors.throttling());
        bench.feed("NW-1", ticket("NW-1"));

        ConsumerRecord<String, String> letter = onlyDeadLetter();
        assertThat(bedrock.requests()).as("three rounds of three").hasSize(9);
        assertThat(header(letter, "dlq.exception")).endsWith(".ThrottlingException");
    }

    @Test
    void doesNotAskAgainWhatIsNotAllowed() {
        bedrock.otherwise(Errors.accessDenied());
        bench.feed("NW-1", ticket("NW-1"));

        ConsumerRecord<String, String> letter = onlyDeadLetter();
        assertThat(bedrock.requests()).hasSize(1);
        assertThat(header(letter, "dlq.reason")).contains("You don't have access to the model");
    }

    @Test
    void setsATicketAsideWhoseAnswerIsOffTheSchema() {
        bedrock.otherwise(Answers.text(ANSWER.replace("medium", "yesterday")));
        bench.feed("NW-1", ticket("NW-1"));

        ConsumerRecord<String, String> letter = onlyDeadLetter();
        assertThat(letter.value()).as("the ticket, not the answer").isEqualTo(ticket("NW-1"));
        assertThat(header(letter, "dlq.reason"))
                .startsWith("The answer does not fit the schema: ")
                .contains("urgency");
        assertThat(header(letter, "dlq.requestId")).isNotBlank();
        assertThat(bedrock.requests()).hasSize(1);
        assertThat(bench.triaged()).isEmpty();
    }

    @Test
    void setsARecordAsideThatIsNoTicketWithoutAskingTheModel() {
        bench.feed("k", "{\"id\": \"NW-1\", \"text\":");

        ConsumerRecord<String, String> letter = onlyDeadLetter();
        assertThat(letter.value()).isEqualTo("{\"id\": \"NW-1\", \"text\":");
        assertThat(letter.key()).isEqualTo("k");
        assertThat(header(letter, "dlq.reason")).startsWith("The record is not JSON: ");
        assertThat(header(letter, "dlq.requestId")).isNull();
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void passesNoRecordOverWhoseDeadLetterCannotBeWritten() {
        bench.limitDeadLetters(10);
        bedrock.when(request -> request.userText().contains("NW-1\"")).answer(Errors.accessDenied());
        // The same key: the second one stands behind the first in the same partition.
        bench.feed("customer", ticket("NW-1"));
        bench.feed("customer", ticket("NW-2"));

        // Asked again: the consumer has gone back to the record instead of going on to the next.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bedrock.requests()).hasSizeGreaterThan(1));
        assertThat(bedrock.requests())
                .allSatisfy(request -> assertThat(request.userText()).contains("NW-1\""));
        assertThat(bench.backlog()).isEqualTo(2);

        bench.limitDeadLetters(1_000_000);
        assertThat(onlyDeadLetter().value()).isEqualTo(ticket("NW-1"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.triaged()).hasSize(1));
        assertThat(bench.triaged().get(0).value()).contains("NW-2");
    }

    /** Waits for it, and for its commit. */
    private ConsumerRecord<String, String> onlyDeadLetter() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.deadLetters()).hasSize(1));
        List<ConsumerRecord<String, String>> letters = bench.deadLetters();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bench.backlog()).isZero());
        return letters.get(0);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
