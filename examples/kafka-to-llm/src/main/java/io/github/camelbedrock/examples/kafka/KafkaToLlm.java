/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.DefaultAnswers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Support tickets from Kafka through a model back to Kafka. Feeds the tickets, lets {@code camel/triage.yaml} work on
 * them, and shows what came of each.
 */
public final class KafkaToLlm {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaToLlm.class);

    private static final int OK = 0;
    private static final int INCOMPLETE = 1;
    private static final int USAGE = 2;

    private static final int TICKET_PARTITIONS = 8;
    private static final Duration POLL = Duration.ofMillis(200);

    /** Longer than a ticket needs that is throttled to the end; see the redelivery policy in triage.yaml. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PrintStream out;
    private final Duration patience;

    KafkaToLlm(PrintStream out) {
        this(out, PATIENCE);
    }

    /** With a limit of its own for how long no outcome may come. */
    KafkaToLlm(PrintStream out, Duration patience) {
        this.out = out;
        this.patience = patience;
    }

    /** Runs the example; see {@code --help}. */
    public static void main(String[] args) {
        int code = new KafkaToLlm(System.out).run(args);
        if (code != OK) {
            // Only then: Maven runs the program in its own process and has its own last words to say.
            System.exit(code);
        }
    }

    /** 0 if every record was triaged or dead-lettered, 1 if not, 2 if the arguments are not understood. */
    int run(String... args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(Arguments.USAGE);
            return USAGE;
        }
        if (arguments.help()) {
            out.print(Arguments.USAGE);
            return OK;
        }
        try {
            return arguments
                    .kafka()
                    .map(brokers -> withModel(arguments, brokers))
                    .orElseGet(() -> withBroker(arguments));
        } catch (RuntimeException e) {
            out.println("FAILED: " + reason(e));
            LOG.debug("The example failed", e);
            return INCOMPLETE;
        }
    }

    /** What failed, and the first cause of it: Camel's message says which route, the cause's says why. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return failure.getMessage()
                + (cause == failure ? "" : System.lineSeparator() + "  because: " + cause.getMessage());
    }

    private int withBroker(Arguments arguments) {
        out.println("Starting a Kafka broker in this process ...");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            return withModel(arguments, kafka.bootstrapServers());
        }
    }

    private int withModel(Arguments arguments, String brokers) {
        Map<String, String> properties = new HashMap<>();
        arguments.model().ifPresent(model -> properties.put("triage.model", model));
        if (arguments.aws()) {
            out.println("Kafka at " + brokers + ", the model on Amazon Bedrock");
            return triage(brokers, properties);
        }
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            bedrock.otherwise(KafkaToLlm::takeTime);
            out.println("Kafka at " + brokers + ", LocalBedrock at " + bedrock.endpoint() + " (rules, no model)");
            properties.putAll(TriagePipeline.local(bedrock.endpoint()));
            return triage(brokers, properties);
        }
    }

    /** LocalBedrock's own answer, after a while as from a model: else there would be no progress to be seen. */
    private static @Nullable Answer takeTime(RecordedRequest request) {
        Answer answer = DefaultAnswers.plausible().apply(request);
        long millis = 200 + request.userText().length();
        return answer == null ? null : answer.latencyMs(millis).delay(Duration.ofMillis(millis));
    }

    private int triage(String brokers, Map<String, String> properties) {
        Topics topics = Topics.named();
        topics.create(brokers, TICKET_PARTITIONS);
        Map<String, String> tickets = TicketFeeder.tickets();
        properties.putAll(topics.properties());
        properties.put("camel.component.kafka.brokers", brokers);
        Ledger ledger = new Ledger(tickets.keySet());
        try (OutcomeReader outcomes = new OutcomeReader(brokers, topics);
                TriagePipeline pipeline = TriagePipeline.start(properties)) {
            Progress progress = new Progress(out);
            new TicketFeeder(brokers, topics.tickets()).feed(tickets);
            out.printf(
                    "%s -> %s -> %s, %s: %d records fed%n",
                    topics.tickets(), pipeline.model(), topics.triaged(), topics.deadLetters(), tickets.size());
            follow(outcomes, ledger, progress);
            new ResultTable(out).print(ledger, progress.elapsed());
        }
        return verdict(ledger);
    }

    /** Until every record has an outcome, or none came for too long. */
    private void follow(OutcomeReader outcomes, Ledger ledger, Progress progress) {
        long lastNews = System.nanoTime();
        while (!ledger.isComplete() && System.nanoTime() - lastNews < patience.toNanos()) {
            for (Outcome outcome : outcomes.read(POLL)) {
                ledger.enter(outcome);
                lastNews = System.nanoTime();
            }
            progress.update(ledger);
        }
    }

    private int verdict(Ledger ledger) {
        out.println();
        if (!ledger.isComplete()) {
            out.printf(
                    "INCOMPLETE: nothing was heard of %d records for %d s: %s%n",
                    ledger.missing().size(), patience.toSeconds(), String.join(", ", ledger.missing()));
            return INCOMPLETE;
        }
        out.println("Every record is accounted for. To read next: examples/kafka-to-llm/README.md for the guarantees,");
        out.println("src/main/resources/camel/triage.yaml for the routes, triage.md for the prompt and the schema.");
        return OK;
    }
}
