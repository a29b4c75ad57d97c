/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.bench;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.Requests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * LocalBedrock in a process of its own, so that what it costs is not counted to the side that calls it. It ends with the
 * process that opened it.
 */
final class BenchServer implements AutoCloseable {

    static final String FAST_MODEL = "amazon.nova-micro-v1:0";
    static final String SLOW_MODEL = "amazon.nova-pro-v1:0";
    static final String STREAM_MODEL = "anthropic.claude-3-haiku-20240307-v1:0";
    static final String PACED_MODEL = "anthropic.claude-3-5-haiku-20241022-v1:0";
    static final String SHORT_MODEL = "anthropic.claude-3-5-sonnet-20240620-v1:0";
    static final int DELTAS = 500;
    static final String DELTA = "twenty characters.. ";
    static final List<String> MODELS = List.of(FAST_MODEL, SLOW_MODEL);
    /** Models that call one tool or ten before they answer. */
    static final List<String> TOOL_MODELS =
            List.of("anthropic.claude-sonnet-4-20250514-v1:0", "anthropic.claude-sonnet-4-5-20250929-v1:0");

    private static final String ENDPOINT = "bench.endpoint";

    private final Process process;

    private BenchServer(Process process) {
        this.process = process;
    }

    static String toolModel(int calls) {
        return TOOL_MODELS.get(calls == 1 ? 0 : 1);
    }

    /** Starts the server; its address is {@link #endpoint()} from then on. */
    static BenchServer open() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        System.setProperty(ENDPOINT, out.readLine());
        return new BenchServer(process);
    }

    static URI endpoint() {
        return URI.create(System.getProperty(ENDPOINT));
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The server's own process: prints its address and serves until its input ends. */
    public static void main(String[] args) throws IOException {
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            bedrock.keepRequests(false);
            bedrock.when(Requests.model(FAST_MODEL)).answer(Answers.text("Oslo").usage(20, 2));
            bedrock.when(Requests.model(SLOW_MODEL))
                    .answer(Answers.text("Oslo").usage(20, 2).delay(Duration.ofSeconds(1)));
            String[] pieces = Collections.nCopies(DELTAS, DELTA).toArray(String[]::new);
            bedrock.when(Requests.model(STREAM_MODEL)).answer(Answers.text(pieces));
            bedrock.when(Requests.model(PACED_MODEL))
                    .answer(Answers.text(pieces).delayBetweenFrames(Duration.ofMillis(2)));
            bedrock.when(Requests.model(SHORT_MODEL))
                    .answer(Answers.text(DELTA, DELTA, DELTA).delayBetweenFrames(Duration.ofMillis(2)));
            callTools(bedrock, 1);
            callTools(bedrock, ToolRoutes.TOOLS);
            System.out.println(bedrock.endpoint());
            while (System.in.read() >= 0) {
                // Until the process that opened this one is gone.
            }
        }
    }

    private static void callTools(LocalBedrock bedrock, int calls) {
        Answer answer = Answers.text("I look it up.");
        for (int i = 0; i < calls; i++) {
            answer = answer.and(Answers.toolUse("tooluse_" + i, "tool" + i, BareTools.input()));
        }
        bedrock.when(Requests.model(toolModel(calls))
                        .and(request -> request.json("/messages/2").isMissingNode()))
                .answer(answer.stopReason("tool_use"));
        bedrock.when(Requests.model(toolModel(calls))).answer(Answers.text("Oslo"));
    }
}
