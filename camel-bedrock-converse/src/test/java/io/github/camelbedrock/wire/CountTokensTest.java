/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrock;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting tokens, for its own sake and before a call that has a limit for them. */
class CountTokensTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String PROFILE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String BASE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String OPAQUE =
            "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/otnfa2ysixqd";

    /** K1, K2, C14: the same mapping, but none of what does not count. */
    @Test
    void countsWhatConverseWouldGet() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(23));
        String tools = "toolConfig=RAW({\"tools\":[{\"toolSpec\":{\"name\":\"a\",\"inputSchema\":{\"json\":{}}}}]})";
        String options = "operation=countTokens&systemMessage=Be brief.&cacheSystem=true&maxTokens=5&thinking=high&"
                + tools + "&guardrailIdentifier=gr1&serviceTier=flex&extraHeaders.X-Run=7";
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + PROFILE + "?" + options)) {
            Exchange counted = routes.send("Hi", Map.of("mine", 1));
            assertThat(counted.getException()).isNull();
            assertThat(counted.getMessage().getBody()).isEqualTo(23);
            assertThat(counted.getMessage().getHeaders())
                    .containsOnly(Map.entry("mine", 1), Map.entry(BedrockConverseConstants.INPUT_TOKENS, 23));
        }
        RecordedRequest request = bedrock.server().takeRequests().get(0);
        assertThat(request.operation()).isEqualTo("CountTokens");
        assertThat(request.modelId()).isEqualTo(BASE);
        assertThat(request.header("X-Run")).isEqualTo("7");
        // 16,384 tokens of thinking are more than the 5 of the answer, so that none are sent.
        assertThat(Wire.body(request))
                .isEqualTo(Wire.json("{'input':{'converse':{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                        + "'system':[{'text':'Be brief.'},{'cachePoint':{'type':'default'}}],"
                        + "'toolConfig':{'tools':[{'toolSpec':{'name':'a','inputSchema':{'json':{}}}}]}}}}"));
    }

    @Test
    void countsWhereTheHeaderSaysSo() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(5));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + PROFILE + "?topK=3")) {
            assertThat(routes.send("Hi", Map.of(BedrockConverseConstants.OPERATION, "countTokens"))
                            .getMessage()
                            .getBody())
                    .isEqualTo(5);
        }
        assertThat(Wire.body(bedrock.server().takeRequests().get(0)).at("/input/converse/additionalModelRequestFields"))
                .isEqualTo(Wire.json("{'top_k':3}"));
    }

    /** N4, K4: Bedrock counts for foundation models alone. */
    @ParameterizedTest
    @CsvSource({
        PROFILE + ",''," + BASE,
        "claude-sonnet-4-5,inferenceProfilePrefix=eu," + BASE,
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0,'',amazon.nova-lite-v1:0",
        OPAQUE + ",baseModelId=claude-sonnet-4-5," + BASE
    })
    void countsForTheFoundationModel(String model, String option, String base) throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(5));
        try (Routes routes = new Routes(bedrock.server())
                .ask("bedrock-converse:" + model + "?operation=countTokens" + (option.isEmpty() ? "" : "&" + option))) {
            assertThat(routes.send("Hi").getException()).isNull();
        }
        assertThat(bedrock.server().takeRequests())
                .singleElement()
                .extracting(RecordedRequest::modelId)
                .isEqualTo(base);
    }

    @Test
    void refusesToCountForAModelThatCannotBeKnown() throws Exception {
        assertThat(Wire.refused(
                        bedrock.server(), "bedrock-converse:" + OPAQUE + "?operation=countTokens", "Hi", Map.of()))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("baseModelId");
    }

    /** K3: within the limit the model is asked, beyond it it is not. */
    @ParameterizedTest
    @CsvSource({"23,true", "22,false"})
    void asksTheModelWithinTheLimitOnly(int most, boolean asked) throws Exception {
        LocalBedrock server = bedrock.server();
        server.when(request -> request.operation().equals("CountTokens"))
                .answer(Answers.inputTokens(23))
                .then(Answers.inputTokens(23));
        server.otherwise(Answers.text("Oslo"));
        try (Routes routes = new Routes(server).ask("bedrock-converse:" + PROFILE + "?maxInputTokens=" + most)) {
            Exchange answered = routes.send("Hi");
            if (asked) {
                assertThat(answered.getMessage().getBody()).isEqualTo("Oslo");
            } else {
                assertThat(answered.getException())
                        .isInstanceOf(InvalidTurnException.class)
                        .hasMessageContaining("23")
                        .hasMessageContaining("maxInputTokens");
            }
        }
        assertThat(server.takeRequests())
                .extracting(RecordedRequest::operation)
                .isEqualTo(asked ? List.of("CountTokens", "Converse") : List.of("CountTokens"));
        server.reset();
    }

    /** A limit is there for what comes from afar: a header cannot raise it. */
    @Test
    void letsNoHeaderRaiseTheLimit() throws Exception {
        bedrock.server().enqueue(Answers.inputTokens(23));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + PROFILE + "?maxInputTokens=5")) {
            assertThat(routes.send("Hi", Map.of(BedrockConverseConstants.MAX_INPUT_TOKENS, 1000))
                            .getException())
                    .isInstanceOf(InvalidTurnException.class);
        }
        bedrock.server().enqueue(Answers.inputTokens(23));
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + PROFILE)) {
            assertThat(routes.send("Hi", Map.of(BedrockConverseConstants.MAX_INPUT_TOKENS, 5))
                            .getException())
                    .isInstanceOf(InvalidTurnException.class);
        }
    }
}
