/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.wire.EventFrames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that are not what they should be: the model is told so, and the exchange goes on. */
class ToolBrokenCallsTest {

    private static final String ZERO_WIDTH = "\u200b";

    @TempDir
    private Path directory;

    private Attacked attacked;

    @BeforeEach
    void start() throws Exception {
        attacked = new Attacked(directory);
    }

    @AfterEach
    void stop() {
        attacked.close();
    }

    /** Numbers as arguments, and whether they are whole ones that memory holds. */
    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("9223372036854775808", true),
                Arguments.of("1" + "0".repeat(399), true),
                Arguments.of("-1" + "0".repeat(900), false),
                Arguments.of("1.0", true),
                Arguments.of("1e2", true),
                Arguments.of("1e300", true),
                Arguments.of("1e400", false),
                Arguments.of("1e999999999", false),
                Arguments.of("1e-400", false),
                Arguments.of("1e-999999999", false));
    }

    /** A number of a few characters must not become gigabytes of digits. */
    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("numbers")
    void hugeNumbersStayAsShortAsTheyAre(String number, boolean whole) throws Exception {
        String input = "{\"topic\":\"hens\",\"count\":" + number + "}";
        attacked.bedrock().enqueue(converse("[" + call("t1", "note", input) + "]"));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        assertThat(attacked.seen()).hasSize(whole ? 1 : 0);
        assertThat(attacked.outer().get(1).body().length).isLessThan(1_000 + number.length());
        attacked.assertUnharmed(whole ? 1 : 0);
    }

    /** More than a thousand is refused by the SDK's own parser. */
    static Stream<Integer> depths() {
        return Stream.of(50, 150, 199, 200, 201, 300, 900);
    }

    /** Deeper than a thread's stack allows the check of the arguments, they are wrong ones; nothing else comes of it. */
    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("depths")
    void deepNestingIsWrongAtMost(int depth) throws Exception {
        String deep = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        for (String argument : List.of("more", "evil")) {
            String input = "{\"topic\":\"hens\",\"" + argument + "\":" + deep + "}";
            attacked.bedrock().enqueue(converse("[" + call("t1", "note", input) + "]"));
            attacked.bedrock().enqueue(Answers.text("Done."));
            attacked.assertAnswered(attacked.ask());
        }
        assertThat(attacked.seen().size()).isIn(depth <= 300 ? List.of(2) : List.of(0, 1, 2));
        attacked.assertUnharmed(attacked.seen().size());
    }

    /** Keys twice: whatever the parser makes of them, the tool gets what the model is told that it said. */
    static Stream<Arguments> twice() {
        return Stream.of(
                Arguments.of("{\"topic\":\"hens\",\"topic\":\"evil\"}"),
                Arguments.of("{\"topic\":\"hens\",\"topic\":1}"),
                Arguments.of("{\"topic\":\"hens\",\"CamelFileName\":\"a\",\"CamelFileName\":\"evil\"}"),
                Arguments.of("{\"topic\":\"hens\",\"\\u0074opic\":\"evil\"}"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("twice")
    void keysTwiceAreReadOnce(String input) throws Exception {
        attacked.bedrock().enqueue(converse("[" + call("t1", "note", input) + "]"));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        JsonNode said = attacked.outer().get(1).json("/messages/1/content/0/toolUse/input");
        assertThat(attacked.seen())
                .extracting(seen -> seen.headers().get("topic"))
                .isEqualTo(
                        said.path("topic").isTextual()
                                ? List.of(said.path("topic").asText())
                                : List.of());
        attacked.assertUnharmed(attacked.seen().size());
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource({"twice", "noObject"})
    void jsonOfAStreamThatIsNoObjectIsToldToTheModel(String input) throws Exception {
        attacked.bedrock().enqueue(stream(input));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.stream());
        assertThat(attacked.seen()).isEmpty();
        JsonNode told = attacked.outer().get(1).json("/messages");
        assertThat(told.at("/1/content/0/toolUse/input")).isEqualTo(Wire.json("{}"));
        assertThat(told.at("/2/content/0/toolResult/status").asText()).isEqualTo("error");
        assertThat(told.at("/2/content/0/toolResult/content/0/text").asText()).contains("must be one JSON object");
        attacked.assertUnharmed(0);
    }

    static Stream<String> noObject() {
        return Stream.of("{\"topic\":\"hens", "{'topic':'hens'}", "topic=hens", "[\"hens\"]", "\"hens\"", "1", "{} {}");
    }

    private static Answer stream(String input) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String[][] events = {
            {"messageStart", "{'role':'assistant'}"},
            {"contentBlockStart", "{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'note'}}}"},
            {"contentBlockDelta", "{'contentBlockIndex':0,'delta':{'toolUse':{'input':@}}}"},
            {"contentBlockStop", "{'contentBlockIndex':0}"},
            {"messageStop", "{'stopReason':'tool_use'}"},
            {"metadata", "{'usage':{'inputTokens':1,'outputTokens':1,'totalTokens':2},'metrics':{'latencyMs':1}}"}
        };
        for (String[] event : events) {
            String json = event[1].replace('\'', '"')
                    .replace("@", TextNode.valueOf(input).toString());
            body.write(EventFrames.event(event[0], json.getBytes(StandardCharsets.UTF_8)));
        }
        return Answers.raw(200, EventFrames.CONTENT_TYPE, body.toByteArray());
    }

    /** Names of tools that are not there. */
    static Stream<String> strangers() {
        return Stream.of(
                "Note",
                "NOTE",
                "note ",
                " note",
                "note\u0000",
                "no" + ZERO_WIDTH + "te",
                "\uff4eote",
                "n\u043ete",
                "../note",
                "note?tags=x",
                "direct:evil",
                "bedrock-tool:note",
                "CamelFileName",
                "toolId",
                "a.b.c",
                "note\r\nnote",
                "${header.x}",
                "x".repeat(1_000),
                "");
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("strangers")
    void aToolThatIsNotThereIsNotCalled(String name) throws Exception {
        attacked.bedrock().enqueue(Answers.toolUse("t1", name, Map.of("topic", "hens")));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        assertThat(attacked.seen()).isEmpty();
        JsonNode told = attacked.outer().get(1).json("/messages");
        assertThat(told.at("/2/content/0/toolResult/status").asText()).isEqualTo("error");
        assertThat(told.at("/2/content/0/toolResult/content/0/text").asText()).contains("there are [note]");
        assertThat(told.at("/1/content/0/toolUse/name").asText()).matches("[a-zA-Z0-9_-]{1,64}");
        attacked.assertUnharmed(0);
    }

    static Stream<String> ids() {
        return Stream.of("", " ", "t1\u0000", "../t1", "x".repeat(10_000), "\ud83d\ude00", "CamelFileName");
    }

    /** The id goes back as it came: it is the model's own. */
    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("ids")
    void anIdGoesBackAsItCame(String id) throws Exception {
        attacked.bedrock().enqueue(Answers.toolUse(id, "note", Map.of("topic", "hens")));
        attacked.bedrock().enqueue(Answers.text("Done."));
        attacked.assertAnswered(attacked.ask());
        JsonNode told = attacked.outer().get(1).json("/messages");
        assertThat(told.at("/2/content/0/toolResult/toolUseId")).isEqualTo(told.at("/1/content/0/toolUse/toolUseId"));
        assertThat(told.at("/2/content/0/toolResult/toolUseId").asText()).isEqualTo(id);
        attacked.assertUnharmed(1);
    }

    /** Raw JSON of a whole answer, keys twice and all. */
    static Answer converse(String content) {
        return Answers.raw(
                200,
                "application/json",
                ("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":" + content
                                + "}},\"stopReason\":\"tool_use\",\"usage\":{\"inputTokens\":1,\"outputTokens\":1,"
                                + "\"totalTokens\":2},\"metrics\":{\"latencyMs\":1}}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static String call(String id, String name, String input) {
        return "{\"toolUse\":{\"toolUseId\":\"" + id + "\",\"name\":\"" + name + "\",\"input\":" + input + "}}";
    }
}
