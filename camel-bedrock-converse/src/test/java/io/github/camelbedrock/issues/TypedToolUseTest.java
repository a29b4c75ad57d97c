/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.issues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Routes;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Claude's tool calls come with the type tool_use (recorded from Bedrock in 2026), which the SDK's model does not know.
 * They were taken for calls that run within Bedrock, and the tool's result was refused before the call.
 */
class TypedToolUseTest {

    private static final String CLAUDE = "bedrock-converse:us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private static final String CALL =
            """
            {"output":{"message":{"role":"assistant","content":[{"toolUse":
               {"toolUseId":"tooluse_1","name":"weather","type":"tool_use","input":{"city":"Oslo"}}}]}},
             "stopReason":"tool_use"}
            """;

    private static final Map<String, Object> RESULT = Map.of(
            "role",
            "user",
            "content",
            List.of(Map.of(
                    "toolResult", Map.of("toolUseId", "tooluse_1", "content", List.of(Map.of("text", "Sunny."))))));

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @Test
    void takesTheResultOfACallThatSaysItsType() throws Exception {
        bedrock.server().enqueue(Answers.json(CALL));
        bedrock.server().enqueue(Answers.text("It is sunny."));
        Exchange answered;
        try (Routes routes = new Routes(bedrock.server()).ask(CLAUDE)) {
            Message call = call(routes);
            answered = routes.send(List.of(user(), call, RESULT));
        }
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isEqualTo("It is sunny.");
        JsonNode sent = new ObjectMapper()
                .readTree(bedrock.server().takeRequests().get(1).body());
        assertThat(sent.at("/messages/1/content/0"))
                .as("the call goes back as it came")
                .isEqualTo(new ObjectMapper().readTree(CALL).at("/output/message/content/0"));
        assertThat(sent.at("/toolConfig/tools/0/toolSpec/name").asText())
                .as("Bedrock wants the tools of the history defined")
                .isEqualTo("weather");
    }

    @Test
    void wantsAResultForACallThatSaysItsType() throws Exception {
        bedrock.server().enqueue(Answers.json(CALL));
        try (Routes routes = new Routes(bedrock.server()).ask(CLAUDE)) {
            assertThat(routes.send(List.of(user(), call(routes), user())).getException())
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining("tooluse_1");
        }
    }

    private static Message call(Routes routes) {
        return routes.send("How is the weather?").getProperty(BedrockConverseConstants.MESSAGE_PROPERTY, Message.class);
    }

    private static Map<String, Object> user() {
        return Map.of("role", "user", "content", List.of(Map.of("text", "How is the weather?")));
    }
}
