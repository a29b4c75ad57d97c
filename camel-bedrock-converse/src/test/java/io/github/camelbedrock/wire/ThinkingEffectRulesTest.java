/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What thinking does to the other options of a request, and what the user's own fields do to thinking. */
class ThinkingEffectRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String BETA = "interleaved-thinking-2025-05-14";

    private static final String TOOL = "{'toolSpec':{'name':'f','inputSchema':{'json':{'type':'object'}}}}";
    private static final String TOOLS = "toolConfig=RAW({'tools':[" + TOOL + "]})";
    private static final String SCHEMA =
            "outputSchema=RAW({'type':'object','properties':{'a':{'type':'integer'}},'required':['a']})";

    /** What stands beside the messages. The rule of the settled conflict: suppress, also where sampling is refused. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            R-DA4 budget   | anthropic.claude-3-7-sonnet | temperature=0.5&topP=0.9&maxTokens=20000&thinking=on | {'inferenceConfig':{'maxTokens':20000},'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':10000}}}
            R-DA4 topK     | anthropic.claude-3-7-sonnet | topK=5&thinking=on           | {'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':10000}}}
            R-DA4 adaptive | anthropic.claude-sonnet-4-6 | temperature=0.5&thinking=on  | {'additionalModelRequestFields':{'thinking':{'type':'adaptive'}}}
            R-DA4 own      | anthropic.claude-3-7-sonnet | topP=0.5&additional.thinking=RAW({'type':'enabled','budget_tokens':2000}) | {'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':2000}}}
            R-DA4 others, own | zai.glm-4.7-flash        | temperature=0.5&additional.thinking=RAW({'type':'enabled'}) | {'inferenceConfig':{'temperature':0.5},'additionalModelRequestFields':{'thinking':{'type':'enabled'}}}
            R-DA4 off      | anthropic.claude-3-7-sonnet | temperature=0.5&topK=5       | {'inferenceConfig':{'temperature':0.5},'additionalModelRequestFields':{'top_k':5}}
            R-DA4 others   | openai.gpt-oss-20b-1:0      | temperature=0.5&thinking=low | {'inferenceConfig':{'temperature':0.5},'additionalModelRequestFields':{'reasoning_effort':'low'}}
            R13            | anthropic.claude-opus-4-7   | temperature=0.5&topP=0.5     | {}
            R13            | anthropic.claude-opus-4-8   | temperature=0&maxTokens=5    | {'inferenceConfig':{'maxTokens':5}}
            R13            | anthropic.claude-opus-5     | topP=0.5&stopSequences=x     | {'inferenceConfig':{'stopSequences':['x']}}
            R13            | anthropic.claude-sonnet-5   | temperature=0.5              | {}
            R13            | anthropic.claude-fable-5    | temperature=0.5              | {}
            R13 topK       | anthropic.claude-mythos-5   | topK=5                       | {}
            R13 older      | anthropic.claude-opus-4-6-v1 | temperature=0.5             | {'inferenceConfig':{'temperature':0.5}}
            R-DA3 too few  | anthropic.claude-3-7-sonnet | temperature=0.5&topK=5&thinking=1023 | {'inferenceConfig':{'temperature':0.5},'additionalModelRequestFields':{'top_k':5}}
            R-DA3 too many | anthropic.claude-3-7-sonnet | topP=0.5&maxTokens=4000&thinking=4000 | {'inferenceConfig':{'topP':0.5,'maxTokens':4000}}
            R-DA3 on       | anthropic.claude-3-7-sonnet | maxTokens=10000&thinking=on  | {'inferenceConfig':{'maxTokens':10000}}
            R-DA3 just fits | anthropic.claude-3-7-sonnet | maxTokens=4001&thinking=4000 | {'inferenceConfig':{'maxTokens':4001},'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':4000}}}
            R1 thinking    | anthropic.claude-sonnet-4-5 | thinking=high&additional.thinking=RAW({'type':'disabled'}) | {'additionalModelRequestFields':{'thinking':{'type':'disabled'}}}
            R1 thinking    | anthropic.claude-opus-4-8   | thinking=low&additional.thinking=RAW({'type':'adaptive'}) | {'additionalModelRequestFields':{'thinking':{'type':'adaptive'}}}
            R1 output_config | anthropic.claude-opus-4-8 | thinking=low&additional.output_config=RAW({'effort':'max'}) | {'additionalModelRequestFields':{'thinking':{'type':'adaptive'},'output_config':{'effort':'max'}}}
            R1 reasoning_effort | openai.gpt-oss-20b-1:0 | thinking=low&additional.reasoning_effort=high | {'additionalModelRequestFields':{'reasoning_effort':'high'}}
            R1 reasoning_config | qwen.qwen3-32b-v1:0    | thinking=low&additional.reasoning_config=high | {'additionalModelRequestFields':{'reasoning_config':'high'}}
            R1 reasoningConfig | amazon.nova-2-lite-v1:0 | thinking=low&additional.reasoningConfig=RAW({'type':'disabled'}) | {'additionalModelRequestFields':{'reasoningConfig':{'type':'disabled'}}}
            R1 other keys stay | openai.gpt-oss-20b-1:0  | thinking=low&additional.seed=7 | {'additionalModelRequestFields':{'seed':7,'reasoning_effort':'low'}}
            R14            | anthropic.claude-3-7-sonnet | additional.anthropic_beta=RAW(['context-1m-2025-08-07']) | {'additionalModelRequestFields':{'anthropic_beta':['context-1m-2025-08-07']}}
            R14 merged     | anthropic.claude-sonnet-4-5 | thinking=2000&additional.anthropic_beta=RAW(['context-1m-2025-08-07']) | {'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':2000},'anthropic_beta':['context-1m-2025-08-07','interleaved-thinking-2025-05-14']}}
            R14 not twice  | anthropic.claude-sonnet-4-5 | thinking=2000&additional.anthropic_beta=RAW(['interleaved-thinking-2025-05-14','x']) | {'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':2000},'anthropic_beta':['interleaved-thinking-2025-05-14','x']}}
            R14 one word   | anthropic.claude-sonnet-4-5 | thinking=2000&additional.anthropic_beta=context-1m-2025-08-07 | {'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':2000},'anthropic_beta':['context-1m-2025-08-07','interleaved-thinking-2025-05-14']}}
            R14 adaptive   | anthropic.claude-opus-4-8   | thinking=on&additional.anthropic_beta=RAW(['x']) | {'additionalModelRequestFields':{'thinking':{'type':'adaptive'},'anthropic_beta':['x']}}
            R11 disabled   | anthropic.claude-sonnet-4-5 | temperature=0.5&toolChoice=any&toolConfig=RAW({'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{}}}}]})&additional.thinking=RAW({'type':'disabled'}) | {'inferenceConfig':{'temperature':0.5},'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{}}}}],'toolChoice':{'any':{}}},'additionalModelRequestFields':{'thinking':{'type':'disabled'}}}
            R11 auto       | anthropic.claude-opus-4-8   | thinking=on&toolChoice=auto&toolConfig=RAW({'tools':[{'systemTool':{'name':'s'}}]}) | {'toolConfig':{'tools':[{'systemTool':{'name':'s'}}],'toolChoice':{'auto':{}}},'additionalModelRequestFields':{'thinking':{'type':'adaptive'}}}
            """)
    void sendsBesideTheMessages(String rule, String model, String options, String expected) throws Exception {
        ObjectNode sent = (ObjectNode) Twins.sent(bedrock.server(), model, options, "Hi");
        sent.remove("messages");
        assertThat(sent).isEqualTo(Wire.json(expected));
    }

    /** Words of the one warning of two requests; none where nothing is to be said. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
            R1 R7          | deepseek.r1-v1:0            | thinking=on                          | Option thinking is not sent, deepseek
            R1 unknown     | acme.one                    | thinking=on                          | Option thinking is not sent, baseModelId
            R-DA3          | anthropic.claude-sonnet-4-5 | thinking=1023                        | Option thinking is not sent, 1023, 1024
            R-DA3          | anthropic.claude-sonnet-4-5 | thinking=on&maxTokens=4000           | Option thinking is not sent, 10000, maxTokens, 4000
            R-DA5          | anthropic.claude-sonnet-4-5 | thinking=on&interleavedThinking=false | interleavedThinking, between
            R-DA5 adaptive | anthropic.claude-opus-4-8   | thinking=on&interleavedThinking=false | interleavedThinking has no effect
            R-DA5 adaptive | anthropic.claude-opus-4-8   | thinking=on&interleavedThinking=true | -
            R-DA5 others   | qwen.qwen3-32b-v1:0         | thinking=on&interleavedThinking=true | interleavedThinking has no effect, qwen
            R-DA5 own      | anthropic.claude-sonnet-4-5 | interleavedThinking=true&additional.thinking=RAW({'type':'enabled','budget_tokens':2000}) | interleavedThinking has no effect, anthropic_beta
            R-DA7 tokens   | anthropic.claude-opus-4-8   | thinking=4000                        | Option thinking, no number of tokens, high
            R-DA7 effort   | anthropic.claude-opus-4-8   | thinking=minimal                     | -
            R-DA8          | anthropic.claude-sonnet-4-5 | thinking=adaptive                    | Option thinking, does not think adaptively
            R-DA8 others   | qwen.qwen3-32b-v1:0         | thinking=adaptive/low                | Option thinking, does not think adaptively
            R-DA9          | anthropic.claude-opus-4-6-v1 | thinking=xhigh                      | Option thinking, xhigh, max is sent
            R-DA9          | anthropic.claude-opus-4-8   | thinking=xhigh                       | -
            R2             | anthropic.claude-sonnet-4-5 | thinking=max                         | -
            R5 max         | openai.gpt-oss-20b-1:0      | thinking=max                         | Option thinking, max, high is sent
            R5 R6 tokens   | qwen.qwen3-32b-v1:0         | thinking=4000                        | Option thinking, qwen, no number of tokens
            R-DA4          | anthropic.claude-sonnet-4-5 | thinking=on&temperature=0.5&topP=0.5 | temperature and topP, while it thinks
            R-DA4 topK     | anthropic.claude-sonnet-4-5 | thinking=on&topK=5                   | topK, while it thinks
            R13            | anthropic.claude-opus-4-8   | temperature=0.5                      | temperature and topP, with this model
            R13 topK       | anthropic.claude-opus-4-8   | topK=5                               | topK, with this model
            R1 own         | anthropic.claude-opus-4-8   | thinking=4000&additional.thinking=RAW({'type':'adaptive'}) | -
            """)
    void warnsOnce(String rule, String model, String options, String words) throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            bedrock.server().otherwise(Answers.text("Oslo"));
            try (Routes routes = new Routes(bedrock.server()).ask(Twins.uri(model, options))) {
                routes.send("Hi");
                return routes.send("Hi");
            }
        });
        assertThat(bedrock.server().takeRequests()).hasSize(2);
        if (words == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(words.split(", "));
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            R11 budget   | anthropic.claude-sonnet-4-5 | thinking=on&toolChoice=any      | toolChoice is 'any', while it thinks
            R11 budget   | anthropic.claude-sonnet-4-5 | thinking=on&toolChoice=f        | toolChoice is 'f', while it thinks
            R11 adaptive | anthropic.claude-opus-4-8   | thinking=adaptive&toolChoice=f  | toolChoice is 'f', while it thinks
            R11 own      | anthropic.claude-sonnet-4-5 | toolChoice=f&additional.thinking=RAW({'type':'enabled','budget_tokens':2000}) | while it thinks
            R11 own      | anthropic.claude-sonnet-4-6 | toolChoice=any&additional.thinking=RAW({'type':'adaptive'}) | while it thinks
            R15          | anthropic.claude-fable-5    | toolChoice=f                    | toolChoice is 'f', cannot be forced
            R15          | anthropic.claude-mythos-5   | toolChoice=any                  | toolChoice is 'any', cannot be forced
            R15          | anthropic.claude-mythos-preview | toolChoice=any              | toolChoice is 'any', cannot be forced
            R12 tool     | anthropic.claude-sonnet-4-5 | thinking=on&outputMode=tool&SCHEMA | outputMode is tool, while it thinks, auto
            R12 tool     | anthropic.claude-opus-4-8   | thinking=low&outputMode=tool&SCHEMA | outputMode is tool, while it thinks
            R12 own      | anthropic.claude-sonnet-4-5 | outputMode=tool&additional.thinking=RAW({'type':'adaptive'})&SCHEMA | outputMode is tool
            """)
    void refusesBeforeTheCall(String rule, String model, String options, String words) throws Exception {
        String all = TOOLS + "&" + options.replace("SCHEMA", SCHEMA);
        Exception failure = Twins.refused(bedrock.server(), model, all, "Hi");
        assertThat(failure).isInstanceOf(InvalidTurnException.class);
        assertThat(failure.getMessage()).contains(words.split(", "));
    }

    /** R12: auto goes to the schema that Bedrock enforces, else to the prompt; a tool is for models that do not think. */
    @ParameterizedTest(name = "R12: {0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            anthropic.claude-sonnet-4-5 | thinking=on  | outputConfig
            anthropic.claude-sonnet-4-6 | thinking=on  | outputConfig
            anthropic.claude-3-7-sonnet | thinking=on  | system
            anthropic.claude-opus-4-8   | thinking=low | system
            anthropic.claude-3-7-sonnet | thinking=1023 | toolConfig
            anthropic.claude-3-7-sonnet | thinking=off | toolConfig
            """)
    void asksForTheSchemaInAnotherWay(String model, String options, String way) throws Exception {
        bedrock.server().enqueue(Answers.text("{\"a\":1}"));
        JsonNode sent = Wire.body(Wire.sent(bedrock.server(), Twins.uri(model, SCHEMA + "&" + options), "Hi"));
        JsonNode format = sent.at("/outputConfig/textFormat");
        assertThat(format.path("type").asText()).isEqualTo(way.equals("outputConfig") ? "json_schema" : "");
        assertThat(sent.at("/system/0/text").asText().contains("JSON schema")).isEqualTo(way.equals("system"));
        assertThat(sent.has("toolConfig")).isEqualTo(way.equals("toolConfig"));
        assertThat(sent.at("/toolConfig/toolChoice/tool").isObject()).isEqualTo(way.equals("toolConfig"));
        assertThat(sent.has("additionalModelRequestFields")).isEqualTo(!way.equals("toolConfig"));
    }

    /** R14: what changes the prompt is counted too. */
    @Test
    void countsWithTheFields() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(7));
        JsonNode sent = Wire.body(Wire.sent(
                bedrock.server(),
                Twins.uri(CLAUDE, "operation=countTokens&thinking=2000&additional.anthropic_beta=RAW(['x'])"),
                "Hi"));
        assertThat(sent)
                .isEqualTo(Wire.json("{'input':{'converse':{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                        + "'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':2000},"
                        + "'anthropic_beta':['x','" + BETA + "']}}}}"));
    }

    /** R1, R11, R-DA4: fields in the body count as the user's own. */
    @Test
    void seesThinkingInTheBody() throws Exception {
        String fields = "{'thinking':{'type':'enabled','budget_tokens':2000}}";
        String messages = "'messages':[{'role':'user','content':[{'text':'Hi'}]}]";
        Object body = Wire.plain("{" + messages + ",'inferenceConfig':{'temperature':0.5},"
                + "'additionalModelRequestFields':" + fields + "}");
        assertThat(Twins.sent(bedrock.server(), CLAUDE, "thinking=high&topK=5", body))
                .isEqualTo(Wire.json("{" + messages + ",'additionalModelRequestFields':" + fields + "}"));
        assertThat(Wire.refused(bedrock.server(), Twins.uri(CLAUDE, TOOLS + "&toolChoice=f"), body, Map.of()))
                .hasMessageContaining("while it thinks");
    }
}
