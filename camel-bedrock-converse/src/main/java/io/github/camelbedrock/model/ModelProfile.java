/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import java.util.Set;

/**
 * What a model can do, as far as it is known. It is data: the rows stand in {@link ModelProfiles}, each with its source.
 * An unknown model has a profile too: it is sent nothing that a model may refuse, and is forbidden nothing that a model
 * may accept.
 *
 * @param family the model's kin: {@code anthropic}, {@code nova}, {@code amazon} (Titan and other), {@code mistral},
 *     {@code meta}, {@code writer}, {@code cohere}, {@code deepseek}, {@code openai}, {@code qwen}, {@code google},
 *     {@code zai}, {@code moonshot}, {@code minimax}, {@code nvidia}, or {@code unknown}
 * @param toolChoice whether {@code toolConfig.toolChoice} may be sent at all
 * @param forcedToolChoice whether {@code any} and a tool's name may be sent, not only {@code auto}
 * @param cache whether cache points may stand in system and messages
 * @param toolCache whether a cache point may stand after the tools
 * @param nativeSchema whether {@code outputConfig.textFormat} with a JSON schema works
 * @param strictTools whether {@code toolSpec.strict} works
 * @param toolResultMedia media, besides text and JSON, that may stand inside of a toolResult
 * @param besideToolResult kinds of block that may stand in the same user turn as a toolResult
 * @param leadingAssistant whether a conversation may start with an assistant turn
 * @param thinking how the model is asked to think
 * @param interleavedThinking whether Claude takes the beta by which a budget is spent between tool calls too
 * @param adaptiveThinking whether {@code thinking.type=adaptive} works
 * @param budgetRejected whether a number of thinking tokens is refused
 * @param efforts the efforts that the model takes; {@code LOW}, {@code MEDIUM} and {@code HIGH} are always among them
 * @param samplingRejected whether temperature and topP are refused
 * @param topK where topK goes
 * @param toolResultStatus whether {@code toolResult.status} may be sent
 * @param toolResultJson whether a tool's result that is not a string goes as a json block rather than as text
 * @param inlineDefinitions whether {@code $defs} of a schema must be written out where they are used
 * @param video whether video may be sent; true unless it is known to be refused
 * @param s3Source whether media may be named by an S3 location; true unless it is known to be refused
 * @param reasoningSigned whether the model signs its reasoning, and takes back none that it did not sign
 * @param leadingBlanks whether its streams may begin with blank text that is no part of the answer
 * @param outputTokenFactor how many tokens of the account's quota one token of output costs
 */
public record ModelProfile(
        String family,
        boolean toolChoice,
        boolean forcedToolChoice,
        boolean cache,
        boolean toolCache,
        boolean nativeSchema,
        boolean strictTools,
        Set<MediaKind> toolResultMedia,
        Set<MediaKind> besideToolResult,
        boolean leadingAssistant,
        ThinkingShape thinking,
        boolean interleavedThinking,
        boolean adaptiveThinking,
        boolean budgetRejected,
        Set<Effort> efforts,
        boolean samplingRejected,
        TopKPlace topK,
        boolean toolResultStatus,
        boolean toolResultJson,
        boolean inlineDefinitions,
        boolean video,
        boolean s3Source,
        boolean reasoningSigned,
        boolean leadingBlanks,
        int outputTokenFactor) {

    public ModelProfile {
        toolResultMedia = Set.copyOf(toolResultMedia);
        besideToolResult = Set.copyOf(besideToolResult);
        efforts = Set.copyOf(efforts);
    }

    /** The family of a model that no row of the table covers. */
    public static final String UNKNOWN_FAMILY = "unknown";

    /** Whether anything is known of the model. */
    public boolean isKnown() {
        return !family.equals(UNKNOWN_FAMILY);
    }

    /** Whether such a block may stand in the same user turn as a toolResult. */
    public boolean besideToolResult(MediaKind kind) {
        return besideToolResult.contains(kind);
    }

    /**
     * The effort to send for the one asked: the same where the model takes it. Else minimal becomes low, xhigh becomes
     * max where the model takes that, and what is still too much becomes high.
     */
    public Effort effort(Effort asked) {
        if (efforts.contains(asked)) {
            return asked;
        }
        if (asked == Effort.MINIMAL) {
            return Effort.LOW;
        }
        return efforts.contains(Effort.MAX) ? Effort.MAX : Effort.HIGH;
    }
}
