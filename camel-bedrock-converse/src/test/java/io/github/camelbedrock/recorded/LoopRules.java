/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the clients that were recorded tell a model of results in other words than we do. Each row says in how many loops
 * that is so, so that none of them can hide a difference that nobody has looked at.
 */
final class LoopRules {

    /** Changes what was recorded, or what was sent, until they can be compared. */
    private interface Change {
        void of(ObjectNode recorded, ObjectNode sent);
    }

    private record Rule(String id, int loops, Change change) {}

    /** Applied before {@link RequestRules}, which are of what a tool gave. */
    private static final List<Rule> BEFORE = List.of(
            new Rule("a part of the result was laid beside it", 11, (recorded, sent) -> results(recorded)
                    .forEach(LoopRules::foldIn)),
            new Rule("a forced choice was asked for again", 2, (recorded, sent) -> {
                if (recorded.at("/messages").size() > 1
                        && !recorded.at("/toolConfig/toolChoice/any").isMissingNode()) {
                    ((ObjectNode) recorded.get("toolConfig"))
                            .putObject("toolChoice")
                            .putObject("auto");
                }
            }));

    private static final List<Rule> AFTER = List.of(
            new Rule("the hash that names a file is not told", 6, (recorded, sent) -> {
                results(recorded).forEach(LoopRules::forgetNames);
                results(sent).forEach(LoopRules::forgetNames);
            }),
            new Rule("what the model said before a call was left out", 1, LoopRules::leaveOutText),
            new Rule("the tools were not in alphabetical order", 3, (recorded, sent) -> {
                sortTools(recorded);
                sortTools(sent);
            }),
            new Rule(
                    "the type of a call was left out",
                    18,
                    (recorded, sent) -> forget(recorded, sent, "toolUse", "type")),
            new Rule(
                    "the status of a success was left out",
                    18,
                    (recorded, sent) -> forget(recorded, sent, "toolResult", "status")));

    private final Map<String, Integer> concerned = new TreeMap<>();

    /** What differs between the requests of one loop, the same number of both, beside what the rules say. */
    List<String> differences(RecordedLoop loop, List<JsonNode> requests) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> here = new TreeMap<>();
        for (int i = 0; i < requests.size(); i++) {
            ObjectNode recorded = RecordedLoop.request(loop.turns().get(i));
            ObjectNode sent = requests.get(i).deepCopy();
            apply(BEFORE, recorded, sent, here);
            recorded = new RequestRules().apply(recorded, loop.model());
            apply(AFTER, recorded, sent, here);
            String at = loop.name() + " request " + i + " ";
            Json.differences(recorded, sent).forEach(line -> lines.add(at + line));
        }
        here.keySet().forEach(rule -> concerned.merge(rule, 1, Integer::sum));
        return lines;
    }

    private static void apply(List<Rule> rules, ObjectNode recorded, ObjectNode sent, Map<String, Integer> here) {
        for (Rule rule : rules) {
            ObjectNode[] before = {recorded.deepCopy(), sent.deepCopy()};
            rule.change().of(recorded, sent);
            boolean needed = Json.differences(before[0], before[1]).size()
                    != Json.differences(recorded, sent).size();
            if (needed) {
                here.put(rule.id(), 1);
            }
        }
    }

    /** How many loops each rule has concerned. */
    Map<String, Integer> concerned() {
        return concerned;
    }

    /** How many loops each rule is known to concern. */
    static Map<String, Integer> known() {
        Map<String, Integer> known = new TreeMap<>();
        BEFORE.forEach(rule -> known.put(rule.id(), rule.loops()));
        AFTER.forEach(rule -> known.put(rule.id(), rule.loops()));
        return known;
    }

    /** The contents of messages with results. */
    private static List<ArrayNode> results(ObjectNode body) {
        List<ArrayNode> contents = new ArrayList<>();
        body.path("messages").forEach(message -> {
            if (message.path("content").path(0).has("toolResult")) {
                contents.add((ArrayNode) message.get("content"));
            }
        });
        return contents;
    }

    /** Into the last result, but for what Nova takes beside it alone; where a text refers to a file, that was done. */
    private static void foldIn(ArrayNode content) {
        int results = 0;
        while (results < content.size() && content.get(results).has("toolResult")) {
            results++;
        }
        ArrayNode parts = (ArrayNode) content.get(results - 1).at("/toolResult/content");
        if (isReference(parts.get(0))) {
            return;
        }
        ArrayNode beside = content.arrayNode();
        while (content.size() > results) {
            JsonNode part = content.remove(results);
            if (part.has("video")) {
                parts.addObject().put("text", "See file 000000.");
                beside.addObject().put("text", "This is file 000000:");
                beside.add(part);
            } else {
                parts.add(part);
            }
        }
        content.addAll(beside);
    }

    private static boolean isReference(JsonNode part) {
        return part.path("text").asText().startsWith("See file ");
    }

    private static void forgetNames(ArrayNode content) {
        List<JsonNode> parts = new ArrayList<>();
        content.forEach(block -> {
            parts.add(block);
            block.at("/toolResult/content").forEach(parts::add);
        });
        for (JsonNode part : parts) {
            if (isReference(part) || part.path("text").asText().startsWith("This is file ")) {
                String text = part.get("text").asText();
                ((ObjectNode) part).put("text", text.replaceAll("file [0-9a-f]{6}", "file ID"));
            }
        }
    }

    private static void sortTools(ObjectNode body) {
        if (body.at("/toolConfig/tools") instanceof ArrayNode tools) {
            List<JsonNode> sorted = new ArrayList<>();
            tools.forEach(sorted::add);
            sorted.sort(Comparator.comparing(
                    tool -> tool.at("/toolSpec/name").asText("~"))); // A cache point stays the last.
            tools.removeAll();
            tools.addAll(sorted);
        }
    }

    /** The client kept the call alone. */
    private static void leaveOutText(ObjectNode recorded, ObjectNode sent) {
        JsonNode there = recorded.at("/messages/1/content");
        JsonNode here = sent.at("/messages/1/content");
        if (there.path(0).has("toolUse") && here.path(0).has("text")) {
            ((ArrayNode) here).remove(0);
        }
    }

    /** What was sent forgets what was not recorded. */
    private static void forget(JsonNode recorded, JsonNode sent, String block, String field) {
        List<JsonNode> there = recorded.findValues(block);
        List<JsonNode> here = sent.findValues(block);
        for (int i = 0; i < Math.min(there.size(), here.size()); i++) {
            if (!there.get(i).has(field)
                    && List.of("success", "tool_use")
                            .contains(here.get(i).path(field).asText())) {
                ((ObjectNode) here.get(i)).remove(field);
            }
        }
    }
}
