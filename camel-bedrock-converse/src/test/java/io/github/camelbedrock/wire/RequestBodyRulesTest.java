/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.wire.Turns.NOVA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.PojoReader;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** A body that is a whole request: its own words stand, options and headers fill what it leaves out. */
class RequestBodyRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String MESSAGES = "'messages':[{'role':'user','content':[{'text':'Hi'}]}]";
    private static final String LOOK =
            "{'tools':[{'toolSpec':{'name':'look','inputSchema':{'json':{'type':'object'}}}}]}";
    private static final String BOOK = LOOK.replace("look", "book");
    private static final String TOOLS = "toolConfig=RAW(" + LOOK.replace('\'', '"') + ")";

    /** What the body says, the options, and what is sent beside the messages. */
    static Stream<Arguments> requests() {
        return Stream.of(
                // Every field that the body can have goes through.
                Arguments.of(
                        "whole",
                        "{'system':[{'text':'a'}],'inferenceConfig':{'maxTokens':5,'temperature':0.5,'topP':0.25,"
                                + "'stopSequences':['x']},'toolConfig':" + LOOK
                                + ",'guardrailConfig':{'guardrailIdentifier':'gr1',"
                                + "'guardrailVersion':'3','trace':'enabled'},'additionalModelRequestFields':{'a':[1,null,true]},"
                                + "'additionalModelResponseFieldPaths':['/a'],'requestMetadata':{'k':'v'},"
                                + "'performanceConfig':{'latency':'optimized'},'serviceTier':{'type':'flex'},"
                                + "'outputConfig':{'textFormat':{'type':'json_schema','structure':{'jsonSchema':{'schema':'{}','name':'n'}}}}}",
                        "",
                        null),
                // inferenceConfig, member by member.
                filled(
                        "no inferenceConfig",
                        "{}",
                        "maxTokens=5&temperature=0.5&topP=0.25&stopSequences=x",
                        "{'inferenceConfig':{'maxTokens':5,'temperature':0.5,'topP':0.25,'stopSequences':['x']}}"),
                filled(
                        "maxTokens",
                        "{'inferenceConfig':{'maxTokens':9}}",
                        "maxTokens=5&temperature=0.5",
                        "{'inferenceConfig':{'maxTokens':9,'temperature':0.5}}"),
                filled(
                        "temperature",
                        "{'inferenceConfig':{'temperature':0}}",
                        "maxTokens=5&temperature=0.5",
                        "{'inferenceConfig':{'maxTokens':5,'temperature':0.0}}"),
                filled(
                        "topP and stopSequences",
                        "{'inferenceConfig':{'topP':1,'stopSequences':['y']}}",
                        "maxTokens=5&topP=0.5&stopSequences=x",
                        "{'inferenceConfig':{'maxTokens':5,'topP':1.0,'stopSequences':['y']}}"),
                // The system prompt.
                filled("no system", "{}", "systemMessage=a", "{'system':[{'text':'a'}]}"),
                filled("system", "{'system':[{'text':'b'}]}", "systemMessage=a", "{'system':[{'text':'b'}]}"),
                filled("M1 blank system", "{'system':[{'text':' '},{'text':'b'}]}", "", "{'system':[{'text':'b'}]}"),
                filled("M1 nothing but blank system", "{'system':[{'text':' '}]}", "", "{}"),
                // Tools.
                filled("no toolConfig", "{}", TOOLS, "{'toolConfig':" + LOOK + "}"),
                filled("toolConfig", "{'toolConfig':" + BOOK + "}", TOOLS, "{'toolConfig':" + BOOK + "}"),
                filled(
                        "no toolChoice",
                        "{'toolConfig':" + BOOK + "}",
                        "toolChoice=any",
                        "{'toolConfig':" + chosen(BOOK, "any") + "}"),
                filled(
                        "toolChoice",
                        "{'toolConfig':" + chosen(BOOK, "auto") + "}",
                        "toolChoice=any",
                        "{'toolConfig':" + chosen(BOOK, "auto") + "}"),
                // Fields of the model, key by key.
                filled(
                        "additional fields",
                        "{'additionalModelRequestFields':{'b':2,'c':{'d':1}}}",
                        "additional.a=1&additional.b=9&additional.c=RAW({\"e\":9})",
                        "{'additionalModelRequestFields':{'a':1,'b':2,'c':{'d':1}}}"),
                filled(
                        "metadata",
                        "{'requestMetadata':{'b':'2'}}",
                        "requestMetadata.a=1&requestMetadata.b=9",
                        "{'requestMetadata':{'a':'1','b':'2'}}"),
                filled(
                        "response paths",
                        "{'additionalModelResponseFieldPaths':['/b']}",
                        "additionalModelResponseFieldPaths=/a",
                        "{'additionalModelResponseFieldPaths':['/b']}"),
                filled(
                        "no response paths",
                        "{}",
                        "additionalModelResponseFieldPaths=/a",
                        "{'additionalModelResponseFieldPaths':['/a']}"),
                // Service.
                filled(
                        "latency",
                        "{'performanceConfig':{'latency':'standard'}}",
                        "performanceLatency=optimized",
                        "{'performanceConfig':{'latency':'standard'}}"),
                filled(
                        "tier",
                        "{'serviceTier':{'type':'priority'}}",
                        "serviceTier=flex",
                        "{'serviceTier':{'type':'priority'}}"),
                filled(
                        "no latency, no tier",
                        "{}",
                        "performanceLatency=optimized&serviceTier=flex",
                        "{'performanceConfig':{'latency':'optimized'},'serviceTier':{'type':'flex'}}"),
                // A safety is not taken away by a body.
                filled(
                        "the endpoint's guardrail stands",
                        "{'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1','trace':'disabled'}}",
                        "guardrailIdentifier=gr1&guardrailVersion=3&guardrailTrace=enabled",
                        "{'guardrailConfig':{'guardrailIdentifier':'gr1','guardrailVersion':'3','trace':'enabled'}}"),
                filled(
                        "the trace of the body's guardrail",
                        "{'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1'}}",
                        "guardrailTrace=enabled",
                        "{'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1','trace':'enabled'}}"),
                filled(
                        "the body's guardrail where the endpoint has none",
                        "{'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1'}}",
                        "",
                        "{'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1'}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void fillsWhatTheRequestLeavesOut(String rule, String given, String options, String expected) throws Exception {
        JsonNode whole = request(expected == null ? given : expected);
        String endpoint = "bedrock-converse:" + NOVA + "?" + options;
        String body = request(given).toString();
        assertSent(endpoint, Wire.plain(body), Map.of(), whole);
        assertSent(endpoint, Wire.json(body), Map.of(), whole);
        assertSent(endpoint, body, Map.of(Exchange.CONTENT_TYPE, "application/json"), whole);
        assertSent(endpoint, sdk(body), Map.of(), whole);
        ConverseStreamRequest stream = PojoReader.read(
                ConverseStreamRequest.class, ConverseStreamRequest.builder(), (Map<?, ?>) Wire.plain(body), "");
        assertSent(endpoint, stream, Map.of(), whole);
    }

    private static void assertSent(String endpoint, Object body, Map<String, Object> headers, JsonNode expected)
            throws Exception {
        RecordedRequest sent = Wire.sent(bedrock.server(), endpoint, body, headers);
        assertThat(Wire.body(sent)).as(body.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(sent.operation()).isEqualTo("Converse");
    }

    /** O9: what is no object was left out, and the option's fields were sent for it. */
    @Test
    void refusesAdditionalFieldsThatAreNoObject() throws Exception {
        Exception failure = Wire.refused(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?additional.a=1",
                Wire.plain("{" + MESSAGES + ",'additionalModelRequestFields':[1]}"),
                Map.of());
        assertThat(failure)
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("additionalModelRequestFields");
    }

    /** Headers fill as options do: what the body says is nearer to the call than either. */
    @Test
    void fillsByHeadersToo() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA,
                Wire.plain("{" + MESSAGES + ",'inferenceConfig':{'maxTokens':9}}"),
                Map.of(
                        "CamelBedrockConverseMaxTokens",
                        5,
                        "CamelBedrockConverseTemperature",
                        0.5,
                        "CamelBedrockConverseSystemMessage",
                        "a"));
        assertThat(Wire.body(sent))
                .isEqualTo(request("{'inferenceConfig':{'maxTokens':9,'temperature':0.5},'system':[{'text':'a'}]}"));
    }

    /** A guardrail of the endpoint stands against all that a message can say. */
    @Test
    void keepsTheEndpointsGuardrailAgainstBodyAndHeaders() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?guardrailIdentifier=gr1&guardrailVersion=3",
                Wire.plain(
                        "{" + MESSAGES + ",'guardrailConfig':{'guardrailIdentifier':'other','guardrailVersion':'1'}}"),
                Map.of("CamelBedrockConverseGuardrailIdentifier", "third"));
        assertThat(Wire.body(sent))
                .isEqualTo(request("{'guardrailConfig':{'guardrailIdentifier':'gr1','guardrailVersion':'3'}}"));
    }

    /** A streaming request's stream mode has no place in Converse. */
    @Test
    void leavesTheStreamModeOut() throws Exception {
        ConverseStreamRequest stream = ConverseStreamRequest.builder()
                .messages(sdk("{" + MESSAGES + "}").messages())
                .guardrailConfig(config ->
                        config.guardrailIdentifier("gr1").guardrailVersion("3").streamProcessingMode("async"))
                .build();
        assertSent(
                "bedrock-converse:" + NOVA,
                stream,
                Map.of(),
                request("{'guardrailConfig':{'guardrailIdentifier':'gr1','guardrailVersion':'3'}}"));
    }

    /** The model that the body names, and the one that is asked. */
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("amazon.nova-pro-v1:0", "", "amazon.nova-pro-v1:0"),
                Arguments.of("nova-pro", "", "amazon.nova-pro-v1:0"),
                Arguments.of("nova-pro", "inferenceProfilePrefix=eu", "eu.amazon.nova-pro-v1:0"),
                Arguments.of("fast", "modelAliases=fast=amazon.nova-micro-v1:0", "amazon.nova-micro-v1:0"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void asksTheModelThatTheBodyNames(String named, String options, String asked) throws Exception {
        String body = "{" + MESSAGES + ",'modelId':'" + named + "'}";
        for (Object form : new Object[] {Wire.plain(body), Wire.json(body), sdk(body)}) {
            RecordedRequest sent =
                    Wire.sent(bedrock.server(), "bedrock-converse:" + NOVA + "?" + options, form, Map.of());
            assertThat(sent.modelId()).isEqualTo(asked);
            assertThat(Wire.body(sent)).isEqualTo(request("{}"));
        }
    }

    /** The rules are those of the model that is asked, not of the endpoint's. */
    @Test
    void keepsTheRulesOfTheModelThatTheBodyNames() throws Exception {
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + NOVA + "?topK=5",
                Wire.plain("{" + MESSAGES + ",'modelId':'" + Turns.CLAUDE + "'}"),
                Map.of());
        assertThat(Wire.body(sent)).isEqualTo(request("{'additionalModelRequestFields':{'top_k':5}}"));
    }

    /** What the endpoint says of the model behind its ARN is not said of another model. */
    @Test
    void doesNotTakeTheEndpointsBaseModelForTheModelThatTheBodyNames() throws Exception {
        String arn = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123def456";
        RecordedRequest sent = Wire.sent(
                bedrock.server(),
                "bedrock-converse:" + arn + "?topK=5&baseModelId=" + Turns.CLAUDE,
                Wire.plain("{" + MESSAGES + ",'modelId':'" + NOVA + "'}"),
                Map.of());
        assertThat(Wire.body(sent))
                .isEqualTo(request("{'additionalModelRequestFields':{'inferenceConfig':{'topK':5}}}"));
    }

    /** What the SDK's request says of the call itself, such as HTTP headers, is kept. */
    @Test
    void keepsTheOverridesOfTheSdksRequests() throws Exception {
        ConverseRequest request = sdk("{" + MESSAGES + "}").toBuilder()
                .overrideConfiguration(call -> call.putHeader("X-Run", "7"))
                .build();
        ConverseStreamRequest stream = ConverseStreamRequest.builder()
                .messages(request.messages())
                .overrideConfiguration(call -> call.putHeader("X-Run", "7"))
                .build();
        for (Object body : List.of(request, stream)) {
            RecordedRequest sent = Wire.sent(
                    bedrock.server(), "bedrock-converse:" + NOVA + "?extraHeaders.X-Team=triage", body, Map.of());
            assertThat(sent.header("X-Run")).isEqualTo("7");
            assertThat(sent.header("X-Team")).isEqualTo("triage");
        }
    }

    /** The format that the body asks for is the one that Bedrock enforces. */
    @Test
    void keepsTheFormatOfTheBody() throws Exception {
        String format =
                "{'outputConfig':{'textFormat':{'type':'json_schema','structure':{'jsonSchema':{'schema':'{}'}}}}}";
        ObjectNode body = request(format);
        bedrock.server().otherwise(Answers.text("{}"));
        try (Routes routes = new Routes(bedrock.server())
                .ask("bedrock-converse:" + Turns.CLAUDE + "?outputSchema=RAW({\"type\":\"object\"})")) {
            assertThat(routes.send(body).getMessage().getBody()).isEqualTo("{}");
        }
        assertThat(bedrock.server().takeRequests()).singleElement().satisfies(sent -> assertThat(Wire.body(sent))
                .isEqualTo(body));
    }

    private static Arguments filled(String rule, String given, String options, String expected) {
        return Arguments.of(rule, given, options, expected);
    }

    private static String chosen(String tools, String choice) {
        return tools.substring(0, tools.length() - 1) + ",'toolChoice':{'" + choice + "':{}}}";
    }

    private static ObjectNode request(String beside) {
        ObjectNode request = (ObjectNode) Wire.json("{" + MESSAGES + "}");
        return request.setAll((ObjectNode) Wire.json(beside));
    }

    private static ConverseRequest sdk(String body) {
        return PojoReader.read(ConverseRequest.class, ConverseRequest.builder(), (Map<?, ?>) Wire.plain(body), "");
    }
}
