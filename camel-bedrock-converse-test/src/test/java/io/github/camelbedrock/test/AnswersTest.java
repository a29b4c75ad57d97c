/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelbedrock.test.wire.EventFrames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;

/** What the SDK reads of an answer, as a whole and as a stream. */
class AnswersTest {

    /** An answer with every block that a model gives. */
    private static final Answer EVERYTHING = Answers.reasoning("I think.", "c2lnbmF0dXJl")
            .and(Answers.redactedReasoning(new byte[] {1, 2, 3}))
            .and(Answers.text("It is ", "12 ", "°C."))
            .and(Answers.citation("Says the almanac.", "Almanac", "12 degrees"))
            .and(Answers.image("png", new byte[] {4, 5}))
            .and(Answers.toolUse("t1", "map", Map.of("at", List.of(1.5, "x"))))
            .and(Answers.toolUse("t2", "now", Map.of()))
            .usage(11, 22)
            .cacheUsage(5, 6)
            .latencyMs(77)
            .serviceTier("flex")
            .performanceLatency("optimized")
            .additionalModelResponseFields("{\"k\":[1]}")
            .guardrailTrace("{\"actionReason\":\"none\"}");

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @ParameterizedTest
    @EnumSource(names = {"HTTP1_1", "HTTP2"})
    void saysTheSameAsWholeAndAsStream(Protocol protocol) throws Exception {
        bedrock.server().otherwise(EVERYTHING);
        try (Sdk sdk = new Sdk(bedrock.server().endpoint(), protocol)) {
            List<ContentBlock> whole = ask(sdk).output().message().content();
            Assembled stream = stream(sdk);

            assertThat(whole).hasSize(7);
            assertThat(stream.block(0).reasoning.toString())
                    .isEqualTo("I think.")
                    .isEqualTo(whole.get(0).reasoningContent().reasoningText().text());
            assertThat(stream.block(0).signature)
                    .isEqualTo("c2lnbmF0dXJl")
                    .isEqualTo(whole.get(0).reasoningContent().reasoningText().signature());
            assertThat(stream.block(1).redacted)
                    .isEqualTo(SdkBytes.fromByteArray(new byte[] {1, 2, 3}))
                    .isEqualTo(whole.get(1).reasoningContent().redactedContent());
            assertThat(stream.block(2).pieces).containsExactly("It is ", "12 ", "°C.");
            assertThat(stream.block(2).text()).isEqualTo(whole.get(2).text());
            assertThat(stream.block(3).text())
                    .isEqualTo("Says the almanac.")
                    .isEqualTo(whole.get(3).citationsContent().content().get(0).text());
            assertThat(stream.block(3).citations)
                    .containsExactly(
                            whole.get(3).citationsContent().citations().get(0).title())
                    .containsExactly("Almanac");
            assertThat(stream.block(4).imageFormat)
                    .isEqualTo(whole.get(4).image().formatAsString());
            assertThat(stream.block(4).image)
                    .isEqualTo(SdkBytes.fromByteArray(new byte[] {4, 5}))
                    .isEqualTo(whole.get(4).image().source().bytes());
        }
    }

    @Test
    void callsToolsTheSameAsWholeAndAsStream() throws Exception {
        bedrock.server().otherwise(EVERYTHING);
        try (Sdk sdk = sdk()) {
            List<ContentBlock> whole = ask(sdk).output().message().content();
            Assembled stream = stream(sdk);

            assertThat(whole.get(5).toolUse().input())
                    .isEqualTo(Document.mapBuilder()
                            .putList("at", List.of(Document.fromNumber("1.5"), Document.fromString("x")))
                            .build());
            assertThat(stream.block(5).toolInput).hasToString("{\"at\":[1.5,\"x\"]}");
            assertThat(stream.block(5).toolUseId)
                    .isEqualTo("t1")
                    .isEqualTo(whole.get(5).toolUse().toolUseId());
            assertThat(stream.block(5).toolName)
                    .isEqualTo("map")
                    .isEqualTo(whole.get(5).toolUse().name());
            assertThat(whole.get(6).toolUse().input().asMap()).isEmpty();
            assertThat(stream.block(6).toolInput).as("no delta at all").isEmpty();
        }
    }

