/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** Reasoning of the model: what the route sees of it, and what of it goes back in the history (L7). */
class ReasoningRulesTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    private static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String DEEPSEEK = "deepseek.r1-v1:0";
    private static final String GPT = "openai.gpt-oss-20b-1:0";
    private static final String OPAQUE =
            "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123def456";

    private static final String TEXT = "{'text':'b'}";
    private static final String SIGNED = "{'reasoningContent':{'reasoningText':{'text':'hm','signature':'c2ln'}}}";
    private static final String SIGNED_2 = "{'reasoningContent':{'reasoningText':{'text':'so','signature':'c2ln2'}}}";
    private static final String UNSIGNED = "{'reasoningContent':{'reasoningText':{'text':'hm'}}}";
    private static final String REDACTED = "{'reasoningContent':{'redactedContent':'/wAB'}}";
    private static final String REDACTED_2 = "{'reasoningContent':{'redactedContent':'AgM='}}";
    private static final String CALL = "{'toolUse':{'toolUseId':'t1','name':'f','input':{'n':1}}}";

    /** Rule, model, the blocks of the model's answer, and what the header shows of its reasoning. */
    static Stream<Arguments> answers() {
        Answer text = Answers.text("b");
        Answer signed = Answers.reasoning("hm", "c2ln");
        Answer unsigned = Answers.block("reasoningContent", Wire.json("{'reasoningText':{'text':'hm'}}"));
        Answer redacted = Answers.redactedReasoning(new byte[] {(byte) 0xff, 0, 1});
        return Stream.of(
                Arguments.of("R8 signed", CLAUDE, signed.and(text), join(SIGNED, TEXT), "hm"),
                Arguments.of("R8 unsigned, text first", DEEPSEEK, text.and(unsigned), join(TEXT, UNSIGNED), "hm"),
                Arguments.of("R8 unsigned", GPT, unsigned.and(text), join(UNSIGNED, TEXT), "hm"),
                Arguments.of(
                        "R8 unknown", OPAQUE, unsigned.and(signed).and(text), join(UNSIGNED, SIGNED, TEXT), "hmhm"),
                Arguments.of("R8 R9 10.7 redacted is no UTF-8", CLAUDE, redacted.and(text), join(REDACTED, TEXT), null),
                Arguments.of(
                        "R9 two redacted",
                        CLAUDE,
                        redacted.and(Answers.redactedReasoning(new byte[] {2, 3}))
                                .and(text),
                        join(REDACTED, REDACTED_2, TEXT),
                        null),
                Arguments.of(
                        "R9 mixed order",
                        CLAUDE,
                        signed.and(redacted).and(text).and(Answers.reasoning("so", "c2ln2")),
                        join(SIGNED, REDACTED, TEXT, SIGNED_2),
                        "hmso"),
                Arguments.of(
                        "R9 before the tool call",
                        CLAUDE,
                        signed.and(Answers.toolUse("t1", "f", Map.of("n", 1))),
                        join(SIGNED, CALL),
                        "hm"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void sendsTheAnswerBackAsItCame(String rule, String model, Answer answer, String expected, String header)
            throws Exception {
        List<Exchange> answered = new ArrayList<>();
        List<String> warnings = Logged.warnings(() -> {
            bedrock.server().enqueue(answer);
            bedrock.server().otherwise(Answers.text("Oslo"));
            try (Routes routes = new Routes(bedrock.server()).ask(Twins.uri(model, ""))) {
                answered.add(routes.send("a"));
                answered.add(routes.send(continued(answered.get(0))));
            }
            return answered;
        });
        assertThat(warnings).isEmpty();
        assertThat(answered)
                .allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(answered.get(0).getMessage().getHeader("CamelBedrockConverseReasoning"))
                .isEqualTo(header);
        List<RecordedRequest> requests = bedrock.server().takeRequests();
        assertThat(Wire.body(requests.get(1)).at("/messages/1"))
                .isEqualTo(Wire.json("{'role':'assistant','content':[" + expected + "]}"));
    }

    /** The conversation with what a user would say next: a result of each tool that was called, or a text. */
    private static List<Message> continued(Exchange answered) {
        List<Message> conversation = new ArrayList<>();
        for (Object message : answered.getProperty(BedrockConverseConstants.MESSAGES_PROPERTY, List.class)) {
            conversation.add((Message) message);
        }
        List<ContentBlock> next = new ArrayList<>();
        for (ContentBlock block : conversation.get(conversation.size() - 1).content()) {
            if (block.toolUse() != null) {
                next.add(ContentBlock.fromToolResult(
                        result -> result.toolUseId(block.toolUse().toolUseId())
                                .status(ToolResultStatus.SUCCESS)
                                .content(content -> content.text("4"))));
            }
        }
        next.add(ContentBlock.fromText("c"));
        conversation.add(Message.builder().role("user").content(next).build());
        return conversation;
    }

    /** Rule, model, content of the assistant's turn, what is sent of the conversation, and whether that is warned of. */
    static Stream<Arguments> histories() {
        String none = "{'role':'user','content':[{'text':'a'},{'text':'c'}]}";
        return Stream.of(
                Arguments.of("R9 Claude", CLAUDE, join(SIGNED, REDACTED, TEXT), kept(SIGNED, REDACTED, TEXT), false),
                Arguments.of("R10 unsigned, Claude", CLAUDE, join(UNSIGNED, TEXT), kept(TEXT), true),
                Arguments.of("R10 only the unsigned", CLAUDE, join(UNSIGNED, SIGNED, TEXT), kept(SIGNED, TEXT), true),
                Arguments.of("R10 nothing left", CLAUDE, UNSIGNED, none, true),
                Arguments.of("R10 signed, DeepSeek", DEEPSEEK, join(SIGNED, TEXT), kept(TEXT), true),
                Arguments.of("R10 signed, gpt-oss", GPT, join(SIGNED, TEXT), kept(TEXT), true),
                Arguments.of("R10 redacted, gpt-oss", GPT, join(REDACTED, TEXT), kept(TEXT), true),
                Arguments.of("R10 signed, Nova", "amazon.nova-2-lite-v1:0", join(SIGNED, TEXT), kept(TEXT), true),
                Arguments.of("R10 unsigned, gpt-oss", GPT, join(UNSIGNED, TEXT), kept(UNSIGNED, TEXT), false),
                Arguments.of(
                        "R10 unknown",
                        OPAQUE,
                        join(UNSIGNED, SIGNED, REDACTED, TEXT),
                        kept(UNSIGNED, SIGNED, REDACTED, TEXT),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void leavesOutTheReasoningOfOthers(String rule, String model, String content, String expected, boolean warned)
            throws Exception {
        Object body = Wire.plain("[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[" + content
                + "]},{'role':'user','content':[{'text':'c'}]}]");
        List<RecordedRequest> sent = new ArrayList<>();
        List<String> warnings =
                Logged.warnings(() -> sent.add(Wire.sent(bedrock.server(), Twins.uri(model, ""), body)));
        assertThat(Wire.body(sent.get(0)).get("messages")).isEqualTo(Wire.json("[" + expected + "]"));
        assertThat(warnings).hasSize(warned ? 1 : 0).allMatch(line -> line.contains("reasoning of another model"));
    }

    private static String kept(String... content) {
        return "{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[" + join(content)
                + "]},{'role':'user','content':[{'text':'c'}]}";
    }

    private static String join(String... parts) {
        return String.join(",", parts);
    }
}
