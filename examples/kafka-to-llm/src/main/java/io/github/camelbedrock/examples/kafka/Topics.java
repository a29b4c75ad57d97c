/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The names of the three topics.
 *
 * @param tickets where the tickets come from
 * @param triaged where the model's answers go to
 * @param deadLetters where the records go to that cannot be handled
 */
record Topics(String tickets, String triaged, String deadLetters) {

    private static final int TIMEOUT_SECONDS = 30;

    /** The names that application.properties and triage.yaml use as well. */
    static Topics named() {
        return new Topics(
                System.getProperty("triage.topic.tickets", "tickets"),
                System.getProperty("triage.topic.triaged", "triaged"),
                System.getProperty("triage.topic.dead-letters", "tickets.dlq"));
    }

    /** The properties by which the routes find the topics. */
    Map<String, String> properties() {
        return Map.of(
                "triage.topic.tickets", tickets,
                "triage.topic.triaged", triaged,
                "triage.topic.dead-letters", deadLetters);
    }

    /** Creates the topics that do not exist yet; one that exists stays as it is. */
    void create(String brokers, int ticketPartitions) {
        Optional<Short> replicasOfTheBroker = Optional.empty();
        List<NewTopic> topics = List.of(
                new NewTopic(tickets, Optional.of(ticketPartitions), replicasOfTheBroker),
                new NewTopic(triaged, Optional.of(1), replicasOfTheBroker),
                new NewTopic(deadLetters, Optional.of(1), replicasOfTheBroker));
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(settings)) {
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                await(created, brokers);
            }
        }
    }

    private static void await(KafkaFuture<Void> created, String brokers) {
        try {
            created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topics could not be created on " + brokers, e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker at " + brokers + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topics were created", e);
        }
    }
}
