/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.terminal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as a user runs it. */
@Timeout(60)
class StreamToTerminalTest {

    private static final int WORDS = 300;
    private static final int NOT_YET = -1;

    private final LocalBedrock bedrock = LocalBedrock.start();
    private final AtomicInteger code = new AtomicInteger(NOT_YET);
    private final AtomicInteger writtenAtFirstWord = new AtomicInteger(NOT_YET);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] more, int offset, int length) {
            super.write(more, offset, length);
            if (output().contains("word") && bedrock.requestCount() > 0) {
                writtenAtFirstWord.compareAndSet(NOT_YET, request().piecesWritten());
            }
        }
    };
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final StreamToTerminal program = new StreamToTerminal(out, () -> bedrock);

    @AfterEach
    void close() {
        bedrock.close();
    }

    @Test
    void printsTheAnswerWhileTheModelSpeaks() {
        bedrock.enqueue(slow());
        assertThat(program.run("Why", "is the sky blue?")).isZero();
        assertThat(writtenAtFirstWord.get()).isBetween(1, WORDS / 2);
        assertThat(output())
                .contains("> Why is the sky blue?\n" + "word ".repeat(WORDS) + "\n(300 pieces, the first after ");
        assertThat(request().userText()).isEqualTo("Why is the sky blue?");
        assertThat(request().modelId()).isEqualTo("us.amazon.nova-lite-v1:0");
    }

    @Test
    void asksTheModelOfTheUsers() {
        bedrock.enqueue(Answers.text("Yes."));
        assertThat(program.run("--model=amazon.nova-pro-v1:0")).isZero();
        assertThat(request().modelId()).isEqualTo("amazon.nova-pro-v1:0");
    }

    /** As Ctrl-C does. */
    @Test
    void closesTheStreamWhereItIsStopped() {
        bedrock.enqueue(slow().delayBetweenFrames(Duration.ofMillis(50)));
        new Thread(() -> code.set(program.run())).start();
        await().atMost(20, SECONDS).until(() -> output().contains("word"));
        program.stop();
        await().atMost(5, SECONDS).until(() -> code.get() == 1);
        assertThat(output()).endsWith("(stopped)\n");
        assertThat(request().piecesWritten()).isLessThan(WORDS);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        bedrock.enqueue(Errors.accessDenied());
        assertThat(program.run()).isEqualTo(1);
        assertThat(output()).contains("\nFAILED: ");
    }

    @Test
    void saysWhatAwsLacks() {
        assertThat(program.run("--aws")).isEqualTo(1);
        assertThat(output()).startsWith("FAILED: No AWS region");
    }

    @Test
    void explainsItselfWhenItDoesNotUnderstand() {
        assertThat(program.run("--asw")).isEqualTo(2);
        assertThat(output()).startsWith("Unknown argument: --asw").contains("Usage: StreamToTerminal");
    }

    @Test
    void helps() {
        assertThat(program.run("--help")).isZero();
        assertThat(output().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(output()).startsWith("Usage: StreamToTerminal").contains("--model=ID", "--aws");
    }

    @Test
    void needsNoModelAtAll() {
        assertThat(new StreamToTerminal(out).run()).isZero();
        assertThat(output()).contains("no model)\n> What is a stream good for?\nAn answer that streams is read");
    }

    private static Answer slow() {
        return Answers.text(Collections.nCopies(WORDS, "word ").toArray(new String[0]))
                .delayBetweenFrames(Duration.ofMillis(5));
    }

    private RecordedRequest request() {
        assertThat(bedrock.requests()).hasSize(1);
        return bedrock.requests().get(0);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
