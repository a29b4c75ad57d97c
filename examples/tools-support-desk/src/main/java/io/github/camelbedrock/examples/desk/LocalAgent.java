/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speaks for LocalBedrock, which is no model: a few rules on the words of the question and on what the tools have given. */
final class LocalAgent {

    private static final Pattern ORDER = Pattern.compile("NW-\\d+");
    private static final Pattern PARCEL = Pattern.compile("ND\\d+");
    private static final Pattern TICKET = Pattern.compile("T-\\d+");
    private static final Pattern PATH = Pattern.compile("\\S*\\.\\./\\S*");

    private final RecordedRequest request;
    private final String question;
    private final Map<String, String> results = new LinkedHashMap<>();

    private LocalAgent(RecordedRequest request) {
        this.request = request;
        String asked = "";
        for (JsonNode message : request.json("/messages")) {
            for (JsonNode block : message.path("content")) {
                if (block.has("text") && message.path("role").asText().equals("user")) {
                    asked = block.path("text").asText();
                    results.clear();
                } else if (block.has("toolResult")) {
                    results.put(
                            block.at("/toolResult/toolUseId").asText().replaceFirst("-.*", ""),
                            block.at("/toolResult/content").toString());
                }
            }
        }
        this.question = asked;
    }

    static Answer answer(RecordedRequest request) {
        return new LocalAgent(request).answer();
    }

    private Answer answer() {
        String order = first(ORDER, question);
        if (first(PATH, question) != null) {
            return results.isEmpty()
                    ? call("policy", Map.of("topic", String.valueOf(first(PATH, question))))
                    : Answers.text("I am sorry, there is no such policy. I can tell you about returns, warranty and "
                            + "delivery.");
        }
        if (order == null) {
            return Answers.text("I am only a handful of rules: ask me where NW-1042 is, or run me with --aws.");
        }
        if (question.contains("ticket")) {
            return ticket(order);
        }
        return question.contains("send") ? policies() : whereabouts(order);
    }

    private Answer whereabouts(String order) {
        String row = results.get("order_status");
        if (row == null) {
            return Answers.text("Let me look that up. ").and(call("order_status", Map.of("number", order)));
        }
        String parcel = first(PARCEL, row);
        if (parcel == null) {
            return Answers.text("I find no order " + order + " of yours.");
        }
        String place = results.get("track_parcel");
        return place == null
                ? call("track_parcel", Map.of("code", parcel))
                : Answers.text("Your order " + order + " is on its way: parcel " + parcel + " is in "
                        + value("place", place) + " and should be with you on " + value("expected", place) + ".");
    }

    /** Two calls in one turn. */
    private Answer policies() {
        return results.isEmpty()
                ? call("policy", "policy1", Map.of("topic", "returns"))
                        .and(call("policy", "policy2", Map.of("topic", "warranty")))
                : Answers.text("Yes: you can send them back within 30 days, at our cost. And there is a warranty of two"
                        + " years; within the first we send new ones before the broken ones have to go back.");
    }

    private Answer ticket(String order) {
        String opened = results.get("create_ticket");
        return opened == null
                ? call("create_ticket", Map.of("order", order, "subject", "The customer wants new speakers"))
                : Answers.text("Done: " + first(TICKET, opened) + " is open, and a colleague will write to you.");
    }

    private Answer call(String tool, Map<String, Object> arguments) {
        return call(tool, tool, arguments);
    }

    /** The id tells which call it was; the number of messages keeps it apart from those of earlier questions. */
    private Answer call(String tool, String id, Map<String, Object> arguments) {
        return Answers.toolUse(id + "-" + request.json("/messages").size(), tool, arguments);
    }

    private static String value(String field, String json) {
        Matcher value = Pattern.compile(field + "\\W+([\\w-]+)").matcher(json);
        return value.find() ? value.group(1) : "?";
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group() : null;
    }
}
