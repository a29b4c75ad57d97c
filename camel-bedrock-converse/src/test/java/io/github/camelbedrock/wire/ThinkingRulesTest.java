/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option thinking, in the words of each model: the fields that it becomes in additionalModelRequestFields. */
class ThinkingRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String BETA = "'interleaved-thinking-2025-05-14'";

    /** The last column is what is sent; a number stands for that budget with the beta of interleaved thinking. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            R2                    | anthropic.claude-sonnet-4-5 | thinking=on              | 10000
            R2                    | anthropic.claude-sonnet-4-5 | thinking=true            | 10000
            R2 R-DA2              | anthropic.claude-sonnet-4-5 | thinking=minimal         | 1024
            R2 R-DA2              | anthropic.claude-sonnet-4-5 | thinking=low             | 2048
            R2 R-DA2 settled      | anthropic.claude-sonnet-4-5 | thinking=medium          | 8192
            R2 R-DA2              | anthropic.claude-sonnet-4-5 | thinking=high            | 16384
            R2 R-DA2              | anthropic.claude-sonnet-4-5 | thinking=xhigh           | 32768
            R-DA2                 | anthropic.claude-sonnet-4-5 | thinking=max             | 32768
            R-DA3                 | anthropic.claude-sonnet-4-5 | thinking=4000            | 4000
            R-DA3 least           | anthropic.claude-sonnet-4-5 | thinking=1024            | 1024
            R-DA3 too few         | anthropic.claude-sonnet-4-5 | thinking=1023            | {}
            R-DA1 off             | anthropic.claude-sonnet-4-5 | thinking=off             | {}
            R-DA1 none            | anthropic.claude-sonnet-4-5 | thinking=none            | {}
            R-DA1 0               | anthropic.claude-sonnet-4-5 | thinking=0               | {}
            R-DA1 false           | anthropic.claude-sonnet-4-5 | thinking=false           | {}
            R-DA1 unset           | anthropic.claude-sonnet-4-5 | interleavedThinking=true | {}
            R-DA1 upper case      | anthropic.claude-sonnet-4-5 | thinking=MEDIUM          | 8192
            R-DA8 adaptive is old | anthropic.claude-sonnet-4-5 | thinking=adaptive        | 16384
            R-DA8 adaptive is old | anthropic.claude-haiku-4-5  | thinking=adaptive/low    | 2048
            R-DA8 adaptive is old | anthropic.claude-opus-4-5   | thinking=adaptive/max    | 32768
            R4 Opus 4.5           | anthropic.claude-opus-4-5   | thinking=high            | 16384
            R-DA7 another name    | anthropic.claude-opus-4-60  | thinking=4000            | 4000
            R-DA5 3.7 has no beta | anthropic.claude-3-7-sonnet | thinking=on              | {'thinking':{'type':'enabled','budget_tokens':10000}}
            R-DA5 auto            | anthropic.claude-opus-4-1   | thinking=on&interleavedThinking=auto  | 10000
            R-DA5 true            | anthropic.claude-opus-4-1   | thinking=on&interleavedThinking=true  | 10000
            R-DA5 false           | anthropic.claude-opus-4-1   | thinking=on&interleavedThinking=false | {'thinking':{'type':'enabled','budget_tokens':10000}}
            R-DA10 geography      | us.anthropic.claude-sonnet-4-5-20250929-v1:0 | thinking=on | 10000
            R-DA10 profile's ARN  | arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0 | thinking=on | 10000
            R-DA10 baseModelId    | arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456 | thinking=on&baseModelId=anthropic.claude-sonnet-4-5-20250929-v1:0 | 10000
            R-DA10 opaque ARN     | arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456 | thinking=on | {}
            """)
    void sendsABudget(String rule, String model, String options, String expected) throws Exception {
        String fields = expected.startsWith("{")
                ? expected
                : "{'thinking':{'type':'enabled','budget_tokens':" + expected + "},'anthropic_beta':[" + BETA + "]}";
        sendsTheFields(model, options, fields);
    }

    /** The last column is the effort; without it there is no output_config. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            R3 R4 settled          | anthropic.claude-fable-5       | thinking=on            | -
            R3 R4 settled          | anthropic.claude-mythos-5      | thinking=on            | -
            R3 R4 settled          | anthropic.claude-sonnet-4-6    | thinking=on            | -
            R3 R4 settled          | anthropic.claude-sonnet-5      | thinking=on            | -
            R3 R4 settled          | anthropic.claude-opus-4-6-v1   | thinking=on            | -
            R3 R4 settled          | anthropic.claude-opus-4-7      | thinking=on            | -
            R3 R4 settled          | us.anthropic.claude-opus-4-8   | thinking=on            | -
            R3 R4 settled          | anthropic.claude-opus-5        | thinking=true          | -
            R-DA6 settled          | anthropic.claude-opus-4-8      | thinking=adaptive      | -
            R-DA6                  | anthropic.claude-opus-4-8      | thinking=adaptive/low  | low
            R-DA6                  | anthropic.claude-opus-4-8      | thinking=adaptive/max  | max
            R-DA1 upper case       | anthropic.claude-opus-4-8      | thinking=Adaptive/High | high
            R3                     | anthropic.claude-sonnet-4-6    | thinking=minimal       | low
            R3                     | anthropic.claude-sonnet-4-6    | thinking=low           | low
            R3                     | anthropic.claude-sonnet-4-6    | thinking=medium        | medium
            R3                     | anthropic.claude-sonnet-4-6    | thinking=high          | high
            R-DA7                  | anthropic.claude-opus-4-6-v1   | thinking=minimal       | low
            R-DA7 tokens           | anthropic.claude-opus-4-6-v1   | thinking=4000          | high
            R-DA7 tokens           | anthropic.claude-opus-4-7      | thinking=4000          | high
            R-DA7 tokens           | anthropic.claude-opus-4-8      | thinking=4000          | high
            R-DA7 tokens           | anthropic.claude-opus-5        | thinking=4000          | high
            R-DA7 tokens, settled  | anthropic.claude-sonnet-5      | thinking=4000          | high
            R-DA7 tokens, settled  | anthropic.claude-fable-5       | thinking=4000          | high
            R-DA7 tokens, settled  | anthropic.claude-mythos-5      | thinking=500           | high
            R-DA9 R15 xhigh        | anthropic.claude-opus-4-7      | thinking=xhigh         | xhigh
            R-DA9 R15 xhigh        | anthropic.claude-opus-4-8      | thinking=adaptive/xhigh | xhigh
            R-DA9 R15 xhigh        | anthropic.claude-opus-5        | thinking=xhigh         | xhigh
            R-DA9 R15 xhigh        | anthropic.claude-fable-5       | thinking=xhigh         | xhigh
            R-DA9 R15 xhigh        | anthropic.claude-mythos-5      | thinking=xhigh         | xhigh
            R-DA9 xhigh            | anthropic.claude-haiku-5-5     | thinking=xhigh         | xhigh
            R-DA9 max instead      | anthropic.claude-opus-4-6-v1   | thinking=xhigh         | max
            R-DA9 max instead      | anthropic.claude-sonnet-4-6    | thinking=xhigh         | max
            R-DA9 max instead      | anthropic.claude-sonnet-5      | thinking=xhigh         | max
            R-DA9 max instead      | anthropic.claude-mythos-preview | thinking=xhigh        | max
            R-DA9 max              | anthropic.claude-opus-4-6-v1   | thinking=max           | max
            R-DA5 never with it    | anthropic.claude-opus-4-8      | thinking=low&interleavedThinking=true | low
            """)
    void sendsAdaptiveThinking(String rule, String model, String options, String effort) throws Exception {
        String config = effort == null ? "" : ",'output_config':{'effort':'" + effort + "'}";
        sendsTheFields(model, options, "{'thinking':{'type':'adaptive'}" + config + "}");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            R3 off is silence     | anthropic.claude-opus-4-8     | thinking=off           | {}
            settled: Sonnet 4.6 takes a budget | anthropic.claude-sonnet-4-6 | thinking=4000 | {'thinking':{'type':'enabled','budget_tokens':4000}}
            R1 cannot think       | anthropic.claude-3-haiku      | thinking=on            | {}
            R1 R-DA11 cannot think | meta.llama3-3-70b-instruct-v1:0 | thinking=4000       | {}
            R5                    | openai.gpt-oss-120b-1:0       | thinking=on            | {'reasoning_effort':'medium'}
            R5                    | openai.gpt-oss-120b-1:0       | thinking=minimal       | {'reasoning_effort':'minimal'}
            R5                    | openai.gpt-oss-120b-1:0       | thinking=low           | {'reasoning_effort':'low'}
            R5                    | openai.gpt-oss-20b-1:0        | thinking=medium        | {'reasoning_effort':'medium'}
            R5                    | openai.gpt-oss-20b-1:0        | thinking=high          | {'reasoning_effort':'high'}
            R5                    | openai.gpt-oss-20b-1:0        | thinking=xhigh         | {'reasoning_effort':'xhigh'}
            R5 max                | openai.gpt-oss-20b-1:0        | thinking=max           | {'reasoning_effort':'high'}
            R5 always on          | openai.gpt-oss-20b-1:0        | thinking=off           | {}
            R5 tokens             | openai.gpt-oss-20b-1:0        | thinking=9000          | {'reasoning_effort':'medium'}
            R5 tokens             | openai.gpt-oss-20b-1:0        | thinking=8192          | {'reasoning_effort':'medium'}
            R5 tokens             | openai.gpt-oss-20b-1:0        | thinking=8191          | {'reasoning_effort':'low'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=minimal       | {'reasoning_config':'low'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=low           | {'reasoning_config':'low'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=medium        | {'reasoning_config':'high'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=high          | {'reasoning_config':'high'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=xhigh         | {'reasoning_config':'high'}
            R6                    | qwen.qwen3-32b-v1:0           | thinking=on            | {'reasoning_config':'high'}
            R6 always on          | qwen.qwen3-32b-v1:0           | thinking=off           | {}
            R6 not reasoning      | qwen.qwen2-5-72b              | thinking=on            | {}
            R7                    | deepseek.r1-v1:0              | thinking=on            | {}
            R7                    | zai.glm-4-7-flash             | thinking=on            | {}
            R7                    | moonshot.kimi-k2-thinking     | thinking=on            | {}
            R7                    | mistral.magistral-small-2509  | thinking=on            | {}
            R7                    | amazon.nova-pro-v1:0          | thinking=on            | {}
            R7 Nova 2             | amazon.nova-2-lite-v1:0       | thinking=on            | {'reasoningConfig':{'type':'enabled','maxReasoningEffort':'medium'}}
            R7 Nova 2             | amazon.nova-2-lite-v1:0       | thinking=minimal       | {'reasoningConfig':{'type':'enabled','maxReasoningEffort':'low'}}
            R7 Nova 2             | amazon.nova-2-lite-v1:0       | thinking=max           | {'reasoningConfig':{'type':'enabled','maxReasoningEffort':'high'}}
            R7 Nova 2             | amazon.nova-2-lite-v1:0       | thinking=off           | {}
            """)
    void speaksTheWordsOfTheFamily(String rule, String model, String options, String expected) throws Exception {
        sendsTheFields(model, options, expected);
    }

    /** R-DA1: spaces around it do not count, and a number may be one. */
    @ParameterizedTest
    @ValueSource(strings = {" high\n", "\tHIGH"})
    void trimsTheHeader(String header) throws Exception {
        JsonNode sent = Wire.body(Wire.sent(
                bedrock.server(),
                "bedrock-converse:anthropic.claude-opus-4-8",
                "Hi",
                Map.of("CamelBedrockConverseThinking", header)));
        assertThat(sent.get("additionalModelRequestFields"))
                .isEqualTo(Wire.json("{'thinking':{'type':'adaptive'},'output_config':{'effort':'high'}}"));
    }

    /** R-DA1: rule, the endpoint's option, the header, and the tokens that are sent, or none. */
    @ParameterizedTest(name = "{0} {1} over {2}")
    @CsvSource(
            nullValues = "-",
            value = {"R-DA1, off, high, -", "R-DA1, 4000, high, 4000", "R-DA1, true, off, 10000"})
    void takesTheHeaderOverTheOption(String rule, String header, String option, Integer tokens) throws Exception {
        Object value = header.matches("[0-9]+") ? Integer.valueOf(header) : header;
        JsonNode sent = Wire.body(Wire.sent(
                bedrock.server(),
                "bedrock-converse:anthropic.claude-3-7-sonnet?thinking=" + option,
                "Hi",
                Map.of("CamelBedrockConverseThinking", header.equals("true") ? Boolean.TRUE : value)));
        JsonNode expected =
                tokens == null ? null : Wire.json("{'thinking':{'type':'enabled','budget_tokens':" + tokens + "}}");
        assertThat(sent.get("additionalModelRequestFields")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "R-DA1 {0}")
    @ValueSource(strings = {"deep", "adaptive/minimal", "adaptive/", "-5", "1.5", "high low", "12345678901"})
    void refusesOtherWords(String thinking) throws Exception {
        Exception failure = Wire.refused(
                bedrock.server(),
                "bedrock-converse:anthropic.claude-opus-4-8",
                "Hi",
                Map.of("CamelBedrockConverseThinking", thinking));
        assertThat(failure)
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("CamelBedrockConverseThinking must be off, on")
                .hasMessageContaining("'" + thinking + "'");
    }

    private static void sendsTheFields(String model, String options, String expected) throws Exception {
        ObjectNode whole = (ObjectNode) Wire.json("{'messages':[{'role':'user','content':[{'text':'Hi'}]}]}");
        JsonNode fields = Wire.json(expected);
        if (!fields.isEmpty()) {
            whole.set("additionalModelRequestFields", fields);
        }
        assertThat(Twins.sent(bedrock.server(), model, options, "Hi")).isEqualTo(whole);
    }
}
