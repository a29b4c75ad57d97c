/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What became of one record of the topic with the tickets. */
sealed interface Outcome {

    /** Reads the answers. */
    ObjectMapper JSON = new ObjectMapper();

    /** The record's key. */
    String key();

    /** A ticket that the model has sorted. */
    record Triaged(
            String key,
            String category,
            String urgency,
            String language,
            String summary,
            int inputTokens,
            int outputTokens,
            long latencyMs)
            implements Outcome {}

    /** A record that could not be handled, with the reason and its place in the topic. */
    record Rejected(String key, String reason, String origin) implements Outcome {}

    /** Reads a record of the topic {@code triaged}. */
    static Triaged triaged(ConsumerRecord<String, String> record) {
        try {
            JsonNode json = JSON.readTree(record.value());
            return new Triaged(
                    String.valueOf(record.key()),
                    json.path("category").asText(),
                    json.path("urgency").asText(),
                    json.path("language").asText(),
                    json.path("summary").asText(),
                    Integer.parseInt(header(record, "llm.inputTokens", "0")),
                    Integer.parseInt(header(record, "llm.outputTokens", "0")),
                    Long.parseLong(header(record, "llm.latencyMs", "0")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The topic " + record.topic() + " holds a record that is not JSON", e);
        }
    }

    /** Reads a record of the topic with the dead letters. */
    static Rejected rejected(ConsumerRecord<String, String> record) {
        return new Rejected(
                String.valueOf(record.key()),
                header(record, DeadLetter.REASON, "unknown"),
                header(record, DeadLetter.TOPIC, "?") + "-" + header(record, DeadLetter.PARTITION, "?") + "@"
                        + header(record, DeadLetter.OFFSET, "?"));
    }

    private static String header(ConsumerRecord<?, ?> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null ? otherwise : new String(header.value(), StandardCharsets.UTF_8);
    }
}
