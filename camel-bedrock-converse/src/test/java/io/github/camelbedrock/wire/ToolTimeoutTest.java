/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.wire.Looped.failed;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.NOVA;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A tool that takes too long: the model is told, or the exchange fails, and what comes later is dropped. */
class ToolTimeoutTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    /** Options of the endpoint and of the tool: the one that ends the call is the shorter here. */
    @ParameterizedTest
    @CsvSource({"100,", "20s,100ms", "1,100ms"})
    void aLateAnswerIsDropped(String endpoint, String tool) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        bedrock.server().enqueue(Answers.toolUse("1", "slow", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        String options = "bedrock-tool:slow?tags=t" + (tool == null ? "" : "&toolTimeout=" + tool);
        try (Looped looped = new Looped(
                bedrock.server(), Way.CONVERSE, NOVA, "tools=t&toolTimeout=" + endpoint, routes -> routes.from(options)
                        .process(exchange -> {
                            asked.await(20, SECONDS);
                            exchange.getMessage().setBody("too late");
                        }))) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getMessage().getBody()).isEqualTo("Done.");
            assertThat(answered.getMessage()
                            .getHeader(TOOL_EXECUTIONS, List.class)
                            .toString())
                    .contains("outcome=timeout");
            assertThat(looped.messages().get(2))
                    .isEqualTo(Wire.json(user(failed("1", "The tool has not answered in time."))));
            asked.countDown();
        }
        assertThat(bedrock.server().requestCount()).isEqualTo(2);
    }

    /** The tool's own time is longer than the endpoint's: it stands. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CONVERSE", "ITERATOR"})
    void theToolsOwnTimeStands(Way way) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        bedrock.server().enqueue(Answers.toolUse("1", "slow", Map.of()));
        bedrock.server().enqueue(Answers.text("Done."));
        try (Looped looped = new Looped(bedrock.server(), way, NOVA, "tools=t&toolTimeout=1", routes -> routes.from(
                        "bedrock-tool:slow?tags=t&toolTimeout=20s")
                .process(exchange -> exchange.getMessage().setBody("in time " + never.await(200, MILLISECONDS))))) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(user(told("1", text("in time false")))));
        }
    }

    @Test
    void aTimeoutEndsTheExchangeWhereAsked() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        bedrock.server().enqueue(Answers.toolUse("1", "slow", Map.of()));
        try (Looped looped = new Looped(
                bedrock.server(),
                Way.CONVERSE,
                NOVA,
                "tools=t&toolTimeout=100&toolErrorStrategy=fail",
                routes -> routes.from("bedrock-tool:slow?tags=t").process(exchange -> asked.await(20, SECONDS)))) {
            assertThat(looped.send("Hi").getException())
                    .isInstanceOf(ToolLoopException.class)
                    .hasMessageContaining("'slow'")
                    .hasRootCauseInstanceOf(TimeoutException.class);
            asked.countDown();
        }
    }
}
