/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

import static io.github.camelbedrock.model.Effort.MAX;
import static io.github.camelbedrock.model.Effort.XHIGH;
import static io.github.camelbedrock.model.MediaKind.DOCUMENT;
import static io.github.camelbedrock.model.MediaKind.IMAGE;
import static io.github.camelbedrock.model.MediaKind.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of models. The first row that covers a name counts, so what is special stands above what is general. A row
 * says only what differs from an unknown model: no tool choice, no cache points, no strict schemas, no thinking, images
 * in tool results, everything beside them. To teach the component a new model, add a row here and an alias in
 * {@link ModelAliases}.
 */
final class ModelProfiles {

    private static final ModelProfile UNKNOWN =
            ProfileRow.of(ModelProfile.UNKNOWN_FAMILY).profile();

    /** Tokens of the quota for one of output. */
    private static final int CLAUDE_OUTPUT = 5;

    private static final Map<ProfileRow, ModelProfile> TABLE = table(List.of(
            // Claude. Where a row does not say otherwise: adaptive thinking and refused budgets from docker-agent and
            // pydantic-ai, efforts from docker-agent, refused sampling, refused forced tools and native schemas on
            // Bedrock from pydantic-ai, all of them code of 2026 and not tried here.
            // As said above. On forced tools pydantic-ai is wary by choice: it notes that Fable 5 was seen to take one.
            claude().named("claude-fable-5")
                    .autoToolChoiceOnly()
                    .adaptive()
                    .noBudget()
                    .noSampling()
                    .efforts(XHIGH, MAX),
            // As Fable 5, but with native schemas.
            claude().named("claude-mythos-5")
                    .autoToolChoiceOnly()
                    .adaptive()
                    .noBudget()
                    .noSampling()
                    .efforts(XHIGH, MAX)
                    .nativeSchema(),
            // Forced tools: pydantic-ai. Adaptive, and max but not xhigh: docker-agent.
            claude().named("claude-mythos-preview")
                    .autoToolChoiceOnly()
                    .adaptive()
                    .efforts(MAX),
            // Native schemas work at Anthropic, not on Bedrock: pydantic-ai.
            claude().named("claude-opus-5", "claude-opus-4-8", "claude-opus-4-7")
                    .adaptive()
                    .noBudget()
                    .noSampling()
                    .efforts(XHIGH, MAX),
            // Refuses a budget: docker-agent alone; Anthropic calls it deprecated.
            claude().named("claude-opus-4-6").adaptive().noBudget().efforts(MAX).nativeSchema(),
            // Budget: pydantic-ai. Efforts: docker-agent has no xhigh; pydantic-ai has it at Anthropic. Adaptive:
            // recorded.
            claude().named("claude-sonnet-5").adaptive().noBudget().noSampling().efforts(MAX),
            // Adaptive, its effort and native schemas: recorded traffic. A budget works too: Anthropic, extended
            // thinking.
            claude().named("claude-sonnet-4-6").adaptive().efforts(MAX).nativeSchema(),
            // Efforts: docker-agent. Adaptive because it has those efforts: not seen anywhere.
            claude().named("claude-haiku-5-5").adaptive().efforts(XHIGH, MAX),
            // Native schemas: recorded traffic of Sonnet and Haiku; Opus from pydantic-ai.
            claude().named("claude-opus-4-5", "claude-sonnet-4-5", "claude-haiku-4-5")
                    .interleavedThinking()
                    .nativeSchema(),
            // Claude to come: docker-agent takes them for adaptive by name, and Opus since 4.7 for xhigh.
            claude().matching("claude-opus-(4-9|[6-9]|[1-9][0-9])(-.*)?")
                    .adaptive()
                    .efforts(XHIGH, MAX),
            // As above; Sonnet since 4.6 has max.
            claude().matching("claude-sonnet-(4-[7-9]|[6-9]|[1-9][0-9])(-.*)?")
                    .adaptive()
                    .efforts(MAX),
            // As above, whatever its number.
            claude().matching(".*(fable|mythos).*").adaptive().efforts(XHIGH, MAX),
            // On Bedrock, only Claude 4 takes the beta (Anthropic, extended thinking).
            claude().named("claude-opus-4", "claude-sonnet-4").interleavedThinking(),
            // Not among the models of Bedrock User Guide, extended thinking, whose oldest is 3.7 Sonnet.
            claude().matching("claude(-v2.*|-instant.*)?|claude-3-(opus|sonnet|haiku|5)(-.*)?")
                    .thinking(ThinkingShape.NONE)
                    .outputTokenFactor(1),
            // 3.7 Sonnet to Opus 4.1: a budget of tokens. Bedrock User Guide, extended thinking, and recorded traffic.
            claude(),

            // Thinks when asked: Amazon Nova 2 User Guide, reasoning. The field's name is second-hand, not in our
            // recordings.
            nova().matching(".*nova-2.*").thinking(ThinkingShape.NOVA),
            // See nova() below.
            nova().matching(".*nova.*"),
            // Titan and what else is Amazon's. Schemas without $defs: pydantic-ai, Amazon profile.
            ProfileRow.of("amazon", "amazon").inlineDefinitions(),

            // The rest: pydantic-ai, Bedrock provider, 2026-08, unless said otherwise.
            // Native schemas: Mistral Large 3 in recorded traffic, the others from pydantic-ai.
            mistral()
                    .named("magistral-small", "ministral-3", "mistral-large-3", "voxtral")
                    .nativeSchema(),
            // See mistral() below.
            mistral(),
            // Refuses even text beside a tool result. Schemas without $defs: Meta profile.
            ProfileRow.of("meta", "meta")
                    .toolResultMedia(IMAGE, DOCUMENT)
                    .besideToolResult()
                    .inlineDefinitions(),
            // Answers a status with "This model doesn't support the status field".
            ProfileRow.of("writer", "writer").besideToolResult().noToolResultStatus(),
            // Nothing of its own.
            ProfileRow.of("cohere", "cohere"),
            // R1 is sent its reasoning back where it is signed, which it has not been so far.
            // May think, but no field that asks for it is known.
            ProfileRow.of("deepseek", "deepseek"),
            // gpt-oss, the only one on Converse. It always reasons: reasoning_effort=none is refused. The field:
            // recorded.
            ProfileRow.of("openai", "openai").thinking(ThinkingShape.OPENAI),
            // Native schemas and reasoning_config: Qwen3 32B in recorded traffic. These names reason always.
            qwen().named("qwen3").thinking(ThinkingShape.QWEN).nativeSchema(),

            // QwQ, and Qwen3 under other names: Qwen profile.
            qwen().matching(".*(qwq|qwen3).*").thinking(ThinkingShape.QWEN),
            // See qwen() below.
            qwen(),
            // Native schemas: 27B in recorded traffic, 12B from pydantic-ai, which leaves out 4B.
            ProfileRow.of("google", "google")
                    .named("gemma-3-12b-it", "gemma-3-27b-it")
                    .nativeSchema(),
            // Nothing of its own.
            ProfileRow.of("google", "google"),
            // Native schemas: GLM 4.7 Flash in recorded traffic.
            ProfileRow.of("zai", "zai").toolChoice().nativeSchema().leadingAssistant(),
            // Bedrock has Kimi under two providers: K2 Thinking is moonshot, K2.5 is moonshotai.
            ProfileRow.of("moonshot", "moonshot", "moonshotai")
                    .leadingBlanks()
                    .toolChoice()
                    .nativeSchema()
                    .toolResultMedia()
                    .leadingAssistant(),
            // Native schemas: M2 in recorded traffic.
            ProfileRow.of("minimax", "minimax").named("minimax-m2").nativeSchema(),
            // Nothing of its own.
            ProfileRow.of("minimax", "minimax"),
            // pydantic-ai gives native schemas to Nano and not to Super.
            ProfileRow.of("nvidia", "nvidia").named("nemotron-nano").nativeSchema(),
            // Nothing of its own.
            ProfileRow.of("nvidia", "nvidia")));

