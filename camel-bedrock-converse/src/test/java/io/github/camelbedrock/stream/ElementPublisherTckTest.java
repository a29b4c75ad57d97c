/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.stream;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.camelbedrock.turn.PartFlow;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamPart;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** The rules of Reactive Streams for publishers, by the tests of that specification. */
class ElementPublisherTckTest {

    private static final long WAIT = 500;
    private static final long SILENCE = 50;

    private ExecutorService network;
    private ExecutorService readers;

    @BeforeEach
    void start() {
        network = Executors.newFixedThreadPool(2);
        readers = Executors.newFixedThreadPool(4);
    }

    @AfterEach
    void stop() {
        network.shutdownNow();
        readers.shutdownNow();
    }

    /** A rule for one that this publisher need not keep, such as those for many subscribers, aborts its test. */
    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(rule)));
    }

    private void check(Method rule) throws Throwable {
        Verification verification = new Verification();
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SkipException skipped) {
                abort(skipped.getMessage());
            }
            throw e.getCause();
        }
    }

    /** Makes the publishers that are tested. */
    private final class Verification extends PublisherVerification<StreamPart> {

        private Verification() {
            super(new TestEnvironment(WAIT, SILENCE), WAIT);
        }

        @Override
        public Publisher<StreamPart> createPublisher(long elements) {
            PartQueue<StreamPart> queue = new PartQueue<>(part -> part);
            queue.open(new Feeder(queue, elements));
            return new ElementPublisher<>(queue, readers, new Untold());
        }

        @Override
        public Publisher<StreamPart> createFailedPublisher() {
            PartQueue<StreamPart> queue = new PartQueue<>(part -> part);
            queue.end(null, new IllegalStateException("failed before it began"));
            return new ElementPublisher<>(queue, readers, new Untold());
        }
    }

    /** Gives what is asked for, on a thread of its own, as the network does. */
    private final class Feeder implements PartFlow {

        private final PartQueue<StreamPart> queue;
        private long left;
        private boolean ended;

        private Feeder(PartQueue<StreamPart> queue, long elements) {
            this.queue = queue;
            this.left = elements;
        }

        @Override
        public void request(long parts) {
            network.execute(() -> feed(parts));
        }

        private synchronized void feed(long parts) {
            for (long i = 0; i < parts && left > 0 && !ended; i++) {
                left--;
                queue.take(new StreamPart.Text(0, "piece"));
            }
            queue.flush();
            if (left == 0 && !ended) {
                ended = true;
                queue.end(whole(), null);
            }
        }

        @Override
        public synchronized void cancel() {
            ended = true;
        }
    }

    /** An answer of which nothing is looked at. */
    private static Reply whole() {
        return new Reply(null, null, null, "", null, List.of(), List.of(), List.of(), null, null, null, null);
    }

    /** Nobody wants to know the end but the subscriber. */
    private static final class Untold implements StreamEnd {

        @Override
        public void whole(Reply reply) {}

        @Override
        public void failed(Throwable failure) {}
    }
}
