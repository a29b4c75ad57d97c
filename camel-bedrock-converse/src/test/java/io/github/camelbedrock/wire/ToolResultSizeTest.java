/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static io.github.camelbedrock.wire.Turns.CLAUDE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.LocalBedrockExtension;
import io.github.camelbedrock.wire.Looped.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;

/** A result that is too large: what is kept of it, to the byte, and that the model is told. */
class ToolResultSizeTest {

    @RegisterExtension
    static final LocalBedrockExtension bedrock = new LocalBedrockExtension();

    @BeforeEach
    void forget() {
        bedrock.server().reset();
        bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
        bedrock.server().otherwise(Answers.text("Done."));
    }

    private static Looped looped(Way way, String options, Object body) throws Exception {
        return new Looped(
                bedrock.server(), way, CLAUDE, "tools=t" + options, routes -> routes.from("bedrock-tool:look?tags=t")
                        .process(exchange -> exchange.getMessage().setBody(body)));
    }

    /** Rule, limit, body, what is kept, bytes of the whole; 0 where nothing is cut. */
    static Stream<Arguments> bodies() {
        return Stream.of(
                row("as large as it may be", 10, "0123456789", 0, "0123456789"),
                row("one byte more", 10, "0123456789x", 11, "0123456789"),
                row("two bytes a character", 5, "äöüß", 8, "äö"),
                row("three bytes a character", 5, "日本語", 9, "日"),
                row("four bytes a character", 7, "😀😀", 8, "😀"),
                row("between characters", 8, "😀😀", 0, "😀😀"),
                row("joined characters come apart", 4, "😀\u200d😀", 11, "😀"),
                row("no character fits", 2, "日本", 6),
                row("JSON becomes text", 6, Map.of("a", "bcdef"), 13, "{\"a\":\""),
                row("the second of a list", 4, List.of("abc", "def", "ghi"), 9, "abc", "d"),
                row("a list at its end", 6, List.of("abc", "def", "ghi"), 9, "abc", "def"));
    }

    private static Arguments row(String rule, int limit, Object body, int whole, String... kept) {
        return Arguments.of(rule, limit, body, whole, List.of(kept));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isCutAtTheLimit(String rule, int limit, Object body, int whole, List<String> kept) throws Exception {
        List<String> expected = new ArrayList<>(kept);
        if (whole > 0) {
            expected.add("[The result is cut off here: it has " + whole + " bytes, of which " + limit + " are shown.]");
        }
        try (Looped looped = looped(Way.CONVERSE, "&maxToolResultSize=" + limit, body)) {
            assertThat(looped.send("Hi").getException()).isNull();
            JsonNode result = looped.messages().get(2).at("/content/0/toolResult");
            assertThat(result.get("content").findValuesAsText("text")).isEqualTo(expected);
            assertThat(result.get("status").asText()).isEqualTo("success");
        }
    }

    @Test
    void fiftyThousandBytesAreTheLimitOfItself() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, "", "x".repeat(50_001))) {
            assertThat(looped.send("Hi").getException()).isNull();
            assertThat(looped.messages().get(2).findValuesAsText("text"))
                    .containsExactly(
                            "x".repeat(50_000),
                            "[The result is cut off here: it has 50001 bytes, of which 50000 are shown.]");
        }
    }

    /** Bedrock has limits of its own for media. */
    @Test
    void mediaDoNotCount() throws Exception {
        ImageBlock png = ImageBlock.builder()
                .format("png")
                .source(source -> source.bytes(SdkBytes.fromByteArray(new byte[100])))
                .build();
        try (Looped looped = looped(Way.CONVERSE, "&maxToolResultSize=5", List.of("seen it", png))) {
            assertThat(looped.send("Hi").getException()).isNull();
            JsonNode content = looped.messages().get(2).at("/content/0/toolResult/content");
            assertThat(content.get(0).get("text").asText()).isEqualTo("seen ");
            assertThat(content.get(1).has("image")).isTrue();
            assertThat(content.get(2).get("text").asText()).contains("7 bytes, of which 5");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void failsWhereAsked(Way way) throws Exception {
        try (Looped looped = looped(way, "&maxToolResultSize=10&toolResultOverflow=fail", "0123456789x")) {
            assertThat(looped.send("Hi").getException())
                    .isInstanceOf(ToolLoopException.class)
                    .hasMessageContainingAll("'look'", "11 bytes", "maxToolResultSize", "10");
            assertThat(looped.sent()).hasSize(1);
        }
    }

    @Test
    void aHeaderSetsLimitAndOverflow() throws Exception {
        try (Looped looped = looped(Way.CONVERSE, "", "0123456789x")) {
            Exchange failed = looped.send(
                    "Hi",
                    Map.of(
                            "CamelBedrockConverseMaxToolResultSize",
                            10,
                            "CamelBedrockConverseToolResultOverflow",
                            "fail"));
            assertThat(failed.getException()).isInstanceOf(ToolLoopException.class);
            bedrock.server().enqueue(Answers.toolUse("1", "look", Map.of()));
            Exchange answered = looped.send("Hi", Map.of("CamelBedrockConverseMaxToolResultSize", "11"));
            assertThat(answered.getException()).isNull();
            assertThat(answered.getMessage().getHeader(TOOL_ITERATIONS)).isEqualTo(1);
            assertThat(looped.messages().get(2).findValuesAsText("text")).containsExactly("0123456789x");
        }
    }
}
