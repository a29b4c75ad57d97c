/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the help desk: writes the tickets of a file, one JSON text a line, into the topic. */
final class TicketFeeder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String brokers;
    private final String topic;

    TicketFeeder(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    /** The tickets of the example by their record keys, in the order of the file. */
    static Map<String, String> tickets() {
        Map<String, String> tickets = new LinkedHashMap<>();
        List<String> lines = lines("/tickets.jsonl");
        for (int i = 0; i < lines.size(); i++) {
            tickets.put(key(lines.get(i), i + 1), lines.get(i));
        }
        return tickets;
    }

    /** Writes all records; each is acknowledged by the broker when this returns. */
    void feed(Map<String, String> records) {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers, ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic, key, value))));
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A ticket could not be written to the topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the tickets were written", e);
        }
    }

    /** The ticket's id; for a line without one its number, so that it can be found in the file. */
    private static String key(String line, int number) {
        try {
            return JSON.readTree(line).path("id").asText("line-" + number);
        } catch (JsonProcessingException e) {
            return "line-" + number;
        }
    }

    private static List<String> lines(String file) {
        try (InputStream resource = TicketFeeder.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException("The classpath holds no " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
