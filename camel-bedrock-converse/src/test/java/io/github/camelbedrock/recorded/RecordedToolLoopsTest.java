/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import static io.github.camelbedrock.BedrockConverseConstants.TOOL_CALLS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_EXECUTIONS;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_ITERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.recorded.LoopReplay.Outcome;
import io.github.camelbedrock.recorded.LoopReplay.Seen;
import io.github.camelbedrock.recorded.LoopReplay.Way;
import io.github.camelbedrock.test.LocalBedrock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/**
 * Every recorded tool loop, asked again of routes that give what the recorded tools gave: the tools are called with the
 * recorded arguments, and the model is told what it was told then, but for the differences that {@link LoopRules} lists.
 */
class RecordedToolLoopsTest {

    private static final int LOOPS = 58;
    private static final int TURNS = 116;

    private static final String MATRIX = "pydantic-ai/test_multimodal_tool_returns/test_multimodal_tool_return_matrix";

    /**
     * What did not end with an answer, and how it ended instead; where the words are ours, Bedrock refused what was sent
     * then. No loop is left out. One was refused for a document within a result, which we lay beside it.
     */
    private static final Map<String, String> WITHOUT_ANSWER = Map.of(
            MATRIX + "[direct-binary-video-bedrock_claude]#0",
            "M20 messages[2] holds a video",
            MATRIX + "[direct-url_force_download-video-bedrock_claude]#0",
            "M20 messages[2] holds a video",
            MATRIX + "[direct-uploaded_file-video-bedrock_claude]#0",
            "M20 messages[2] holds a video",
            MATRIX + "[tool_return_content-uploaded_file-video-bedrock_claude]#0",
            "M20 messages[2] holds a video",
            MATRIX + "[tool_return_content-url_force_download-video-bedrock_claude]#0",
            "M20 messages[2] holds a video",
            MATRIX + "[direct-uploaded_file-image-bedrock_claude]#0",
            "M19 messages[2] holds an S3 location",
            MATRIX + "[tool_return_content-uploaded_file-image-bedrock_claude]#0",
            "M19 messages[2] holds an S3 location",
            MATRIX + "[direct-uploaded_file-document-bedrock_nova]#0",
            "Bedrock refused it",
            "pydantic-ai/test_tool_choice_matrix/test_tool_choice_matrix[tools_plus_output-bedrock]#0",
            "the route has the call of final_result",
            "opentelemetry-python-contrib/test_converse_stream_tool_call_parsing_errors#0",
            "the recording ends with a call of get_cities_list");

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("side by side", new Way(true, true)),
                Arguments.of("one after the other", new Way(true, false)),
                Arguments.of("by the other operation", new Way(false, true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void runAsTheyRan(String name, Way way) throws Exception {
        LoopRules rules = new LoopRules();
        Map<String, String> withoutAnswer = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int loops = 0;
        int turns = 0;
        try (LocalBedrock bedrock = LocalBedrock.start()) {
            for (RecordedLoop loop : RecordedLoop.all()) {
                Outcome outcome = new LoopReplay(loop, way).run(bedrock);
                wrong.addAll(calls(loop, way, outcome.calls()));
                wrong.addAll(rules.differences(loop, outcome.requests()));
                String end = end(loop, outcome);
                if (!end.equals("answered")) {
                    withoutAnswer.put(loop.name(), end);
                }
                loops++;
                turns += loop.turns().size();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(withoutAnswer).isEqualTo(WITHOUT_ANSWER);
        assertThat(rules.concerned()).isEqualTo(LoopRules.known());
        assertThat(loops).isEqualTo(LOOPS);
        assertThat(turns).isEqualTo(TURNS);
    }

    /** What is wrong with the calls. Side by side the routes begin in any order; the results are in theirs all the same. */
    private static List<String> calls(RecordedLoop loop, Way way, List<Seen> calls) {
        List<JsonNode> expected = new ArrayList<>();
        loop.calls().forEach(call -> expected.add(row(call.get("name").asText(), call.get("input"))));
        List<JsonNode> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Seen call : calls) {
            found.add(row(call.tool(), call.arguments()));
            TreeSet<String> names = new TreeSet<>();
            call.arguments().fieldNames().forEachRemaining(names::add);
            if (!names.equals(call.headers())) {
                wrong.add(loop.name() + ": " + call.tool() + " has the headers " + call.headers());
            }
        }
        if (way.parallel()) {
            expected.sort(Comparator.comparing(JsonNode::toString));
            found.sort(Comparator.comparing(JsonNode::toString));
        }
        Json.differences(Json.of(expected), Json.of(found)).forEach(line -> wrong.add(loop.name() + " calls" + line));
        return wrong;
    }

    private static JsonNode row(String tool, JsonNode arguments) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        arguments.fields().forEachRemaining(argument -> sorted.put(argument.getKey(), argument.getValue()));
        return Json.of(List.of(tool, sorted));
    }

    /** How it ended, which must be as the recording says. */
    private static String end(RecordedLoop loop, Outcome outcome) {
        Exchange exchange = outcome.exchange();
        Exception failure = exchange.getException();
        if (loop.end().status() != 200) {
            assertThat(failure).as(loop.name()).isInstanceOfAny(ValidationException.class, InvalidTurnException.class);
            assertThat(failure.getSuppressed()).as(loop.name()).hasAtLeastOneElementOfType(ToolLoopException.class);
            return failure instanceof ValidationException
                    ? "Bedrock refused it"
                    : rule(failure.getMessage().replaceFirst(", which.*", ""));
        }
        List<JsonNode> left = RecordedLoop.calls(loop.end());
        if (failure != null) {
            assertThat(failure).as(loop.name()).isExactlyInstanceOf(ToolLoopException.class);
            assertThat(left).as(loop.name()).isNotEmpty();
            return "the recording ends with a call of "
                    + left.get(0).get("name").asText();
        }
        assertThat(outcome.requests()).as(loop.name()).hasSize(loop.turns().size());
        assertThat(exchange.getMessage().getHeader(TOOL_ITERATIONS))
                .as(loop.name())
                .isEqualTo(loop.iterations());
        assertThat(ids(exchange.getMessage().getHeader(TOOL_EXECUTIONS, List.class)))
                .as(loop.name())
                .isEqualTo(loop.calls().stream()
                        .map(call -> call.get("toolUseId").asText())
                        .toList());
        assertThat(Json.of(exchange.getMessage().getBody()))
                .as(loop.name())
                .isEqualTo(Json.of(RecordedAnswersTest.text(RecordedLoop.answer(loop.end()))));
        if (!left.isEmpty()) {
            assertThat(ids(exchange.getMessage().getHeader(TOOL_CALLS, List.class)))
                    .isEqualTo(left.stream()
                            .map(call -> call.get("toolUseId").asText())
                            .toList());
            return "the route has the call of " + left.get(0).get("name").asText();
        }
        return "answered";
    }

    private static String rule(String message) {
        return (message.endsWith("video") ? "M20 " : "M19 ") + message;
    }

    private static List<Object> ids(List<?> calls) {
        List<Object> ids = new ArrayList<>();
        calls.forEach(call -> ids.add(((Map<?, ?>) call).get("id")));
        return ids;
    }
}
