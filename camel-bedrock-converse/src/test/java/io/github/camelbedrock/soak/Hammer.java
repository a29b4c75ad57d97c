/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import io.github.camelbedrock.component.ShortMinutes;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.wire.Routes;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Clients that ask as fast as they may, over several endpoints of one model.
 *
 * @param large the share of calls that take a fifth of the quota each
 * @param rest whether nobody asks for a minute, before all do
 */
record Hammer(String name, MinuteServer.Window window, String limit, double large, boolean rest) {

    private static final String MODEL = "anthropic.claude-haiku-4-5-20251001-v1:0";

    /** Claude's tokens of output count five times (Bedrock User Guide, token burndown). */
    private static final int OUTPUT_FACTOR = 5;

    private static final int CLIENTS = 40;
    private static final String[] ENDPOINTS = {
        "", "&temperature=0.5", "&maxTokens=400", "&operation=converseStream&streamBody=collect"
    };

    private static final int REQUESTS = 120;
    private static final int TOKENS = 100_000;

    /** Tokens of the mean call: about 0.6 % of the quota. */
    private static final double INPUT = 250;

    private static final double OUTPUT = 60;

    /** What came of it. */
    record Outcome(double share, long accepted, int refused, int refusedAtFirst) {}

    private boolean ofRequests() {
        return "requestsPerMinute".equals(limit);
    }

    /** Hammers for so many minutes of that length. */
    Outcome run(Duration minute, int minutes) throws Exception {
        int quota = ofRequests() ? REQUESTS : TOKENS;
        try (LocalBedrock bedrock = LocalBedrock.start();
                Routes routes = new Routes(bedrock, ShortMinutes.component(minute))) {
            MinuteServer server = new MinuteServer(window, minute, quota, ofRequests(), OUTPUT_FACTOR);
            bedrock.keepRequests(false);
            bedrock.otherwise(server::answer);
            start(routes, quota);
            if (rest) {
                ask(routes, 0, 0, new Random(99));
                pause(minute.multipliedBy(2));
            } else {
                pause(minute.multipliedBy(37).dividedBy(100)); // Its minutes are not ours.
            }
            long end = System.nanoTime() + minute.multipliedBy(minutes).toNanos();
            for (int i = 0; i < CLIENTS; i++) {
                ask(routes, i % ENDPOINTS.length, end, new Random(i));
            }
            pause(Duration.ofNanos(end - System.nanoTime()));
            return new Outcome(server.share(), server.accepted(), server.refused(), server.refusedAtFirst());
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private void start(Routes routes, int quota) throws Exception {
        routes.with(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ENDPOINTS.length; i++) {
                    from("direct:hammer" + i)
                            .to("bedrock-converse:" + MODEL + "?" + limit + "=" + quota + ENDPOINTS[i]);
                }
            }
        });
    }

    /** Asks, and again as soon as there is an answer. */
    private void ask(Routes routes, int endpoint, long end, Random chance) throws Exception {
        AsyncProducer producer =
                routes.context().getEndpoint("direct:hammer" + endpoint).createAsyncProducer();
        producer.start();
        again(producer, end, chance);
    }

    private void again(AsyncProducer producer, long end, Random chance) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setBody(question(chance));
        producer.process(exchange, done -> {
            if (System.nanoTime() < end) {
                again(producer, end, chance);
            }
        });
    }

    /** Tells the server its size, and looks to the client as if it had another. */
    private String question(Random chance) {
        boolean big = chance.nextDouble() < large;
        double size = big ? TOKENS * 0.2 / (INPUT + OUTPUT * OUTPUT_FACTOR) : lognormal(chance, 0.7);
        long input = Math.max(1, Math.round(INPUT * size));
        long output = Math.max(1, Math.round(OUTPUT * size));
        int letters = (int) Math.min(200_000, input * 4 * lognormal(chance, 0.5));
        return "hammer " + input + " " + output + " " + "x".repeat(letters);
    }

    /** Of mean 1. */
    private static double lognormal(Random chance, double sigma) {
        return Math.exp(chance.nextGaussian() * sigma - sigma * sigma / 2);
    }

    @Override
    public String toString() {
        return name + ", " + window;
    }
}
