/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.ERROR_CATEGORY_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.wire.Looped.told;
import static io.github.camelbedrock.wire.Turns.text;
import static io.github.camelbedrock.wire.Turns.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** A loop that must not go on: its limits, and a turn in its midst that fails. What was said by then is kept. */
class ToolLimitTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private final AtomicInteger calls = new AtomicInteger();

    /** Answers with the number of the call. */
    private final LambdaRouteBuilder look = routes -> routes.from("bedrock-tool:look?tags=t")
            .process(exchange -> exchange.getMessage().setBody("seen " + calls.incrementAndGet()));

    @BeforeEach
    void forget() {
        bedrock.server().reset();
    }

    private Looped looped(Way way, String options) throws Exception {
        return new Looped(bedrock.server(), way, "nova-lite", options, look);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aModelThatAlwaysCallsEndsAtTheLimit(Way way) throws Exception {
        bedrock.server().otherwise(Answers.toolUse("1", "look", Map.of()));
        try (Looped looped = looped(way, "tools=t&maxToolIterations=3")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException())
                    .isInstanceOfSatisfying(ToolLoopException.class, failure -> {
                        assertThat(failure.iterations()).isEqualTo(3);
                        assertThat(failure.messages()).hasSize(8);
                        assertThat(failure.messages()
                                        .get(7)
                                        .content()
                                        .get(0)
                                        .toolUse()
                                        .toolUseId())
                                .isEqualTo("1");
                        assertThat(answered.getProperty(MESSAGES_PROPERTY)).isEqualTo(failure.messages());
                    })
                    .hasMessageContainingAll("maxToolIterations", "3")
                    .hasNoCause();
            assertThat(answered.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("model");
            assertThat(calls).hasValue(3);
            assertThat(looped.sent()).hasSize(4);
        }
    }

    @Test
    void tenIterationsAreTheLimitOfItself() throws Exception {
        bedrock.server().otherwise(Answers.toolUse("1", "look", Map.of()));
        try (Looped looped = looped(Way.CONVERSE, "tools=t")) {
            assertThat(looped.send("Hi").getException()).hasMessageContaining("10");
            assertThat(calls).hasValue(10);
            assertThat(looped.sent()).hasSize(11);
        }
    }

    /** The third answer brings the tokens to 45, over the limit: its call does not run. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aLoopEndsWhereItsTokensAreUsedUp(Way way) throws Exception {
        bedrock.server().otherwise(Answers.toolUse("1", "look", Map.of()).usage(10, 5));
        try (Looped looped = looped(way, "tools=t&maxToolTokens=40")) {
            assertThat(looped.send("Hi").getException())
                    .isInstanceOf(ToolLoopException.class)
                    .hasMessageContainingAll("45 tokens", "maxToolTokens", "40");
            assertThat(calls).hasValue(2);
            assertThat(looped.sent()).hasSize(3);
        }
    }

    @Test
    void anAnswerOverTheTokensIsStillAnAnswer() throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()).usage(10, 5));
        bedrock.server().enqueue(Answers.text("Done.").usage(1000, 5));
        try (Looped looped = looped(Way.CONVERSE, "tools=t&maxToolTokens=40")) {
            assertThat(looped.send("Hi").getMessage().getBody()).isEqualTo("Done.");
        }
    }

    /** The results have been told, so that the conversation goes on where it failed: no tool is called again. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aSecondTurnThatFailsKeepsTheConversation(Way way) throws Exception {
        bedrock.server().enqueue(Answers.text("One.").and(Answers.toolUse("1", "look", Map.of())));
        bedrock.server().otherwise(Errors.throttling());
        try (Looped looped = looped(way, "tools=t")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isInstanceOf(ThrottlingException.class);
            assertThat(answered.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("throttling");
            assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).size())
                    .isEqualTo(3);
            bedrock.server().reset();
            bedrock.server().enqueue(Answers.text("Done."));
            Exchange again = looped.send(answered.getProperty(MESSAGES_PROPERTY));
            assertThat(again.getMessage().getBody()).isEqualTo("Done.");
            assertThat(looped.messages().get(2)).isEqualTo(Wire.json(user(told("1", text("seen 1")))));
            assertThat(looped.sent()).hasSize(1);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aFirstTurnThatFailsLeavesNoConversation() throws Exception {
        bedrock.server().otherwise(Errors.throttling());
        try (Looped looped = looped(Way.CONVERSE, "tools=t")) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isInstanceOf(ThrottlingException.class);
            assertThat(answered.getException().getSuppressed()).noneMatch(ToolLoopException.class::isInstance);
            assertThat(answered.getProperty(MESSAGES_PROPERTY)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aGuardrailThatIntervenesInTheSecondTurnFails(Way way) throws Exception {
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().enqueue(Answers.text("No.").stopReason("guardrail_intervened"));
        String guarded = "tools=t&guardrailIdentifier=gr1abc2&guardrailVersion=1&guardrailIntervention=fail";
        try (Looped looped = looped(way, guarded)) {
            Exchange answered = looped.send("Hi");
            assertThat(answered.getException()).isInstanceOf(GuardrailInterventionException.class);
            assertThat(answered.getProperty(ERROR_CATEGORY_PROPERTY)).isEqualTo("guardrail");
            assertThat(answered.getProperty(MESSAGES_PROPERTY, List.class).get(2))
                    .isInstanceOf(Message.class);
            assertThat(looped.sent()).hasSize(2).allMatch(sent -> sent.has("guardrailConfig"));
            assertThat(calls).hasValue(1);
        }
    }
}
