/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.json.PojoJson;
import io.github.camelbedrock.json.PojoReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/** Events of a stream, as Bedrock writes them, and the message that Converse would have given. */
class StreamAssemblerTest {

    private static final String THINK = "{'contentBlockIndex':0,'delta':{'reasoningContent':";
    private static final String TOOL = "{'contentBlockIndex':1,'start':{'toolUse':{'toolUseId':'t1','name':'look'}}}";

    /** Rule, the events of the content, and the content of the message. */
    static Stream<Arguments> contents() {
        return Stream.of(
                row("text", "[{'text':'Hello'}]", text(0, "Hel"), text(0, "lo")),
                row("empty pieces", "[{'text':'Hi'}]", text(0, ""), text(0, "Hi"), text(0, "")),
                row("nothing at all", "[]"),
                row("L6 texts stay apart", "[{'text':'one'},{'text':'two'}]", text(0, "one"), text(2, "two")),
                row(
                        "blocks that are mixed",
                        "[{'text':'ab'},{'text':'12'}]",
                        text(0, "a"),
                        text(1, "1"),
                        text(0, "b"),
                        text(1, "2")),
                row("blocks out of order", "[{'text':'first'},{'text':'second'}]", text(1, "second"), text(0, "first")),
                row(
                        "S6 tool call",
                        "[{'text':'Let me look.'},{'toolUse':{'toolUseId':'t1','name':'look','input':{'n':1.50,'q':'é'}}}]",
                        text(0, "Let me look."),
                        start(TOOL),
                        input(1, "{\"n\":1."),
                        input(1, "50,\"q\""),
                        input(1, ":\"é\"}")),
                row(
                        "L5 tool without input",
                        "[{'toolUse':{'toolUseId':'t1','name':'look','input':{}}}]",
                        start(TOOL),
                        input(1, "")),
                row(
                        "L4 input that breaks off",
                        "[{'toolUse':{'toolUseId':'t1','name':'look','input':'{\"q\":\"Os'}}]",
                        start(TOOL),
                        input(1, "{\"q\":\"Os")),
                row(
                        "two tools at once",
                        "[{'toolUse':{'toolUseId':'t1','name':'look','input':{'a':1}}},"
                                + "{'toolUse':{'toolUseId':'t2','name':'see','input':{'b':2}}}]",
                        start(TOOL),
                        start("{'contentBlockIndex':2,'start':{'toolUse':{'toolUseId':'t2','name':'see'}}}"),
                        input(2, "{\"b\""),
                        input(1, "{\"a\":1}"),
                        input(2, ":2}")),
                row(
                        "server tool with its result",
                        "[{'toolUse':{'toolUseId':'t1','name':'code','type':'server_tool_use','input':{'c':1}}},"
                                + "{'toolResult':{'toolUseId':'t1','type':'code_result','status':'success',"
                                + "'content':[{'text':'out'},{'json':{'r':0}}]}}]",
                        start("{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'code',"
                                + "'type':'server_tool_use'}}}"),
                        input(0, "{\"c\":1}"),
                        start("{'contentBlockIndex':1,'start':{'toolResult':{'toolUseId':'t1','type':'code_result',"
                                + "'status':'success'}}}"),
                        delta("{'contentBlockIndex':1,'delta':{'toolResult':[{'text':'o'}]}}"),
                        delta("{'contentBlockIndex':1,'delta':{'toolResult':[{'text':'ut'},{'json':{'r':0}}]}}")),
                row(
                        "S8 reasoning and its signature",
                        "[{'reasoningContent':{'reasoningText':{'text':'Hm, yes.','signature':'SIG1'}}}]",
                        delta(THINK + "{'text':'Hm, '}}}"),
                        delta(THINK + "{'text':'yes.'}}}"),
                        delta(THINK + "{'signature':'SI'}}}"),
                        delta(THINK + "{'signature':'G1'}}}")),
                row(
                        "S6 signature alone",
                        "[{'reasoningContent':{'reasoningText':{'text':'','signature':'SIG'}}}]",
                        delta(THINK + "{'signature':'SIG'}}}")),
                row(
                        "L7 redacted reasoning",
                        "[{'reasoningContent':{'redactedContent':'AQIDBA=='}}]",
                        delta(THINK + "{'redactedContent':'AQI='}}}"),
                        delta(THINK + "{'redactedContent':'AwQ='}}}")),
                row(
                        "L8 citations",
                        "[{'citationsContent':{'content':[{'text':'Oslo.'}],'citations':[{'title':'Atlas',"
                                + "'location':{'web':{'url':'https://a.example'}}}]}}]",
                        text(0, "Oslo."),
                        delta("{'contentBlockIndex':0,'delta':{'citation':{'title':'Atlas',"
                                + "'location':{'web':{'url':'https://a.example'}}}}}")),
                row(
                        "image in pieces",
                        "[{'image':{'format':'png','source':{'bytes':'AQIDBA=='}}}]",
                        start("{'contentBlockIndex':0,'start':{'image':{'format':'png'}}}"),
                        delta("{'contentBlockIndex':0,'delta':{'image':{'source':{'bytes':'AQI='}}}}"),
                        delta("{'contentBlockIndex':0,'delta':{'image':{'source':{'bytes':'AwQ='}}}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void givesTheMessage(String rule, List<ConverseStreamOutput> events, Object expected) {
        StreamAssembler assembler = new StreamAssembler(false);
        events.forEach(assembler::take);
        assertThat(plain(PojoJson.toMap(assembler.message())))
                .isEqualTo(plain(Map.of("role", "assistant", "content", expected)));
    }

    @Test
    void isWholeWhenBedrockSaysSo() {
        StreamAssembler assembler = new StreamAssembler(false);
        assembler.take(text(0, "Hi"));
        assertThat(assembler.isWhole()).isFalse();
        assembler.take(event("messageStop", "{'stopReason':'end_turn','additionalModelResponseFields':{'x':1}}"));
        assertThat(assembler.isWhole()).isTrue();
        ConverseResponse response = assembler.response(null);
        assertThat(response.stopReasonAsString()).isEqualTo("end_turn");
        assertThat(response.additionalModelResponseFields().asMap()).containsKey("x");
        assertThat(response.usage()).as("S6: no metadata came").isNull();
    }

    /** S7, L20: the parts of the last event may be missing. */
    @Test
    void takesWhatTheMetadataHolds() {
        StreamAssembler assembler = new StreamAssembler(false);
        assembler.take(event("messageStop", "{'stopReason':'end_turn'}"));
        assembler.take(event("metadata", "{'trace':{'guardrail':{'actionReason':'none'}}}"));
        ConverseResponse response = assembler.response(null);
        assertThat(response.usage()).isNull();
        assertThat(response.metrics()).isNull();
        assertThat(response.trace().guardrail().actionReason()).isEqualTo("none");
        assembler.take(
                event(
                        "metadata",
                        "{'usage':{'inputTokens':3,'outputTokens':4,'totalTokens':7},"
                                + "'metrics':{'latencyMs':12},'serviceTier':{'type':'flex'},'performanceConfig':{'latency':'optimized'}}"));
        response = assembler.response(null);
        assertThat(response.usage().totalTokens()).isEqualTo(7);
        assertThat(response.metrics().latencyMs()).isEqualTo(12);
        assertThat(response.serviceTier().typeAsString()).isEqualTo("flex");
        assertThat(response.performanceConfig().latencyAsString()).isEqualTo("optimized");
    }

    /** M5. */
    @Test
    void leavesOutBlanksAheadOfTheText() {
        StreamAssembler assembler = new StreamAssembler(true);
        assertThat(assembler.take(text(0, "\n\n"))).isNull();
        assertThat(assembler.take(text(0, " Oslo"))).isNotNull();
        assertThat(assembler.take(text(0, "\n"))).isNotNull();
        assertThat(assembler.text()).isEqualTo(" Oslo\n");
        assertThat(assembler.deltas()).isEqualTo(3);
    }

    private static Arguments row(String rule, String content, ConverseStreamOutput... events) {
        return Arguments.of(rule, Arrays.asList(events), PlainJson.parse(json(content)));
    }

    private static ConverseStreamOutput text(int index, String text) {
        return event(
                "contentBlockDelta",
                "{'contentBlockIndex':" + index + ",'delta':{'text':" + PlainJson.write(text) + "}}");
    }

    private static ConverseStreamOutput input(int index, String json) {
        return event(
                "contentBlockDelta",
                "{'contentBlockIndex':" + index + ",'delta':{'toolUse':{'input':" + PlainJson.write(json) + "}}}");
    }

    private static ConverseStreamOutput start(String json) {
        return event("contentBlockStart", json);
    }

    private static ConverseStreamOutput delta(String json) {
        return event("contentBlockDelta", json);
    }

    private static ConverseStreamOutput event(String name, String json) {
        Object builder =
                switch (name) {
                    case "contentBlockStart" -> ConverseStreamOutput.contentBlockStartBuilder();
                    case "contentBlockDelta" -> ConverseStreamOutput.contentBlockDeltaBuilder();
                    case "messageStop" -> ConverseStreamOutput.messageStopBuilder();
                    default -> ConverseStreamOutput.metadataBuilder();
                };
        return PojoReader.read(
                ConverseStreamOutput.class, (SdkPojo) builder, (Map<?, ?>) PlainJson.parse(json(json)), "");
    }

    /** Single quotes read better. Texts in double quotes stay as they are; those within single ones are escaped. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        boolean single = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && !single) {
                int end = i + 1;
                while (text.charAt(end) != '"') {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
                json.append(text, i, end + 1);
                i = end;
            } else if (c == '\'') {
                single = !single;
                json.append('"');
            } else {
                json.append(c == '"' ? "\\\"" : String.valueOf(c));
            }
        }
        return json.toString();
    }

    /** As JSON, so that numbers and bytes compare. */
    private static Object plain(Object value) {
        return PlainJson.tree(PlainJson.write(value));
    }
}
