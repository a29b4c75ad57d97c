/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.NOVA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prompts of Prompt management: what is sent beside one, and what Bedrock takes there. */
class PromptRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String PROMPT = "arn:aws:bedrock:eu-central-1:123456789012:prompt/PROMPT12345:1";

    /** O8: a prompt speaks by itself, so that there need not be a body. */
    @Test
    void sendsTheVariablesOfAPrompt() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + PROMPT + "?promptVariables.city=Oslo",
                null,
                Map.of("CamelBedrockConversePromptVariables", Map.of("year", 1814)));
        assertThat(sent.modelId()).isEqualTo(PROMPT);
        assertThat(Wire.body(sent))
                .isEqualTo(Wire.json("{'promptVariables':{'city':{'text':'Oslo'},'year':{'text':'1814'}}}"));
    }

    /** O8: the body's variables are over the options, name by name. */
    @Test
    void sendsTheVariablesOfTheBody() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + PROMPT + "?promptVariables.city=Oslo&promptVariables.year=1814",
                Wire.plain("{'promptVariables':{'city':{'text':'Bergen'}}}"));
        assertThat(Wire.body(sent))
                .isEqualTo(Wire.json("{'promptVariables':{'city':{'text':'Bergen'},'year':{'text':'1814'}}}"));
        assertThat(Wire.refused(
                        bedrock.server(),
                        "bedrock-converse:" + NOVA,
                        Wire.plain("{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                                + "'promptVariables':{'city':{'text':'Bergen'}}}"),
                        Map.of()))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("ARN of a prompt");
    }

    /** O8: what the prompt says first may be all there is, in a request too. */
    @Test
    void sendsAPromptWithoutMessages() throws Exception {
        for (String body : List.of("{'messages':[]}", "{'requestMetadata':{'a':'b'}}")) {
            JsonNode sent = Wire.body(Wire.sent(bedrock.server(), "bedrock-converse:" + PROMPT, Wire.plain(body)));
            assertThat(sent.path("messages")).isEmpty();
        }
    }

    /** A prompt brings its tools, so that none are defined for the calls of the history. */
    @Test
    void goesOnAfterTheToolsOfAPrompt() throws Exception {
        String history = Turns.messages(
                Turns.user(Turns.text("a")),
                Turns.assistant(Turns.call("1")),
                Turns.user(Turns.result("1", Turns.text("b"))));
        RecordedRequest sent = Wire.sent(bedrock.server(), "bedrock-converse:" + PROMPT, Wire.plain(history));
        assertThat(Wire.body(sent)).isEqualTo(Wire.json("{'messages':" + history + "}"));
    }

    /** Converse takes no settings beside a prompt, which brings its own. */
    @Test
    void refusesSettingsBesideAPrompt() throws Exception {
        Exception failure = Wire.refused(
                bedrock.server(), "bedrock-converse:" + PROMPT + "?maxTokens=5&systemMessage=x", "Hi", Map.of());
        assertThat(failure)
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("system prompt")
                .hasMessageContaining("maxTokens");
        assertThat(Wire.refused(
                        bedrock.server(),
                        "bedrock-converse:" + PROMPT + "?outputSchema=RAW({\"type\":\"object\"})",
                        "Hi",
                        Map.of()))
                .as("what became a system prompt")
                .hasMessageContaining("outputMode=prompt");
    }
}
