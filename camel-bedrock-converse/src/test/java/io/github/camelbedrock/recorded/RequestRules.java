/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What the rules of requests change in what was recorded, one rule after the other, written down a second time. Each says
 * how many recordings it concerns, so that none of them can hide a difference that nobody has looked at.
 */
final class RequestRules {

    private static final String CLAUDE = "anthropic.";
    private static final String NOVA_2 = "amazon.nova-2";

    /** One rule: its id, the number of recordings that it changes, and how, given the body and the model. */
    private record Rule(String id, int recordings, BiConsumer<ObjectNode, String> change) {}

    private static final List<Rule> RULES = List.of(
            new Rule("M1 an empty system is left out", 116, (body, model) -> removeIfEmpty(body, "system")),
            new Rule(
                    "O1 an empty inferenceConfig is left out",
                    172,
                    (body, model) -> removeIfEmpty(body, "inferenceConfig")),
            new Rule(
                    "O9 empty additionalModelRequestFields are left out",
                    1,
                    (body, model) -> removeIfEmpty(body, "additionalModelRequestFields")),
            new Rule("M4 blank texts are left out", 2, (body, model) -> contents(body)
                    .forEach(RequestRules::removeBlankTexts)),
            new Rule("M8 user turns in a row are one", 1, (body, model) -> joinUserTurns(body)),
            new Rule("M18 Nova takes no PDF in a tool result", 1, RequestRules::moveDocumentOutOfResult),
            new Rule("M9 Claude takes no document beside tool results", 2, RequestRules::separateDocument),
            new Rule("C7 a cache point stands before documents", 2, (body, model) -> contents(body)
                    .forEach(RequestRules::moveCachePoint)),
            new Rule("M26 letters of a document's name", 2, (body, model) -> contents(body)
                    .forEach(RequestRules::rename)));

    private final Map<String, Integer> concerned = new TreeMap<>();

    /** The body as it is to arrive. */
    ObjectNode apply(ObjectNode recorded, String model) {
        ObjectNode body = recorded.deepCopy();
        for (Rule rule : RULES) {
            ObjectNode before = body.deepCopy();
            rule.change().accept(body, model);
            if (!before.equals(body)) {
                concerned.merge(rule.id(), 1, Integer::sum);
            }
        }
        return body;
    }

    /** How many recordings each rule has changed. */
    Map<String, Integer> concerned() {
        return concerned;
    }

    /** How many recordings each rule is known to change. */
    static Map<String, Integer> known() {
        Map<String, Integer> known = new TreeMap<>();
        RULES.forEach(rule -> known.put(rule.id(), rule.recordings()));
        return known;
    }

    private static void removeIfEmpty(ObjectNode body, String field) {
        if (body.path(field).isContainerNode() && body.path(field).isEmpty()) {
            body.remove(field);
        }
    }

    private static List<ArrayNode> contents(ObjectNode body) {
        List<ArrayNode> contents = new ArrayList<>();
        body.path("messages").forEach(message -> contents.add((ArrayNode) message.get("content")));
        return contents;
    }

    private static void removeBlankTexts(ArrayNode content) {
        for (Iterator<JsonNode> blocks = content.iterator(); blocks.hasNext(); ) {
            JsonNode text = blocks.next().path("text");
            if (text.isTextual() && text.asText().isBlank()) {
                blocks.remove();
            }
        }
    }

    private static void joinUserTurns(ObjectNode body) {
        ArrayNode messages = (ArrayNode) body.get("messages");
        for (int i = messages.size() - 1; i > 0; i--) {
            if (isUser(messages.get(i)) && isUser(messages.get(i - 1))) {
                ((ArrayNode) messages.get(i - 1).get("content"))
                        .addAll((ArrayNode) messages.remove(i).get("content"));
            }
        }
    }

    private static boolean isUser(JsonNode message) {
        return message.get("role").asText().equals("user");
    }

    /** The file's name is the beginning of its SHA-1, which the recording does not tell: there is one such file. */
    private static void moveDocumentOutOfResult(ObjectNode body, String model) {
        if (!model.contains(NOVA_2)) {
            return;
        }
        for (ArrayNode content : contents(body)) {
            ArrayNode moved = content.arrayNode();
            for (JsonNode block : content) {
                JsonNode parts = block.at("/toolResult/content");
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i).at("/document/format").asText().equals("pdf")) {
                        moved.addObject().put("text", "This is file d7a956:");
                        moved.add(parts.get(i));
                        ((ArrayNode) parts).set(i, content.objectNode().put("text", "See file d7a956."));
                    }
                }
            }
            content.addAll(moved);
        }
    }

    private static void separateDocument(ObjectNode body, String model) {
        ArrayNode messages = (ArrayNode) body.get("messages");
        for (int i = messages.size() - 1; model.contains(CLAUDE) && i >= 0; i--) {
            ArrayNode content = (ArrayNode) messages.get(i).get("content");
            int results = 0;
            while (results < content.size() && content.get(results).has("toolResult")) {
                results++;
            }
            if (results == 0 || content.findValue("document") == null) {
                continue;
            }
            ArrayNode later = content.arrayNode();
            while (content.size() > results) {
                later.add(content.remove(results));
            }
            if (later.findValue("document") == null) {
                content.addAll(later); // It is within a result, where Claude takes it.
                continue;
            }
            messages.insertObject(i + 1)
                    .put("role", "assistant")
                    .putArray("content")
                    .addObject()
                    .put("text", ".");
            messages.insertObject(i + 2).put("role", "user").set("content", later);
        }
    }

    private static void moveCachePoint(ArrayNode content) {
        for (int i = 1; i < content.size(); i++) {
            for (int at = i;
                    content.get(at).has("cachePoint") && content.get(at - 1).has("document");
                    at--) {
                content.insert(at - 1, content.remove(at));
            }
        }
    }

    /** Bedrock API reference, DocumentBlock: no underscore. */
    private static void rename(ArrayNode content) {
        for (JsonNode block : content) {
            if (block.at("/document/name").asText().contains("_")) {
                ObjectNode document = (ObjectNode) block.get("document");
                document.put("name", document.get("name").asText().replace('_', '-'));
            }
        }
    }
}
