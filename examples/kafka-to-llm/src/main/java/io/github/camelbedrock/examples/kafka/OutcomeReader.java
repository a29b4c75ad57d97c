/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what the routes write, as any other program downstream would. Starts at the end of both topics, so that a real
 * broker's records of earlier runs do not count.
 */
final class OutcomeReader implements AutoCloseable {

    private final Topics topics;
    private final KafkaConsumer<String, String> consumer;

    OutcomeReader(String brokers, Topics topics) {
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(topics.triaged(), topics.deadLetters())) {
            consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy; only the question for the position settles where "the end" was.
        partitions.forEach(consumer::position);
    }

    /** What has come since the last call, waiting for at most this long. */
    List<Outcome> read(Duration wait) {
        List<Outcome> outcomes = new ArrayList<>();
        for (ConsumerRecord<String, String> record : consumer.poll(wait)) {
            outcomes.add(record.topic().equals(topics.triaged()) ? Outcome.triaged(record) : Outcome.rejected(record));
        }
        return outcomes;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
