/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The program as a user runs it. */
class KafkaToLlmTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void showsWhatCameOfEveryTicket() {
        int code = new KafkaToLlm(out).run();

        assertThat(output().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(output())
                .contains("tickets -> us.amazon.nova-lite-v1:0 -> triaged, tickets.dlq: 39 records fed")
                .contains("39 of 39 records done: 36 triaged, 3 dead letters")
                .containsPattern("NW-1001 +[a-z]+ +[a-z]+ +[a-z]{2} +\\S.* +\\d+ +\\d+ +\\d+\\R")
                .containsPattern("NW-1036 +[a-z]+ +[a-z]+ +[a-z]{2} +\\S.* +\\d+ +\\d+ +\\d+\\R")
                .containsPattern("line-37 +tickets-\\d@\\d+ +The record is not JSON: Unexpected end-of-input")
                .containsPattern("line-38 +tickets-\\d@\\d+ +The ticket has no id")
                .containsPattern("line-39 +tickets-\\d@\\d+ +The record is not JSON: Unrecognized token 'Fwd'")
                .containsPattern("39 records in [0-9.]+ s \\([0-9.]+ a second\\): 36 triaged, 3 dead letters")
                .containsPattern("[1-9]\\d+ tokens in, [1-9]\\d+ tokens out, \\d+ ms a call on average")
                .contains("Every record is accounted for.");
        assertThat(code).isZero();
    }

    @Test
    void failsWhenRecordsAreUnaccountedFor() {
        int code = new KafkaToLlm(out, Duration.ZERO).run();

        assertThat(output())
                .contains("INCOMPLETE: nothing was heard of 39 records")
                .contains("NW-1001, NW-1002");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void saysWhatAwsLacks() {
        int code = new KafkaToLlm(out).run("--aws");

        assertThat(output()).contains("FAILED: ").contains("  because: No AWS region");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void explainsItselfWhenItDoesNotUnderstand() {
        int code = new KafkaToLlm(out).run("--asw");

        assertThat(output()).startsWith("Unknown argument: --asw").contains("Usage: KafkaToLlm");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void helps() {
        int code = new KafkaToLlm(out).run("--help");

        assertThat(output()).startsWith("Usage: KafkaToLlm").contains("--kafka=HOST:PORT", "--aws");
        assertThat(code).isZero();
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
