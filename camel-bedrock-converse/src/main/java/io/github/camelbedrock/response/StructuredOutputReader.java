/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.schema.OutputMapper;
import io.github.camelbedrock.turn.OutputShape;
import io.github.camelbedrock.turn.Reply;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Reads the object that an answer is to be: the input of the answer's tool, or the JSON in its text. */
public final class StructuredOutputReader {

    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*(\\{.*})\\s*```", Pattern.DOTALL);

    private StructuredOutputReader() {}

    /**
     * What came of an answer.
     *
     * @param output JSON text or an object of the class, where the answer matches
     * @param violations what is wrong with it, empty where it matches
     */
    public record Outcome(@Nullable Object output, List<String> violations) {}

    /** The call of the answer's tool, or null where the model did not use it. */
    public static @Nullable ToolUseBlock call(Reply reply) {
        for (ToolUseBlock call : reply.toolUses()) {
            if (Reply.OUTPUT_TOOL.equals(call.name())) {
                return call;
            }
        }
        return null;
    }

    /** The answer as the model wrote it. */
    public static String raw(Reply reply) {
        ToolUseBlock call = call(reply);
        if (call == null) {
            return reply.text();
        }
        return call.input() == null ? "{}" : PlainJson.write(DocumentJson.toPlain(call.input()));
    }

    /** Checks the answer against its shape. */
    public static Outcome read(Reply reply, OutputShape shape) {
        JsonNode answer;
        try {
            answer = tree(raw(reply));
        } catch (IllegalArgumentException e) {
            return new Outcome(null, List.of("The answer is " + e.getMessage()));
        }
        if (answer.isMissingNode()) {
            return new Outcome(null, List.of("The answer is empty"));
        }
        List<String> violations = shape.validator().violations(answer);
        if (!violations.isEmpty()) {
            return new Outcome(null, violations);
        }
        if (shape.type() == null) {
            return new Outcome(PlainJson.write(answer), List.of());
        }
        try {
            return new Outcome(Objects.requireNonNull(OutputMapper.read(answer, shape.type())), List.of());
        } catch (IllegalArgumentException e) {
            return new Outcome(null, List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Models that are held by their prompt alone like to put a fence or a sentence around the JSON. The outermost JSON is
     * the answer: a text in it may hold fences and JSON of its own.
     */
    private static JsonNode tree(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        String object = start >= 0 && end > start ? text.substring(start, end + 1) : text;
        Matcher fenced = FENCED.matcher(text);
        for (String whole : List.of(text, object)) {
            try {
                return PlainJson.tree(whole);
            } catch (IllegalArgumentException e) {
                continue; // The next may be JSON; the last one tells what is wrong.
            }
        }
        return PlainJson.tree(fenced.find() ? fenced.group(1) : object);
    }
}
