/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Answers of a model. Each holds one block; {@link Answer#and} puts several into one answer. Usage and latency are
 * plausible unless they are set.
 */
public final class Answers {

    private Answers() {}

    /** A text. A stream delivers it in these pieces; Converse gives them as one text block. */
    public static Answer text(String... pieces) {
        ObjectNode block = Json.object().put("text", String.join("", pieces));
        return new Answer(new Content.Model(body(block), Map.of(0, List.of(pieces)), true, true));
    }

    /** A call of a tool; the input is anything that Jackson can write, a Map for example. */
    public static Answer toolUse(String toolUseId, String name, Object input) {
        ObjectNode toolUse = Json.object().put("toolUseId", toolUseId).put("name", name);
        toolUse.set("input", Json.of(input));
        return block("toolUse", toolUse).stopReason("tool_use");
    }

    /** Reasoning that the model shows, with its signature. */
    public static Answer reasoning(String text, String signature) {
        ObjectNode reasoning = Json.object();
        reasoning.putObject("reasoningText").put("text", text).put("signature", signature);
        return block("reasoningContent", reasoning);
    }

    /** Reasoning that the model keeps to itself. */
    public static Answer redactedReasoning(byte[] data) {
        return block(
                "reasoningContent",
                Json.object().put("redactedContent", Base64.getEncoder().encodeToString(data)));
    }

    /** A text with one citation: a page of a document. */
    public static Answer citation(String text, String title, String sourceText) {
        ObjectNode cited = Json.object();
        cited.putArray("content").addObject().put("text", text);
        ObjectNode citation = cited.putArray("citations").addObject().put("title", title);
        citation.putArray("sourceContent").addObject().put("text", sourceText);
        citation.putObject("location")
                .putObject("documentPage")
                .put("documentIndex", 0)
                .put("start", 1)
                .put("end", 1);
        return block("citationsContent", cited);
    }

    /** An image. */
    public static Answer image(String format, byte[] data) {
        ObjectNode image = Json.object().put("format", format);
        image.putObject("source").put("bytes", Base64.getEncoder().encodeToString(data));
        return block("image", image);
    }

    /** Any content block, by its member's name in the union ContentBlock. */
    public static Answer block(String member, JsonNode value) {
        ObjectNode block = Json.object();
        block.set(member, value);
        return new Answer(new Content.Model(body(block), Map.of(), true, true));
    }

    /** The answer's whole body as JSON: nothing is added for Converse and other operations; a stream is made of it. */
    public static Answer json(String body) {
        if (!(Json.read(body) instanceof ObjectNode object)) {
            throw new IllegalArgumentException("An answer's body is a JSON object");
        }
        return new Answer(new Content.Model(object, Map.of(), true, true));
    }

    /** The answer of CountTokens. */
    public static Answer inputTokens(int count) {
        return json("{\"inputTokens\":" + count + "}");
    }

    /** Bytes with a status, for answers that no other method can make. */
    public static Answer raw(int status, String contentType, byte[] body) {
        return new Answer(new Content.Raw(status, body)).header("content-type", contentType);
    }

    private static ObjectNode body(ObjectNode block) {
        ObjectNode body = Json.object();
        ObjectNode message = body.putObject("output").putObject("message").put("role", "assistant");
        message.putArray("content").add(block);
        body.put("stopReason", "end_turn");
        int tokens = TokenEstimate.of(block);
        body.putObject("usage")
                .put("inputTokens", 10)
                .put("outputTokens", tokens)
                .put("totalTokens", 10 + tokens);
        body.putObject("metrics").put("latencyMs", 100 + tokens);
        return body;
    }
}
