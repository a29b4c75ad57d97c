/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import io.github.camelbedrock.test.wire.WireAnswer;
import io.github.camelbedrock.test.wire.WireExchange;
import io.github.camelbedrock.test.wire.WireRequest;
import io.github.camelbedrock.test.wire.WireServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An Amazon Bedrock Runtime on loopback. It speaks HTTP/1.1 and HTTP/2 with prior knowledge on one port, answers by
 * script, and keeps what it received. A request goes through the script in this order: {@link #throttleFirst}, the rules
 * of {@link #when} in the order in which they were made, the queue of {@link #enqueue}, {@link #otherwise}. Safe for use
 * by many threads.
 */
public final class LocalBedrock implements AutoCloseable {

    private final Script script = new Script();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<RecordedRequest> unmatched = new ArrayList<>();
    private final WireServer server;
    private volatile boolean keepRequests = true;
    private volatile Function<RecordedRequest, String> explanation = request -> "The script has none for " + request;

    private LocalBedrock(int port) {
        server = new WireServer(port, this::exchange);
    }

    /** Starts on a free port. */
    public static LocalBedrock start() {
        return start(0);
    }

    /** Starts on that port of loopback; 0 takes a free one. */
    public static LocalBedrock start(int port) {
        return new LocalBedrock(port);
    }

    /**
     * Starts on a free port and serves recorded exchanges: a request that equals a recorded one in operation, model and
     * body (the order of keys does not count) gets its answer byte for byte. A request that equals none gets a
     * ValidationException whose message shows where it differs from the nearest one.
     *
     * @param recording a file of exchanges, one JSON object a line, gzipped or not
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static LocalBedrock replaying(Path recording) {
        return replaying(Cassette.read(recording));
    }

    /** Starts on a free port and serves these exchanges. */
    public static LocalBedrock replaying(Cassette cassette) {
        return replaying(cassette, 0);
    }

    /** Starts on that port of loopback, 0 for a free one, and serves these exchanges. */
    public static LocalBedrock replaying(Cassette cassette, int port) {
        LocalBedrock bedrock = start(port);
        bedrock.otherwise(cassette.replay());
        bedrock.explanation = cassette::explain;
        return bedrock;
    }

    /** The address, such as http://127.0.0.1:45123, for the option uriEndpointOverride. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A rule for the requests that meet the condition. */
    public Rule when(Predicate<RecordedRequest> condition) {
        return script.when(condition);
    }

    /** The answer to the next request that no rule matches and that no answer is queued for. */
    public void enqueue(Answer answer) {
        script.enqueue(answer);
    }

    /** The answer to every request that no rule matches and that no answer is queued for. */
    public void otherwise(Answer answer) {
        script.otherwise(request -> answer);
    }

    /**
     * The answer to every request that no rule matches and that no answer is queued for. Null from the function means
     * that there is none. {@link DefaultAnswers#plausible()} at the beginning.
     */
    public void otherwise(Function<RecordedRequest, @Nullable Answer> answer) {
        script.otherwise(answer);
    }

    /** Refuses every request that no rule matches and that no answer is queued for, and keeps it as unmatched. */
    public void strict() {
        script.otherwise(request -> null);
    }

    /** Answers the next calls with a ThrottlingException, whatever the rules say. */
    public void throttleFirst(int calls) {
        script.throttleFirst(calls);
    }

    /**
     * Whether received requests, unmatched ones among them, are kept, as they are at the beginning. A server of a long run
     * forgets them.
     */
    public void keepRequests(boolean keep) {
        keepRequests = keep;
    }

    /** What was received, oldest first. */
    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** What was received, oldest first, and forgets it. */
    public List<RecordedRequest> takeRequests() {
        synchronized (requests) {
            List<RecordedRequest> taken = List.copyOf(requests);
            requests.clear();
            return taken;
        }
    }

    /** How many requests are kept. */
    public int requestCount() {
        synchronized (requests) {
            return requests.size();
        }
    }

    /** What got no answer of the script, oldest first. */
    public List<RecordedRequest> unmatched() {
        synchronized (requests) {
            return List.copyOf(unmatched);
        }
    }

    /** How many connections are open. */
    public int connections() {
        return server.connections();
    }

    /** Forgets script and requests; the default answers are back. */
    public void reset() {
        script.reset();
        synchronized (requests) {
            requests.clear();
            unmatched.clear();
        }
    }

    /** Closes the port and every connection, and waits until the server's threads have ended. */
    @Override
    public void close() {
        server.close();
    }

    private WireExchange exchange(WireRequest wire) {
        RecordedRequest request = new RecordedRequest(wire);
        if (keepRequests) {
            synchronized (requests) {
                requests.add(request);
            }
        }
        return new Exchange(request, AnswerWriter.write(answer(request), request.operation(), requestId()));
    }

    private Answer answer(RecordedRequest request) {
        try {
            Answer answer = script.answer(request);
            if (answer != null) {
                return answer;
            }
            if (keepRequests) {
                synchronized (requests) {
                    unmatched.add(request);
                }
            }
            return Errors.validation("LocalBedrock has no answer. " + explanation.apply(request));
        } catch (RuntimeException e) {
            return Errors.of(500, "InternalServerException", "LocalBedrock: the script failed: " + e);
        }
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    private record Exchange(RecordedRequest request, WireAnswer answer) implements WireExchange {

        @Override
        public void written(int bytes) {
            request.written(bytes);
        }

        @Override
        public void clientHungUp() {
            request.hungUp();
        }
    }
}
