/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What tools cost: requests that hold them, their calls, and a whole question with both. */
final class ToolMeasurements {

    private static final int ROUNDS = 5;
    private static final String BARE = "bareSdk";
    private static final String ROUTE = "route";

    private ToolMeasurements() {}

    static void requests() throws Exception {
        request("1", "plain");
        for (String option :
                List.of("plain", "cacheTools=true", "toolChoice=auto", "toolChoice=any", "strictTools=true")) {
            request("41", option);
        }
    }

    private static void request(String messages, String option) throws Exception {
        Rounds rounds = rounds((side, options) -> timed(side, options, ToolRequestBenchmark.class)
                .param("messages", messages)
                .param("option", option));
        System.out.printf("%nrequest of %s messages and %d tools, %s%n", messages, ToolRoutes.TOOLS, option);
        print(rounds, "request");
    }

    static void calls() throws Exception {
        call("false", ToolRoutes.TEXTS, "1");
        call("false", ToolRoutes.TEXTS, "10");
        call("false", ToolRoutes.MAPS, "10");
        call("true", ToolRoutes.TEXTS, "1");
        call("true", ToolRoutes.TEXTS, "10");
    }

    private static void call(String threads, String gives, String calls) throws Exception {
        Rounds rounds = rounds((side, options) -> timed(side, options, ToolCallBenchmark.class)
                .param("threads", threads)
                .param("gives", gives)
                .param("calls", calls));
        System.out.printf(
                "%nturn of %s calls of tools that give a %s, %s%n",
                calls, gives, threads.equals("true") ? "in threads of their own" : "in one thread");
        print(rounds, "turn");
    }

    private static Rounds rounds(Rounds.Turn turn) throws Exception {
        new Rounds(turn).run(2, BARE, ROUTE); // Warms both sides up.
        return new Rounds(turn).run(ROUNDS, BARE, ROUTE);
    }

    private static void print(Rounds rounds, String each) {
        rounds.printTime("us/" + each);
        rounds.printCpu("us/" + each);
        rounds.printAllocation("KB/" + each);
    }

    /** Needs the server. */
    static void loops() throws Exception {
        for (String calls : List.of("1", "10")) {
            new Rounds((side, options) -> loop(side, options, calls).warmupIterations(30)).run(1, BARE, ROUTE);
            Rounds rounds = new Rounds(
                            (side, options) -> loop(side, options, calls).warmupIterations(3))
                    .run(ROUNDS, BARE, ROUTE);
            System.out.printf(
                    Locale.ROOT,
                    "%nquestion with %s tool calls, two requests, %d in flight, %d rounds of %d questions each side%n",
                    calls,
                    ToolLoopBenchmark.IN_FLIGHT,
                    ROUNDS,
                    5 * ToolLoopBenchmark.QUESTIONS);
            rounds.printCpu("us/question");
            rounds.printAllocation("KB/question");
        }
    }

    private static ChainedOptionsBuilder loop(String side, ChainedOptionsBuilder options, String calls) {
        return options.include(ToolLoopBenchmark.class.getName() + "\\." + side + "$")
                .param("calls", calls)
                .measurementIterations(5);
    }

    private static ChainedOptionsBuilder timed(String side, ChainedOptionsBuilder options, Class<?> benchmark) {
        return options.include(benchmark.getName() + "\\." + side + "$")
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(250))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(250));
    }
}
