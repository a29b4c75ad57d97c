/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the script. The same value serves Converse, as one JSON body, and ConverseStream, as frames. Immutable:
 * every method gives a changed copy. Made by {@link Answers} and {@link Errors}.
 */
public final class Answer {

    private final Content content;
    private final Map<String, String> headers;
    private final Pacing pacing;
    private final @Nullable FaultPoint fault;

    Answer(Content content) {
        this(content, Map.of(), Pacing.NONE, null);
    }

    private Answer(Content content, Map<String, String> headers, Pacing pacing, @Nullable FaultPoint fault) {
        this.content = content;
        this.headers = headers;
        this.pacing = pacing;
        this.fault = fault;
    }

    /**
     * Where a fault strikes.
     *
     * @param afterFrames the frames that come before it; {@link #BEFORE_ANSWER} for none and no headers either,
     *     {@link #AFTER_CONTENT} for all up to the last delta
     */
    record FaultPoint(int afterFrames, Fault fault) {
        static final int BEFORE_ANSWER = -1;
        static final int AFTER_CONTENT = Integer.MAX_VALUE;
    }

    Content content() {
        return content;
    }

    Map<String, String> headers() {
        return headers;
    }

    Pacing pacing() {
        return pacing;
    }

    @Nullable
    FaultPoint fault() {
        return fault;
    }

    /** The tokens that Bedrock counts: input, output, and their sum as total. */
    public Answer usage(int inputTokens, int outputTokens) {
        return edit(body -> body.putObject("usage")
                .put("inputTokens", inputTokens)
                .put("outputTokens", outputTokens)
                .put("totalTokens", inputTokens + outputTokens));
    }

    /** Adds the tokens read from and written to the prompt cache, to the total too. */
    public Answer cacheUsage(int readTokens, int writeTokens) {
        return edit(body -> {
            ObjectNode usage = body.withObject("/usage");
            usage.put("totalTokens", usage.path("totalTokens").asInt() + readTokens + writeTokens);
            usage.put("cacheReadInputTokens", readTokens).put("cacheWriteInputTokens", writeTokens);
        });
    }

    /** Bedrock's stop reason; without it tool_use where the answer holds a tool call, else end_turn. */
    public Answer stopReason(String stopReason) {
        return edit(body -> body.put("stopReason", stopReason));
    }

    /** The latency that Bedrock reports. How long the answer really takes is for {@link #delay}. */
    public Answer latencyMs(long latencyMs) {
        return edit(body -> body.putObject("metrics").put("latencyMs", latencyMs));
    }

    /** The guardrail's trace, as JSON. */
    public Answer guardrailTrace(String json) {
        return edit(body -> body.withObject("/trace").set("guardrail", Json.read(json)));
    }

    /** The latency setting that Bedrock says it used: standard or optimized. */
    public Answer performanceLatency(String latency) {
        return edit(body -> body.putObject("performanceConfig").put("latency", latency));
    }

    /** The service tier that Bedrock says it used. */
    public Answer serviceTier(String tier) {
        return edit(body -> body.putObject("serviceTier").put("type", tier));
    }

    /** The model's own fields of the answer, as JSON. */
    public Answer additionalModelResponseFields(String json) {
        return edit(body -> body.set("additionalModelResponseFields", Json.read(json)));
    }

    /** Adds the blocks of another answer behind this one's. */
    public Answer and(Answer more) {
        return with(content.and(more.content));
    }

    /** Leaves out the field usage, as some models do. */
    public Answer withoutUsage() {
        return edit(body -> body.remove("usage"));
    }

    /** In a stream: leaves out the metadata event. */
    public Answer withoutMetadata() {
        return with(content.withoutMetadata());
    }

    /** In a stream: leaves out Bedrock's padding member "p". */
    public Answer withoutPadding() {
        return with(content.withoutPadding());
    }

    /** Adds or replaces a response header. */
    public Answer header(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name.toLowerCase(Locale.ROOT), value);
        return new Answer(content, changed, pacing, fault);
    }

    /** Waits that long before the first byte, without holding a thread. */
    public Answer delay(Duration beforeFirstByte) {
        return paced(new Pacing(beforeFirstByte, pacing.betweenFrames(), pacing.splitBytes(), pacing.splitSeed()));
    }

    /** Waits that long before each frame but the first. */
    public Answer delayBetweenFrames(Duration delay) {
        return paced(new Pacing(pacing.firstByte(), delay, pacing.splitBytes(), pacing.splitSeed()));
    }

    /** Writes the body in pieces of that many bytes, wherever frames end. */
    public Answer splitBytes(int size) {
        return paced(new Pacing(pacing.firstByte(), pacing.betweenFrames(), size, null));
    }

    /** Writes the body in pieces of 1 to that many bytes; the same seed gives the same pieces. */
    public Answer splitBytes(int maxSize, long seed) {
        return paced(new Pacing(pacing.firstByte(), pacing.betweenFrames(), maxSize, seed));
    }

    /** The fault strikes when all of the content is out, before its end is told: in a stream, after the last delta. */
    public Answer then(Fault what) {
        return failAfter(FaultPoint.AFTER_CONTENT, what);
    }

    /** The fault strikes after that many frames of a stream; 0 is after the response headers. */
    public Answer failAfter(int frames, Fault what) {
        return new Answer(content, headers, pacing, new FaultPoint(frames, what));
    }

    /** The fault strikes before the response headers. */
    public Answer failBefore(Fault what) {
        return failAfter(FaultPoint.BEFORE_ANSWER, what);
    }

    /** The answer's body as Converse gives it. */
    JsonNode json() {
        return content.json();
    }

    private Answer edit(Consumer<ObjectNode> change) {
        return with(content.edit(change));
    }

    private Answer with(Content changed) {
        return new Answer(changed, headers, pacing, fault);
    }

    private Answer paced(Pacing changed) {
        return new Answer(content, headers, changed, fault);
    }
}
