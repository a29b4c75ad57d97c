/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static java.util.Map.entry;

import io.github.camelbedrock.test.Answer;
import io.github.camelbedrock.test.Answers;
import io.github.camelbedrock.test.Errors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is sent through a route of a page, and what must come of it.
 *
 * @param body what the route is given
 * @param answers what Bedrock says, one answer after the other
 * @param expected the body at the end of the route; where it is a stream, the pieces that the route has sent on
 * @param sent what the last request must hold: JSON pointers, {@code modelId}, or {@code header NAME}, each with the JSON there
 */
record RouteCase(Object body, List<Answer> answers, Object expected, Map<String, String> sent) {

    private static final String ASKED = "What is Camel?";

    static final RouteCase QUESTION = new RouteCase(ASKED, Wiring.ANSWER, Wiring.ANSWER_TEXT, Map.of());

    private static final String TICKET = "{\"urgency\":\"high\",\"summary\":\"The shop is down.\"}";

    /** By the name behind {@code run:}. Any other name is the question of most pages. */
    private static final Map<String, RouteCase> CASES = Map.ofEntries(
            asked("yaml-models", "modelId", "\"eu.amazon.nova-lite-v1:0\""),
            asked("camel-main-pairs", "/requestMetadata", "{\"team\":\"triage\"}", "header X-Cost-Center", "\"4711\""),
            entry("yaml-count", new RouteCase(ASKED, Answers.inputTokens(23), 23, Map.of())),
            asked(
                    "yaml-prompt",
                    "modelId",
                    "\"arn:aws:bedrock:eu-central-1:123456789012:prompt/PROMPT12345:1\"",
                    "/promptVariables/city",
                    "{\"text\":\"Oslo\"}"),
            entry(
                    "yaml-media",
                    new RouteCase(
                            new byte[] {1},
                            Wiring.ANSWER,
                            Wiring.ANSWER_TEXT,
                            Map.of(
                                    "/messages/0/content/0/image",
                                            "{\"format\":\"png\",\"source\":{\"bytes\":\"AQ==\"}}",
                                    "/messages/0/content/1", "{\"text\":\"What is in this picture?\"}"))),
            asked(
                    "yaml-media-s3",
                    "/messages/0/content/0/video",
                    "{\"format\":\"mp4\",\"source\":{\"s3Location\":{\"uri\":\"s3://meetings/monday.mp4\"}}}"),
            asked("yaml-caching", "/system/1", "{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}}"),
            asked("yaml-thinking", "/additionalModelRequestFields/output_config", "{\"effort\":\"high\"}"),
            entry(
                    "yaml-structured",
                    new RouteCase(
                            ASKED,
                            Answers.text(TICKET),
                            TICKET,
                            Map.of("/outputConfig/textFormat/type", "\"json_schema\""))),
            asked("yaml-guardrail", "/guardrailConfig/guardrailVersion", "\"3\""),
            entry(
                    "yaml-tools",
                    new RouteCase(
                            ASKED,
                            Answers.toolUse("tooluse_1", "weather", Map.of("city", "Oslo")),
                            "weather",
                            Map.of("/toolConfig/tools/0/toolSpec/name", "\"weather\""))),
            weather("yaml-tool-route"),
            weather("xml-tool-route"),
            weather("yaml-tool-schema"),
            entry(
                    "yaml-stream",
                    new RouteCase(ASKED, Answers.text("An ", "answer."), List.of("An ", "answer."), Map.of())),
            entry("yaml-stream-to", new RouteCase(ASKED, Answers.text("An ", "answer."), "An answer.", Map.of())),
            entry(
                    "yaml-errors", // The SDK gives up after three; the fourth is Camel's.
                    new RouteCase(
                            ASKED,
                            List.of(Errors.throttling(), Errors.throttling(), Errors.throttling(), Wiring.ANSWER),
                            Wiring.ANSWER_TEXT,
                            Map.of("modelId", "\"eu.amazon.nova-lite-v1:0\""))),
            asked("yaml-service", "/requestMetadata", "{\"team\":\"triage\"}", "/serviceTier", "{\"type\":\"flex\"}"),
            asked(
                    "yaml-conversation",
                    "/messages/2/content/0/text",
                    "\"And in which year?\"",
                    "/inferenceConfig/maxTokens",
                    "300",
                    "/system/0/text",
                    "\"Be brief.\""));

    RouteCase(Object body, Answer answer, Object expected, Map<String, String> sent) {
        this(body, List.of(answer), expected, sent);
    }

    /** The route of a tool is called, and the model is told its result. */
    private static Map.Entry<String, RouteCase> weather(String name) {
        return entry(
                name,
                new RouteCase(
                        "How is the weather in Oslo?",
                        List.of(
                                Answers.toolUse("tooluse_1", "weather", Map.of("city", "Oslo")),
                                Answers.text("It rains in Oslo.")),
                        "It rains in Oslo.",
                        Map.of(
                                "/messages/2/content/0/toolResult/content",
                                "[{\"text\":\"Rain in Oslo, 12 degrees\"}]",
                                "/toolConfig/tools/0/toolSpec",
                                "{\"name\":\"weather\",\"description\":\"The weather in a city now\","
                                        + "\"inputSchema\":{\"json\":{\"type\":\"object\",\"properties\":{\"city\":{"
                                        + "\"type\":\"string\",\"description\":\"Its name, without the country\"}},"
                                        + "\"required\":[\"city\"]}}}")));
    }

    /** The question of most pages, and what it must be sent as. */
    private static Map.Entry<String, RouteCase> asked(String name, String... sent) {
        Map<String, String> places = new TreeMap<>();
        for (int i = 0; i < sent.length; i += 2) {
            places.put(sent[i], sent[i + 1]);
        }
        return entry(name, new RouteCase(ASKED, Wiring.ANSWER, Wiring.ANSWER_TEXT, places));
    }

    static RouteCase of(String name) {
        return CASES.getOrDefault(name, QUESTION);
    }
}