    private ModelProfiles() {}

    /** What is known of the model. */
    static ModelProfile of(ModelName model) {
        for (Map.Entry<ProfileRow, ModelProfile> row : TABLE.entrySet()) {
            if (row.getKey().covers(model)) {
                return row.getValue();
            }
        }
        return UNKNOWN;
    }

    /** What is taken for granted of a model that nothing is known of. */
    static ModelProfile unknown() {
        return UNKNOWN;
    }

    /**
     * Every Claude (pydantic-ai, 2026-08; it saw 400 for video and for S3 locations). Documents are kept away from tool
     * results because a text document is refused there, though a PDF is not. A forced tool and top_k: recorded traffic. What
     * output costs of a quota: Bedrock User Guide, how tokens are counted, which names Claude from 3.7 Sonnet on.
     */
    private static ProfileRow claude() {
        return ProfileRow.of("anthropic", "anthropic")
                .outputTokenFactor(CLAUDE_OUTPUT)
                .toolChoice()
                .cache()
                .toolCache()
                .toolResultMedia(IMAGE, DOCUMENT)
                .besideToolResult(TEXT, IMAGE)
                .leadingAssistant()
                .thinking(ThinkingShape.ANTHROPIC)
                .topK(TopKPlace.ANTHROPIC)
                .noVideo()
                .noS3Source()
                .reasoningSigned();
    }

    /** Every Nova: cache points, but none after the tools (pydantic-ai, 2026-08). Forced tool, topK: recorded traffic. */
    private static ProfileRow nova() {
        return ProfileRow.of("nova", "amazon")
                .toolChoice()
                .cache()
                .topK(TopKPlace.NOVA)
                .inlineDefinitions();
    }

    /** Every Mistral: JSON tool results, and nothing beside them (pydantic-ai, 2026-08). */
    private static ProfileRow mistral() {
        return ProfileRow.of("mistral", "mistral")
                .toolResultMedia(DOCUMENT)
                .besideToolResult()
                .toolResultJson();
    }

    /** Every Qwen: no media in tool results, blank text ahead of streams (pydantic-ai, 2026-08). */
    private static ProfileRow qwen() {
        return ProfileRow.of("qwen", "qwen")
                .toolResultMedia()
                .leadingAssistant()
                .leadingBlanks();
    }

    private static Map<ProfileRow, ModelProfile> table(List<ProfileRow> rows) {
        Map<ProfileRow, ModelProfile> table = new LinkedHashMap<>();
        rows.forEach(row -> table.put(row, row.profile()));
        return table;
    }
}
