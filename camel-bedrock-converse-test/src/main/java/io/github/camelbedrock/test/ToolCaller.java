/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the tool that a text seems to ask for, and tells what tools gave. */
final class ToolCaller {

    /** Shorter words, such as "the" and "for", speak for no tool. */
    private static final int LONG_ENOUGH = 4;

    private ToolCaller() {}

    /**
     * The call of the tool whose name and description share most words with the text; null where none shares any, unless
     * toolChoice wants a call.
     */
    static @Nullable Answer call(JsonNode toolConfig, TextFacts facts) {
        JsonNode choice = toolConfig.path("toolChoice");
        boolean forced = choice.has("any") || choice.has("tool");
        String wanted = choice.path("tool").path("name").asText();
        Set<String> said = words(facts.text());
        JsonNode best = MissingNode.getInstance();
        int most = forced ? -1 : 0;
        for (JsonNode tool : toolConfig.path("tools")) {
            JsonNode spec = tool.path("toolSpec");
            boolean eligible = spec.has("name")
                    && (wanted.isEmpty() || wanted.equals(spec.get("name").asText()));
            int score = eligible ? shared(spec, said) : -1;
            if (score > most) {
                most = score;
                best = spec;
            }
        }
        return best.isMissingNode() ? null : callOf(best, facts);
    }

    private static Answer callOf(JsonNode spec, TextFacts facts) {
        String name = spec.get("name").asText();
        String id = "tooluse_" + Integer.toHexString((name + facts.text()).hashCode());
        return Answers.toolUse(id, name, new SchemaFiller(facts).fill(spec.at("/inputSchema/json")));
    }

    /** The texts and objects of the results, in a sentence. */
    static String tell(List<JsonNode> results) {
        return results.stream().map(ToolCaller::tell).collect(Collectors.joining("; ", "This is what I found: ", "."));
    }

    private static String tell(JsonNode result) {
        StringBuilder told = new StringBuilder();
        for (JsonNode part : result.path("content")) {
            told.append(told.isEmpty() ? "" : " ");
            if (part.has("text")) {
                told.append(part.get("text").asText());
            } else if (part.has("json")) {
                told.append(part.get("json"));
            } else {
                part.fieldNames().forEachRemaining(kind -> told.append("a result of kind ")
                        .append(kind));
            }
        }
        boolean failed = "error".equals(result.path("status").asText());
        return failed ? "that could not be done (" + told + ")" : told.toString();
    }

    private static int shared(JsonNode spec, Set<String> said) {
        Set<String> shared =
                words(spec.get("name").asText() + " " + spec.path("description").asText());
        shared.retainAll(said);
        return shared.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(TextClues.words(text));
        words.removeIf(word -> word.length() < LONG_ENOUGH);
        return words;
    }
}