    @Test
    void reportsTheSameAsWholeAndAsStream() throws Exception {
        bedrock.server().otherwise(EVERYTHING);
        try (Sdk sdk = sdk()) {
            ConverseResponse whole = ask(sdk);
            Assembled stream = stream(sdk);
            ConverseStreamMetadataEvent metadata = stream.metadata();

            assertThat(whole.usage().inputTokens()).isEqualTo(11);
            assertThat(whole.usage().outputTokens()).isEqualTo(22);
            assertThat(whole.usage().cacheReadInputTokens()).isEqualTo(5);
            assertThat(whole.usage().cacheWriteInputTokens()).isEqualTo(6);
            assertThat(whole.usage().totalTokens()).isEqualTo(44);
            assertThat(metadata.usage()).isEqualTo(whole.usage());
            assertThat(metadata.metrics().latencyMs())
                    .isEqualTo(77)
                    .isEqualTo(whole.metrics().latencyMs());
            assertThat(metadata.serviceTier().typeAsString())
                    .isEqualTo("flex")
                    .isEqualTo(whole.serviceTier().typeAsString());
            assertThat(metadata.performanceConfig().latencyAsString())
                    .isEqualTo("optimized")
                    .isEqualTo(whole.performanceConfig().latencyAsString());
            assertThat(metadata.trace().guardrail())
                    .isEqualTo(whole.trace().guardrail())
                    .satisfies(trace -> assertThat(trace.actionReason()).isEqualTo("none"));
            assertThat(stream.stop().stopReasonAsString()).isEqualTo("tool_use").isEqualTo(whole.stopReasonAsString());
            assertThat(stream.stop().additionalModelResponseFields())
                    .isEqualTo(whole.additionalModelResponseFields())
                    .isEqualTo(Document.mapBuilder()
                            .putList("k", List.of(Document.fromNumber(1)))
                            .build());
        }
    }

    @Test
    void leavesOutMetadataAndUsage() throws Exception {
        try (Sdk sdk = sdk()) {
            bedrock.server().enqueue(Answers.text("a").withoutMetadata());
            assertThat(stream(sdk).metadata()).isNull();
            bedrock.server().otherwise(Answers.text("a").withoutUsage());
            assertThat(stream(sdk).metadata().usage()).isNull();
            assertThat(stream(sdk).metadata().metrics()).isNotNull();
            assertThat(ask(sdk).usage()).isNull();
        }
    }

    @Test
    void padsFramesUnlessToldNotTo() {
        Content.Model padded = (Content.Model) Answers.text("a").content();
        assertThat(payloads(padded))
                .hasSize(5)
                .allMatch(json -> json.contains("\"p\":\"abc") || json.contains("\"p\":\"a\""));
        assertThat(payloads((Content.Model) padded.withoutPadding()))
                .hasSize(5)
                .noneMatch(json -> json.contains("\"p\":"));
    }

    @Test
    void takesAWholeBodyAndAnyBlock() throws Exception {
        try (Sdk sdk = sdk()) {
            bedrock.server()
                    .enqueue(
                            Answers.json(
                                    """
                            {"output":{"message":{"role":"assistant","content":[{"text":"whole"}]}},"stopReason":"max_tokens"}"""));
            ConverseResponse whole = ask(sdk);
            assertThat(whole.output().message().content().get(0).text()).isEqualTo("whole");
            assertThat(whole.stopReasonAsString()).isEqualTo("max_tokens");

            bedrock.server().enqueue(Answers.block("guardContent", Json.read("{\"text\":{\"text\":\"kept\"}}")));
            assertThat(ask(sdk).output()
                            .message()
                            .content()
                            .get(0)
                            .guardContent()
                            .text()
                            .text())
                    .isEqualTo("kept");
        }
    }

    @Test
    void refusesToChangeAnErrorAndToTakeWhatIsNoBody() {
        assertThatIllegalStateException().isThrownBy(() -> Errors.throttling().usage(1, 1));
        assertThatIllegalStateException().isThrownBy(() -> Errors.throttling().and(Answers.text("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.json("[1]"));
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.json("{"));
    }

    private static List<String> payloads(Content.Model model) {
        return StreamFrames.of(model).frames().stream()
                .map(EventFrames::payload)
                .toList();
    }

    private static ConverseResponse ask(Sdk sdk) throws Exception {
        return Awaited.answer(sdk.ask("?"));
    }

    private static Assembled stream(Sdk sdk) throws Exception {
        Sdk.Stream stream = sdk.stream("?");
        Awaited.answer(stream.done());
        return new Assembled(stream.events());
    }

    private static Sdk sdk() {
        return new Sdk(bedrock.server().endpoint(), Protocol.HTTP1_1);
    }
}
