/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Topics and a consumer group of its own for one test, on a broker that the tests of a class share. */
final class Bench implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String brokers;
    private final String group;
    private final Topics topics;
    private final Map<String, String> properties = new HashMap<>();
    private final Admin admin;
    private final TopicReader triaged;
    private final TopicReader deadLetters;

    Bench(EmbeddedKafka kafka, URI bedrock) {
        String name = "test-" + NUMBER.incrementAndGet();
        brokers = kafka.bootstrapServers();
        group = name;
        topics = new Topics(name, name + ".triaged", name + ".dlq");
        topics.create(brokers, PARTITIONS);
        properties.putAll(topics.properties());
        properties.putAll(TriagePipeline.local(bedrock));
        properties.put("camel.component.kafka.brokers", brokers);
        properties.put("triage.group", group);
        properties.put("triage.consumers", String.valueOf(PARTITIONS));
        properties.put("triage.redelivery-delay", "10");
        // After a crash nobody should wait for long until the broker takes the consumers for dead.
        properties.put("triage.session-timeout", "1500");
        properties.put("triage.heartbeat-interval", "300");
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
        triaged = new TopicReader(brokers, topics.triaged());
        deadLetters = new TopicReader(brokers, topics.deadLetters());
    }

    Topics topics() {
        return topics;
    }

    /** The properties with which the routes work on these topics, in this process or in another. */
    Map<String, String> properties() {
        return properties;
    }

    void feed(Map<String, String> records) {
        new TicketFeeder(brokers, topics.tickets()).feed(records);
    }

    void feed(String key, String value) {
        feed(Map.of(key, value));
    }

    /** All records of the topic with the answers so far. */
    List<ConsumerRecord<String, String>> triaged() {
        return triaged.all();
    }

    /** All dead letters so far. */
    List<ConsumerRecord<String, String>> deadLetters() {
        return deadLetters.all();
    }

    /** How many tickets the group has not committed yet. */
    long backlog() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - (committed.get(end.getKey()) == null
                                ? 0
                                : committed.get(end.getKey()).offset()))
                .sum();
    }

    private Map<TopicPartition, Long> ends() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topics.tickets(), partition));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Sets how large a dead letter may be. */
    void limitDeadLetters(int bytes) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.deadLetters());
        Collection<AlterConfigOp> change = List.of(new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(bytes)),
                AlterConfigOp.OpType.SET));
        get(admin.incrementalAlterConfigs(Map.of(topic, change)).all());
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        triaged.close();
        deadLetters.close();
        admin.close();
    }
}
