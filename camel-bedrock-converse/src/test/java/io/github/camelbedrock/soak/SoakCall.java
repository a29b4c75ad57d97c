/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call of the soak. Its question tells all of it, so that the server knows what to do. */
record SoakCall(int number, SoakKind kind, SoakFault fault) {

    /** One call of so many has a fault. */
    private static final int FAULTS = 20;

    /** One fault of so many is a stall, which takes its time. */
    private static final int STALLS = 40;

    private static final Pattern QUESTION = Pattern.compile("soak call (\\d+) (\\w+) (\\w+)");

    private static final Map<SoakKind, List<SoakFault>> FAULTS_OF = new EnumMap<>(SoakKind.class);

    static {
        for (SoakKind kind : SoakKind.values()) {
            List<SoakFault> fitting = new ArrayList<>();
            for (SoakFault fault : SoakFault.values()) {
                if (fault != SoakFault.NONE && fault != SoakFault.STALL && fault.fits(kind)) {
                    fitting.add(fault);
                }
            }
            FAULTS_OF.put(kind, fitting);
        }
    }

    /** The same for the same number, always. */
    static SoakCall of(int number) {
        SplittableRandom chance = new SplittableRandom(number);
        SoakKind kind = SoakKind.values()[chance.nextInt(SoakKind.values().length)];
        if (chance.nextInt(FAULTS) > 0) {
            return new SoakCall(number, kind, SoakFault.NONE);
        }
        if (kind.isPlain() && chance.nextInt(STALLS) == 0) {
            return new SoakCall(number, kind, SoakFault.STALL);
        }
        List<SoakFault> faults = FAULTS_OF.get(kind);
        return new SoakCall(number, kind, faults.get(chance.nextInt(faults.size())));
    }

    /** The call of a question, whatever stands around it. */
    static SoakCall asked(String question) {
        Matcher found = QUESTION.matcher(question);
        if (!found.find()) {
            throw new IllegalArgumentException("no question of the soak: " + question);
        }
        return new SoakCall(
                Integer.parseInt(found.group(1)), SoakKind.valueOf(found.group(2)), SoakFault.valueOf(found.group(3)));
    }

    String question() {
        return "soak call " + number + " " + kind + " " + fault;
    }

    /** The turn that goes wrong: 0 is the first. */
    int faultyTurn() {
        return kind.hasTools() ? number % 2 : 0;
    }

    String route() {
        return "direct:" + kind + (fault == SoakFault.STALL ? "-stalls" : "");
    }

    /** What the tool answers. */
    static String toolResult(int number) {
        return "tool result " + number;
    }

    /** The body that the route must have at the end. */
    Object answer() {
        return kind == SoakKind.STRUCTURED ? new SoakAnswer(number, text()) : text();
    }

    String text() {
        String seen = kind.hasTools() ? toolResult(number) : "the answer to call " + number;
        return "Here is " + seen + ".";
    }

    /** Whether it may end with its answer. */
    boolean mayBeAnswered() {
        return fault.isAnswered() || kind.hasFallback(); // The model that fails may be one that is left alone.
    }

    /** Whether it may fail. */
    boolean mayFail() {
        boolean another = kind.hasFallback() && fault.fallsBack();
        return !another && (!fault.isAnswered() || fault.breaksConnection());
    }

    /** The fewest requests that the server must have got: one may get a connection that breaks, and never reach it. */
    int leastRequests() {
        if (fault == SoakFault.STALL) {
            return 0; // It may have waited for its connection all the time.
        }
        return fault.requests() > 1 || kind.hasFallback() ? 1 : mostRequests();
    }

    /** The most requests that the rules for retries allow. */
    int mostRequests() {
        boolean again = kind.hasTools() && (faultyTurn() == 1 || fault.isAnswered());
        boolean second = kind.hasFallback() && fault.fallsBack();
        return (fault.requests() > 1 ? SoakFault.ATTEMPTS : 1) + (again ? 1 : 0) + (second ? 1 : 0);
    }
}
