/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers for programs that run without a script. They are no model's: simple rules look for clues in the text, always
 * with the same outcome, so that an example shows something sensible.
 */
public final class DefaultAnswers {

    private static final int BASE_LATENCY_MS = 180;
    private static final int LATENCY_MS_PER_TOKEN = 12;
    private static final int QUOTE = 200;

    private DefaultAnswers() {}

    /**
     * For Converse and ConverseStream the first of these that fits: the results of tools in a sentence; the call of a tool
     * whose description speaks of what the user's text speaks of; a JSON object that fits the schema of the request
     * (outputConfig, or a JSON schema within the system prompt or the user's text), filled from the user's text; an echo.
     * For CountTokens an estimate. Any other operation is refused with a ValidationException that names it.
     */
    public static Function<RecordedRequest, @Nullable Answer> plausible() {
        return request -> switch (request.operation()) {
            case "Converse", "ConverseStream" -> metered(request, converse(request));
            case "CountTokens" -> Answers.inputTokens(TokenEstimate.of(request.json()));
            default ->
                Errors.validation("LocalBedrock has no default answer for the operation " + request.operation() + " ("
                        + request.path() + "): script one with when(...).answer(...)");
        };
    }

    private static Answer converse(RecordedRequest request) {
        JsonNode messages = request.json("/messages");
        JsonNode last = messages.path(messages.size() - 1).path("content");
        List<JsonNode> results = last.findValues("toolResult");
        if (!results.isEmpty()) {
            return spoken(ToolCaller.tell(results));
        }
        TextFacts facts = new TextFacts(request.userText());
        Answer toolCall = ToolCaller.call(request.json("/toolConfig"), facts);
        if (toolCall != null) {
            return toolCall;
        }
        JsonNode schema = SchemaFinder.find(request);
        if (schema != null && !schema.isObject()) {
            return Errors.validation("The schema of outputConfig.textFormat is no JSON object");
        }
        return spoken(
                schema == null
                        ? echo(request, last)
                        : new SchemaFiller(facts).fill(schema).toString());
    }

    private static String echo(RecordedRequest request, JsonNode blocks) {
        String text = request.userText().strip();
        if (!text.isEmpty()) {
            return "You said: “" + TextFacts.cut(text, QUOTE) + "” I am LocalBedrock and only play a model.";
        }
        List<String> kinds = new ArrayList<>();
        blocks.forEach(block -> block.fieldNames().forEachRemaining(kinds::add));
        return "You sent " + (kinds.isEmpty() ? "nothing" : String.join(", ", kinds))
                + " and no text. I am LocalBedrock and only play a model.";
    }

    /** In pieces of a word each, so that a stream looks alive. */
    private static Answer spoken(String text) {
        return Answers.text(text.split("(?<=\\s)"));
    }

    private static Answer metered(RecordedRequest request, Answer answer) {
        if (!(answer.content() instanceof Content.Model)) {
            return answer;
        }
        int input = TokenEstimate.of(request.json("/messages"), request.json("/system"));
        int output = TokenEstimate.of(answer.json().at("/output/message/content"));
        return answer.usage(input, output).latencyMs(BASE_LATENCY_MS + (long) LATENCY_MS_PER_TOKEN * output);
    }
}
