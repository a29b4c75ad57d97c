/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelbedrock.test.RecordedExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A recorded tool loop: exchanges in a row of which each answer but the last asks for tools, and the next request brings
 * the results of all of them.
 */
record RecordedLoop(List<RecordedExchange> turns) {

    private static final String LEFT_OUT = "@@blob [^\"]*@@";

    /** All of them, in the order of their names. */
    static List<RecordedLoop> all() {
        Map<String, List<RecordedExchange>> cassettes =
                Recordings.only(e -> Set.of("Converse", "ConverseStream").contains(e.operation())).stream()
                        .collect(Collectors.groupingBy(RecordedExchange::id, TreeMap::new, Collectors.toList()));
        List<RecordedLoop> loops = new ArrayList<>();
        cassettes.values().forEach(cassette -> loops.addAll(in(cassette)));
        return loops;
    }

    private static List<RecordedLoop> in(List<RecordedExchange> cassette) {
        List<RecordedExchange> sorted = cassette.stream()
                .sorted(Comparator.comparing(RecordedExchange::sequence))
                .toList();
        List<RecordedLoop> loops = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || !follows(sorted.get(i), sorted.get(i + 1))) {
                if (i > first) {
                    loops.add(new RecordedLoop(List.copyOf(sorted.subList(first, i + 1))));
                }
                first = i + 1;
            }
        }
        return loops;
    }

    private static boolean follows(RecordedExchange asking, RecordedExchange next) {
        Set<String> asked = new TreeSet<>();
        calls(asking).forEach(call -> asked.add(call.get("toolUseId").asText()));
        Set<String> told = new TreeSet<>();
        last(next).forEach(block -> told.add(block.at("/toolResult/toolUseId").asText()));
        return !asked.isEmpty() && told.containsAll(asked);
    }

    /** The request's body. For media that the recording leaves out a marker stands: any Base64 serves as well. */
    static ObjectNode request(RecordedExchange turn) {
        String body = new String(Json.write(turn.requestBody()), StandardCharsets.UTF_8);
        return (ObjectNode) Json.read(body.replaceAll(LEFT_OUT, "AAAA").getBytes(StandardCharsets.UTF_8));
    }

    /** The answer in the form of Converse. */
    static ObjectNode answer(RecordedExchange turn) {
        return turn.operation().equals("Converse")
                ? (ObjectNode) Json.read(turn.responseBody())
                : new RecordedStream(turn).answer();
    }

    /** The calls for which the model waits; those that run within Bedrock are none. */
    static List<JsonNode> calls(RecordedExchange turn) {
        List<JsonNode> calls = new ArrayList<>();
        for (JsonNode block : answer(turn).at("/output/message/content")) {
            if (block.has("toolUse") && !block.at("/toolUse/type").asText().equals("server_tool_use")) {
                calls.add(block.get("toolUse"));
            }
        }
        return calls;
    }

    /** The content of the last message of the request. */
    private static JsonNode last(RecordedExchange turn) {
        JsonNode messages = request(turn).path("messages");
        return messages.path(messages.size() - 1).path("content");
    }

    String name() {
        return Recordings.name(turns.get(0));
    }

    String model() {
        return turns.get(0).modelId();
    }

    RecordedExchange end() {
        return turns.get(turns.size() - 1);
    }

    /** How often tools were called and answered. */
    int iterations() {
        return turns.size() - 1;
    }

    /** The calls that were answered, in their order. */
    List<JsonNode> calls() {
        return turns.subList(0, iterations()).stream()
                .flatMap(turn -> calls(turn).stream())
                .toList();
    }

    /**
     * What the tool gave for the call, as blocks of a tool result. Some clients lay a part of it beside the results: it is
     * the tool's all the same.
     */
    List<JsonNode> given(JsonNode call) {
        for (RecordedExchange turn : turns) {
            JsonNode content = last(turn);
            for (int i = 0; i < content.size(); i++) {
                if (content.get(i).at("/toolResult/toolUseId").equals(call.get("toolUseId"))) {
                    return given(content, i);
                }
            }
        }
        throw new AssertionError("no result of " + call);
    }

    private static List<JsonNode> given(JsonNode content, int index) {
        List<JsonNode> given = new ArrayList<>();
        content.get(index).at("/toolResult/content").forEach(given::add);
        boolean referred = given.get(0).path("text").asText().startsWith("See file ");
        if (referred) {
            given.remove(0);
        }
        for (int i = index + 1; i < content.size() && !content.get(i).has("toolResult"); i++) {
            if (!referred || !content.get(i).has("text")) {
                given.add(content.get(i));
            }
        }
        return given;
    }

    /** The tools that the request tells of, by name. */
    static Map<String, JsonNode> tools(JsonNode body) {
        Map<String, JsonNode> tools = new TreeMap<>();
        body.at("/toolConfig/tools").forEach(tool -> {
            if (tool.has("toolSpec")) {
                tools.put(tool.at("/toolSpec/name").asText(), tool.get("toolSpec"));
            }
        });
        return tools;
    }

    /** The tools that were called without any result in the end: their arguments are the answer. */
    Set<String> unanswered() {
        Set<String> names = new TreeSet<>();
        if (end().status() == 200) {
            calls(end()).forEach(call -> names.add(call.get("name").asText()));
        }
        calls().forEach(call -> names.remove(call.get("name").asText()));
        return names;
    }

    /** The first request without the tools that routes bring. */
    ObjectNode question() {
        ObjectNode question = request(turns.get(0));
        question.remove("toolConfig");
        ArrayNode left = Json.object().putArray("tools");
        unanswered().forEach(name -> left.addObject()
                .set("toolSpec", tools(turns.get(0).requestBody()).get(name)));
        if (!left.isEmpty()) {
            question.putObject("toolConfig").set("tools", left);
        }
        return question;
    }
}
