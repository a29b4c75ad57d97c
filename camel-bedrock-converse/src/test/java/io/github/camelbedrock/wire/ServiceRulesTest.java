/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.config.ServiceOptions;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that pass through: what they become on the wire, and what of them is refused before the call. */
class ServiceRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String NOVA = "amazon.nova-lite-v1:0";
    private static final String TITAN = "amazon.titan-text-express-v1";

    /** Rule, model, options, and what the body of the request must be beside the user's turn. */
    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(
                        "O1 zero is sent",
                        NOVA,
                        "topP=0&temperature=0",
                        "{'inferenceConfig':{'temperature':0.0,'topP':0.0}}"),
                Arguments.of("O3 Claude", CLAUDE, "topK=5", "{'additionalModelRequestFields':{'top_k':5}}"),
                Arguments.of(
                        "O3 Nova", NOVA, "topK=5", "{'additionalModelRequestFields':{'inferenceConfig':{'topK':5}}}"),
                Arguments.of(
                        "O3 Nova keeps what else is there",
                        NOVA,
                        "topK=5&additional.inferenceConfig=RAW({\"a\":1})",
                        "{'additionalModelRequestFields':{'inferenceConfig':{'a':1,'topK':5}}}"),
                Arguments.of(
                        "O3 the user's key wins",
                        CLAUDE,
                        "topK=5&additional.top_k=9",
                        "{'additionalModelRequestFields':{'top_k':9}}"),
                Arguments.of(
                        "O3 Nova, the user's key wins",
                        NOVA,
                        "topK=5&additional.inferenceConfig=RAW({\"topK\":9})",
                        "{'additionalModelRequestFields':{'inferenceConfig':{'topK':9}}}"),
                Arguments.of("O3 S14 others, with a warning", TITAN, "topK=5", "{}"),
                Arguments.of(
                        "O5", NOVA, "performanceLatency=optimized", "{'performanceConfig':{'latency':'optimized'}}"),
                Arguments.of("O6", NOVA, "serviceTier=flex", "{'serviceTier':{'type':'flex'}}"),
                Arguments.of("O6 reserved", NOVA, "serviceTier=reserved", "{'serviceTier':{'type':'reserved'}}"),
                Arguments.of("O6 auto omits", NOVA, "serviceTier=auto", "{}"),
                Arguments.of(
                        "O7 S12 the user's pairs and no others",
                        NOVA,
                        "requestMetadata.team=triage&requestMetadata.run=a/b:1",
                        "{'requestMetadata':{'team':'triage','run':'a/b:1'}}"),
                Arguments.of(
                        "O7 as long as can be",
                        NOVA,
                        "requestMetadata." + "k".repeat(256) + "=" + "v".repeat(256),
                        "{'requestMetadata':{'" + "k".repeat(256) + "':'" + "v".repeat(256) + "'}}"),
                Arguments.of(
                        "O9 S13 as JSON",
                        NOVA,
                        "additionalModelRequestFields=RAW({\"a\":{\"b\":[1,2.50,true,null]}})",
                        "{'additionalModelRequestFields':{'a':{'b':[1,2.50,true,null]}}}"),
                Arguments.of(
                        "O9 S13 numbers stay numbers",
                        NOVA,
                        "additional.top_n=5&additional.on=true&additional.name=x5&additional.share=0.10",
                        "{'additionalModelRequestFields':{'top_n':5,'on':true,'name':'x5','share':0.10}}"),
                Arguments.of("O9 O13 empty is not sent", NOVA, "additionalModelRequestFields=RAW({})", "{}"),
                Arguments.of(
                        "O10",
                        NOVA,
                        "additionalModelResponseFieldPaths=/stop_sequence,/a/b",
                        "{'additionalModelResponseFieldPaths':['/stop_sequence','/a/b']}"),
                Arguments.of(
                        "O10 as many as can be",
                        NOVA,
                        "additionalModelResponseFieldPaths=/0,/1,/2,/3,/4,/5,/6,/7,/8,/9",
                        "{'additionalModelResponseFieldPaths':['/0','/1','/2','/3','/4','/5','/6','/7','/8','/9']}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void sendsTheOption(String rule, String model, String options, String expected) throws Exception {
        RecordedRequest sent = Wire.sent(bedrock.server(), "bedrock-converse:" + model + "?" + options, "Hi");
        assertThat(beside(sent)).isEqualTo(Wire.json(expected));
    }

    /** O11: the header is part of what is signed. */
    @Test
    void signsExtraHeaders() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?extraHeaders.X-Team=triage",
                "Hi",
                Map.of("CamelBedrockConverseExtraHeaders", Map.of("x-team", "night", "X-Run", "7")));
        assertThat(sent.header("X-Team")).isEqualTo("night");
        assertThat(sent.header("X-Run")).isEqualTo("7");
        assertThat(sent.header("Authorization")).contains("x-run;x-team");
    }

    /** O7 and O11: as many pairs as Bedrock takes, and a tab in a header. */
    @Test
    void sendsAsMuchAsIsAllowed() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA,
                "Hi",
                Map.of(
                        "CamelBedrockConverseRequestMetadata",
                        many(16),
                        "CamelBedrockConverseExtraHeaders",
                        Map.of("X-Run", "a\tb")));
        assertThat(Wire.body(sent).get("requestMetadata")).hasSize(16);
        assertThat(sent.header("X-Run")).isEqualTo("a\tb");
    }

    /** O11: one request's headers are not another's. */
    @Test
    void keepsTheExtraHeadersOfAMessageToItself() throws Exception {
        try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + NOVA)) {
            bedrock.server().otherwise(io.github.camelbedrock.test.Answers.text("Oslo"));
            routes.send("Hi", Map.of("CamelBedrockConverseExtraHeaders", Map.of("X-Run", "7")));
            routes.send("Hi");
        }
        assertThat(bedrock.server().takeRequests())
                .extracting(r -> r.header("X-Run"))
                .containsExactly("7", null);
    }

    /** O12: the message adds to the endpoint's pairs, key by key, and wins where both have one. */
    @Test
    void mergesTheMessagesPairsOverTheEndpoints() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?requestMetadata.a=1&requestMetadata.b=2&additional.x=1",
                "Hi",
                Map.of(
                        "CamelBedrockConverseRequestMetadata",
                        Map.of("b", "3"),
                        "CamelBedrockConverseAdditionalModelRequestFields",
                        "{\"y\":{\"z\":1.0}}"));
        assertThat(beside(sent))
                .isEqualTo(Wire.json(
                        "{'requestMetadata':{'a':'1','b':'3'},'additionalModelRequestFields':{'x':1,'y':{'z':1.0}}}"));
    }

    /** O12: the endpoint adds to the component's pairs, key by key, and leaves those of other endpoints alone. */
    @Test
    void mergesTheEndpointsPairsOverTheComponents() throws Exception {
        bedrock.server().otherwise(io.github.camelbedrock.test.Answers.text("Oslo"));
        bedrock.server().takeRequests();
        try (Routes routes = new Routes(bedrock.server())) {
            ServiceOptions ofComponent = routes.component().getService();
            ofComponent.setRequestMetadata(Map.of("a", "1", "b", "2"));
            ofComponent.setAdditional(Map.of("x", 1, "y", 2));
            ofComponent.setExtraHeaders(Map.of("X-A", "1", "X-B", "2"));
            routes.ask("bedrock-converse:" + NOVA
                    + "?requestMetadata.b=3&additional.y=3&additional.z=4&extraHeaders.X-B=3&extraHeaders.X-C=4");
            assertThat(routes.send("Hi").getException()).isNull();
            Object other = routes.context()
                    .createProducerTemplate()
                    .requestBody("bedrock-converse:" + NOVA + "?maxTokens=5", "Hi");
            assertThat(other).isEqualTo("Oslo");
        }
        List<RecordedRequest> sent = bedrock.server().takeRequests();
        assertThat(beside(sent.get(0)))
                .isEqualTo(Wire.json(
                        "{'requestMetadata':{'a':'1','b':'3'},'additionalModelRequestFields':{'x':1,'y':3,'z':4}}"));
        assertThat(beside(sent.get(1)))
                .isEqualTo(Wire.json("{'inferenceConfig':{'maxTokens':5},'requestMetadata':{'a':'1','b':'2'},"
                        + "'additionalModelRequestFields':{'x':1,'y':2}}"));
        assertThat(sent)
                .extracting(r -> r.header("X-A"), r -> r.header("X-B"), r -> r.header("X-C"))
                .containsExactly(tuple("1", "3", "4"), tuple("1", "2", null));
    }

    /** A header that says one thing leaves all else that the endpoint says as it is. */
    @ParameterizedTest
    @ValueSource(strings = {CLAUDE, NOVA})
    void takesNothingAwayByAHeader(String model) throws Exception {
        String tool = "{\"toolSpec\":{\"name\":\"f\",\"inputSchema\":{\"json\":{}}}}";
        String endpoint = "bedrock-converse:" + model + "?maxTokens=7&topP=0.5&topK=5&stopSequences=x&systemMessage=a"
                + "&cacheSystem=1h&cacheTools=1h&cacheMessages=true&performanceLatency=optimized&serviceTier=flex"
                + "&requestMetadata.a=1&additional.x=1&extraHeaders.X-Run=7&additionalModelResponseFieldPaths=/a"
                + "&guardrailIdentifier=gr1&guardrailVersion=3&guardrailTrace=enabled&guardContent=all"
                + "&toolChoice=any&strictTools=f&systemTools=s&toolConfig=RAW({\"tools\":[" + tool + "]})";
        RecordedRequest alone = Wire.sent(bedrock.server(), endpoint, "Hi");
        for (Map<String, Object> header : List.of(
                Map.<String, Object>of("CamelBedrockConverseMaxTokens", 7),
                Map.<String, Object>of("CamelBedrockConverseTopK", 5))) {
            RecordedRequest beside = Wire.sent(bedrock.server(), endpoint, "Hi", header);
            assertThat(Wire.body(beside)).isEqualTo(Wire.body(alone));
            assertThat(beside.header("X-Run")).isEqualTo("7");
        }
    }

    /** What is wrong, the options or headers, and words of the error. */
    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("O3", Map.of("TopK", 0), List.of("TopK", "at least 1")),
                Arguments.of("O5", Map.of("PerformanceLatency", "fast"), List.of("PerformanceLatency", "optimized")),
                Arguments.of("O6", Map.of("ServiceTier", "gold"), List.of("ServiceTier", "flex")),
                Arguments.of(
                        "O7",
                        Map.of("RequestMetadata", Map.of("a", "x".repeat(257))),
                        List.of("RequestMetadata", "256")),
                Arguments.of(
                        "O7", Map.of("RequestMetadata", Map.of("a", "a<b")), List.of("RequestMetadata", "letters")),
                Arguments.of(
                        "O7", Map.of("RequestMetadata", Map.of("a<b", "a")), List.of("RequestMetadata", "letters")),
                Arguments.of("O7", Map.of("RequestMetadata", Map.of("", "a")), List.of("RequestMetadata", "1 to 256")),
                Arguments.of("O7", Map.of("RequestMetadata", many(17)), List.of("RequestMetadata", "16", "17")),
                Arguments.of(
                        "O7",
                        Map.of("RequestMetadata", Wire.plain("{'a':null}")),
                        List.of("RequestMetadata", "no value for a")),
                Arguments.of("O7", Map.of("RequestMetadata", "team"), List.of("RequestMetadata", "JSON object")),
                Arguments.of(
                        "O8",
                        Map.of("PromptVariables", Map.of("a", "b")),
                        List.of("promptVariables", "ARN of a prompt")),
                Arguments.of(
                        "O8 no text",
                        Map.of("PromptVariables", Map.of("a", new byte[] {1})),
                        List.of("PromptVariables", "must hold texts", "for a")),
                Arguments.of(
                        "O9",
                        Map.of("AdditionalModelRequestFields", "[1]"),
                        List.of("AdditionalModelRequestFields", "object")),
                Arguments.of(
                        "O9",
                        Map.of("Additional", Map.of("a", Double.NaN)),
                        List.of("AdditionalModelRequestFields", "NaN")),
                Arguments.of(
                        "O10",
                        Map.of("AdditionalModelResponseFieldPaths", "stop_sequence"),
                        List.of("AdditionalModelResponseFieldPaths", "JSON pointers")),
                Arguments.of(
                        "O10",
                        Map.of("AdditionalModelResponseFieldPaths", "/" + "a".repeat(256)),
                        List.of("AdditionalModelResponseFieldPaths", "256 characters")),
                Arguments.of(
                        "O10",
                        Map.of("AdditionalModelResponseFieldPaths", java.util.Collections.nCopies(11, "/a")),
                        List.of("AdditionalModelResponseFieldPaths", "10")),
                Arguments.of(
                        "O11",
                        Map.of("ExtraHeaders", Map.of("Authorization", "x")),
                        List.of("ExtraHeaders", "Authorization")),
                Arguments.of("O11", Map.of("ExtraHeaders", Map.of("host", "x")), List.of("ExtraHeaders", "host")),
                Arguments.of(
                        "O11",
                        Map.of("ExtraHeaders", Map.of("A", "x\r\nB: y")),
                        List.of("ExtraHeaders", "no HTTP header")),
                Arguments.of(
                        "O11", Map.of("ExtraHeaders", Map.of("A B", "x")), List.of("ExtraHeaders", "no HTTP header")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bad")
    void refusesBeforeTheCall(String rule, Map<String, Object> headers, List<String> words) throws Exception {
        Map<String, Object> named = new java.util.HashMap<>();
        headers.forEach((name, value) -> named.put("CamelBedrockConverse" + name, value));
        Exception failure = Wire.refused(bedrock.server(), "bedrock-converse:" + NOVA, "Hi", named);
        assertThat(failure).isInstanceOf(InvalidTurnException.class);
        words.forEach(word -> assertThat(failure).hasMessageContaining(word));
    }

    @Test
    void warnsOnceOfATopKThatTheModelDoesNotKnow() throws Exception {
        List<String> warnings = Logged.warnings(() -> {
            try (Routes routes = new Routes(bedrock.server()).ask("bedrock-converse:" + TITAN + "?topK=5")) {
                bedrock.server().otherwise(io.github.camelbedrock.test.Answers.text("Oslo"));
                routes.send("Hi");
                return routes.send("Hi");
            }
        });
        assertThat(warnings).singleElement().asString().contains("topK").contains("amazon");
    }

    private static Map<String, String> many(int count) {
        Map<String, String> pairs = new java.util.HashMap<>();
        for (int i = 0; i < count; i++) {
            pairs.put("k" + i, "v");
        }
        return pairs;
    }

    private static JsonNode beside(RecordedRequest sent) {
        JsonNode body = Wire.body(sent);
        assertThat(((com.fasterxml.jackson.databind.node.ObjectNode) body).remove("messages"))
                .isEqualTo(Wire.json("[{'role':'user','content':[{'text':'Hi'}]}]"));
        return body;
    }
}
