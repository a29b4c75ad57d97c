/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body, options and headers become on the wire. */
class ConverseRequestTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void answer() {
        bedrock.server().otherwise(Answers.text("Oslo"));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("lazyStartProducer=false", "{}"),
                Arguments.of("systemMessage=Be brief.", "{'system':[{'text':'Be brief.'}]}"),
                Arguments.of(
                        "systemMessage=resource:classpath:prompts/terse.md",
                        "{'system':[{'text':'You answer in one word.'}]}"),
                Arguments.of("maxTokens=17", "{'inferenceConfig':{'maxTokens':17}}"),
                Arguments.of("temperature=0", "{'inferenceConfig':{'temperature':0.0}}"),
                Arguments.of("temperature=0.7", "{'inferenceConfig':{'temperature':0.7}}"),
                Arguments.of("topP=1", "{'inferenceConfig':{'topP':1.0}}"),
                Arguments.of("stopSequences=END", "{'inferenceConfig':{'stopSequences':['END']}}"),
                Arguments.of("stopSequences=END,Human:", "{'inferenceConfig':{'stopSequences':['END','Human:']}}"),
                Arguments.of("operation=converse", "{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void sendsTheOption(String option, String expected) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:amazon.nova-lite-v1:0?" + option)) {
            succeed(routes.send("Capital of Norway?"));
        }
        assertBody(expected);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(BedrockConverseConstants.SYSTEM_MESSAGE, "Be kind.", "{'system':[{'text':'Be kind.'}]}"),
                Arguments.of(
                        BedrockConverseConstants.SYSTEM_MESSAGE,
                        "resource:classpath:prompts/terse.md",
                        "{'system':[{'text':'resource:classpath:prompts/terse.md'}]}"),
                Arguments.of(BedrockConverseConstants.MAX_TOKENS, 5, "{'inferenceConfig':{'maxTokens':5}}"),
                Arguments.of(BedrockConverseConstants.MAX_TOKENS, "5", "{'inferenceConfig':{'maxTokens':5}}"),
                Arguments.of(BedrockConverseConstants.TEMPERATURE, 0.25f, "{'inferenceConfig':{'temperature':0.25}}"),
                Arguments.of(BedrockConverseConstants.TOP_P, "0.5", "{'inferenceConfig':{'topP':0.5}}"),
                Arguments.of(
                        BedrockConverseConstants.STOP_SEQUENCES,
                        List.of("a,b", "\n\n"),
                        "{'inferenceConfig':{'stopSequences':['a,b','\\n\\n']}}"),
                Arguments.of(
                        BedrockConverseConstants.STOP_SEQUENCES,
                        "a,b",
                        "{'inferenceConfig':{'stopSequences':['a','b']}}"),
                Arguments.of(BedrockConverseConstants.OPERATION, "converse", "{}"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("headers")
    void sendsTheHeader(String header, Object value, String expected) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:amazon.nova-lite-v1:0")) {
            succeed(routes.send("Capital of Norway?", Map.of(header, value)));
        }
        assertBody(expected);
    }

    /** S15. */
    @Test
    void prefersTheHeaderToTheEndpointToTheComponent() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.component().getInference().setMaxTokens(1);
            routes.component().getInference().setTemperature(0.1);
            routes.component().getInference().setTopP(0.1);
            routes.ask("bedrock-converse:amazon.nova-lite-v1:0?temperature=0.2&topP=0.2");
            succeed(routes.send("Capital of Norway?", Map.of(BedrockConverseConstants.TOP_P, 0.3)));
        }
        assertBody("{'inferenceConfig':{'maxTokens':1,'temperature':0.2,'topP':0.3}}");
    }

    @Test
    void keepsTheEndpointsOptionsOutOfTheComponent() throws Exception {
        try (Routes routes = new Routes(bedrock.server())) {
            routes.ask("bedrock-converse:amazon.nova-lite-v1:0?temperature=0.2&systemMessage=x");
            assertThat(routes.component().getInference().getTemperature()).isNull();
            assertThat(routes.component().getPrompt().getSystemMessage()).isNull();
        }
    }

    @Test
    void takesTheUserMessageBeforeTheBody() throws Exception {
        try (Routes routes = new Routes(bedrock.server())
                .ask("bedrock-converse:amazon.nova-lite-v1:0?userMessage=From the option")) {
            succeed(routes.send("From the body"));
            succeed(routes.send(null));
            succeed(routes.send("From the body", Map.of(BedrockConverseConstants.USER_MESSAGE, "From the header")));
        }
        assertThat(bedrock.server().takeRequests())
                .extracting(r -> r.json("/messages/0/content/0/text").asText())
                .containsExactly("From the option", "From the option", "From the header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amazon.nova-lite-v1:0",
                "us.anthropic.claude-sonnet-4-20250514-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/otnfa2ysixqd"
            })
    void asksTheModelOfTheUri(String modelId) throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + modelId + "?maxTokens=5")) {
            Exchange answered = succeed(routes.send("Capital of Norway?"));
            assertThat(answered.getMessage().getHeader(BedrockConverseConstants.MODEL_ID))
                    .isEqualTo(modelId);
        }
        assertThat(bedrock.server().takeRequests())
                .singleElement()
                .satisfies(r -> assertThat(r.modelId()).isEqualTo(modelId))
                .satisfies(r -> assertThat(r.operation()).isEqualTo("Converse"));
    }

    @Test
    void sendsTextAsItIs() throws Exception {
        String text = "Größe \u0001\t\n\"quoted\" \\ 🚀 {json} ${simple}";
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:amazon.nova-lite-v1:0")) {
            succeed(routes.send(text));
        }
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(r -> assertThat(
                        r.json("/messages/0/content/0/text").asText())
                .isEqualTo(text));
    }

    private static Exchange succeed(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("Oslo");
        return exchange;
    }

    /** The whole body must be these fields and the one user turn: nothing else is sent. */
    private static void assertBody(String expected) throws Exception {
        List<RecordedRequest> requests = bedrock.server().takeRequests();
        JsonNode whole = JSON.readTree(("{'messages':[{'role':'user','content':[{'text':'Capital of Norway?'}]}]"
                        + (expected.equals("{}") ? "" : ",")
                        + expected.substring(1))
                .replace('\'', '"'));
        assertThat(requests).singleElement().satisfies(r -> assertThat(JSON.readTree(r.body()))
                .isEqualTo(whole));
    }
}
