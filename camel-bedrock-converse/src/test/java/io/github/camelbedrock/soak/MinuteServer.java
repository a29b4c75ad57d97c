/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.RecordedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Bedrock that allows so much in a minute, and refuses what is beyond that. */
final class MinuteServer {

    /** How it knows what was used in the last minute. */
    enum Window {
        /** From one full minute of its own to the next. */
        FIXED,
        /** The last 60 seconds, at any time. */
        SLIDING
    }

    private static final Pattern SIZE = Pattern.compile("hammer (\\d+) (\\d+)");

    private final Window window;
    private final long minute;
    private final long quota;
    private final boolean ofRequests;
    private final int outputFactor;
    private final long begin = System.nanoTime();
    private final Deque<Use> uses = new ArrayDeque<>();
    private long used;
    private long current;
    private long first;
    private long settled;
    private long accepted;
    private int refusedAtFirst;
    private int refused;

    private record Use(long at, long amount) {}

    MinuteServer(Window window, Duration minute, long quota, boolean ofRequests, int outputFactor) {
        this.window = window;
        this.minute = minute.toNanos();
        this.quota = quota;
        this.ofRequests = ofRequests;
        this.outputFactor = outputFactor;
    }

    synchronized Answer answer(RecordedRequest request) {
        Matcher size = SIZE.matcher(request.userText());
        if (!size.find()) {
            throw new IllegalArgumentException("no question of the hammer");
        }
        int input = Integer.parseInt(size.group(1));
        int output = Integer.parseInt(size.group(2));
        long cost = ofRequests ? 1 : input + (long) output * outputFactor;
        long now = System.nanoTime() - begin;
        if (first == 0) {
            first = now;
        }
        boolean warm = now - first > minute;
        forget(now);
        if (used + cost > quota) {
            refused += warm ? 1 : 0;
            refusedAtFirst += warm ? 0 : 1;
            return Errors.throttling();
        }
        used += cost;
        accepted++;
        settled += warm ? cost : 0;
        uses.add(new Use(now, cost));
        return Answers.text("Oslo").usage(input, output).delay(Duration.ofMillis(10 + cost % 40));
    }

    private void forget(long now) {
        if (window == Window.FIXED) {
            if (now / minute != current) {
                current = now / minute;
                used = 0;
            }
            return;
        }
        while (!uses.isEmpty() && now - uses.element().at() > minute) {
            used -= uses.remove().amount();
        }
    }

    /** How many calls it refused after the first minute. */
    synchronized int refused() {
        return refused;
    }

    synchronized int refusedAtFirst() {
        return refusedAtFirst;
    }

    synchronized long accepted() {
        return accepted;
    }

    /** How much of its quota was used after the first minute; 1 is all. */
    synchronized double share() {
        double minutes = (System.nanoTime() - begin - first - minute) / (double) minute;
        return settled / (minutes * quota);
    }
}
