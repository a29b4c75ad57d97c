/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.Effort;
import io.github.camelbedrock.model.ModelProfile;
import io.github.camelbedrock.model.ThinkingShape;
import io.github.camelbedrock.turn.ThinkingSettings;
import io.github.camelbedrock.turn.ThinkingSettings.Mode;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields by which a model of each family is told to think. */
final class ThinkingFields {

    /** What Claude takes at least (Anthropic, extended thinking). */
    private static final int LEAST_TOKENS = 1024;

    private static final int TOKENS_OF_ON = 10_000;

    private static final String INTERLEAVED_BETA = "interleaved-thinking-2025-05-14";

    private final ModelProfile model;
    private final ThinkingSettings settings;
    private final WarnOnce warnings;

    ThinkingFields(ModelProfile model, ThinkingSettings settings, WarnOnce warnings) {
        this.model = model;
        this.settings = settings;
        this.warnings = warnings;
    }

    /**
     * The fields to send, empty where the model is not to think or cannot be told.
     *
     * @param maxTokens the limit of the answer, which thinking counts against, or null
     */
    Map<String, Object> fields(@Nullable Integer maxTokens) {
        if (!settings.isOn()) {
            return Map.of();
        }
        if (Boolean.TRUE.equals(settings.interleaved()) && model.thinking() != ThinkingShape.ANTHROPIC) {
            warnings.warn("Option interleavedThinking has no effect: models of the family " + model.family()
                    + " do not know it");
        }
        return switch (model.thinking()) {
            case ANTHROPIC -> anthropic(maxTokens);
            case OPENAI -> Map.of("reasoning_effort", openai());
            case QWEN -> Map.of("reasoning_config", atMost(effort(), Effort.LOW) ? "low" : "high");
            case NOVA -> Map.of("reasoningConfig", nova());
            case NONE -> {
                warnings.warn(
                        "Option thinking is not sent: models of the family " + model.family()
                                + " cannot be told to think; if the model behind the id can, name it in the option baseModelId");
                yield Map.of();
            }
        };
    }

    /**
     * Whether fields of the user's own or of ours make Claude think, so that a tool cannot be forced. A model that is not
     * known may be Claude; others may have a field of this name, too.
     */
    static boolean isClaudeThinking(ModelProfile model, Map<String, Object> additional) {
        return (!model.isKnown() || model.family().equals("anthropic"))
                && additional.get("thinking") instanceof Map<?, ?> thinking
                && Set.of("enabled", "adaptive").contains(String.valueOf(thinking.get("type")));
    }

    private Map<String, Object> anthropic(@Nullable Integer maxTokens) {
        if (!model.adaptiveThinking()) {
            return budget(maxTokens, budgetTokens());
        }
        return switch (settings.mode()) {
            case TOKENS -> {
                if (!model.budgetRejected()) {
                    yield budget(maxTokens, settings.tokens());
                }
                warnings.warn(
                        "Option thinking: this model takes no number of tokens; it thinks adaptively instead, with"
                                + " the effort high");
                yield adaptive(Effort.HIGH);
            }
            default -> adaptive(settings.effort());
        };
    }

    private Map<String, Object> adaptive(@Nullable Effort asked) {
        if (Boolean.FALSE.equals(settings.interleaved())) {
            warnings.warn("Option interleavedThinking has no effect: a model that thinks adaptively thinks between tool"
                    + " calls too");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("thinking", Map.of("type", "adaptive"));
        if (asked != null) {
            Effort effort = model.effort(asked);
            if (effort != asked && asked != Effort.MINIMAL) {
                warnings.warn("Option thinking: this model does not know the effort " + word(asked) + "; "
                        + word(effort) + " is sent instead");
            }
            fields.put("output_config", Map.of("effort", word(effort)));
        }
        return fields;
    }

    private int budgetTokens() {
        if (settings.mode() == Mode.TOKENS) {
            return settings.tokens();
        }
        return settings.mode() == Mode.ON ? TOKENS_OF_ON : tokens(effort());
    }

    private Map<String, Object> budget(@Nullable Integer maxTokens, int tokens) {
        if (tokens < LEAST_TOKENS || (maxTokens != null && tokens >= maxTokens)) {
            warnings.warn("Option thinking is not sent: " + tokens + " tokens are "
                    + (tokens < LEAST_TOKENS
                            ? "fewer than the " + LEAST_TOKENS + " that Claude takes"
                            : "not fewer than maxTokens, " + maxTokens));
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("thinking", budgetOf(tokens));
        if (interleaved()) {
            fields.put("anthropic_beta", List.of(INTERLEAVED_BETA));
        } else if (model.interleavedThinking()) {
            warnings.warn(
                    "Option interleavedThinking is false: Claude thinks before its first tool call, but not between"
                            + " tool calls");
        }
        return fields;
    }

    private static Map<String, Object> budgetOf(int tokens) {
        Map<String, Object> thinking = new LinkedHashMap<>();
        thinking.put("type", "enabled");
        thinking.put("budget_tokens", tokens);
        return thinking;
    }

    private boolean interleaved() {
        return settings.interleaved() == null ? model.interleavedThinking() : settings.interleaved();
    }

    private String openai() {
        if (settings.mode() == Mode.ON) {
            return "medium";
        }
        if (effort() == Effort.MAX) {
            warnings.warn("Option thinking: this model does not know the effort max; high is sent instead");
            return "high";
        }
        return word(effort());
    }

    private Map<String, Object> nova() {
        Effort effort = settings.mode() == Mode.ON ? Effort.MEDIUM : effort();
        String sent = atMost(effort, Effort.LOW) ? "low" : effort == Effort.MEDIUM ? "medium" : "high";
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("type", "enabled");
        config.put("maxReasoningEffort", sent);
        return config;
    }

    /** The effort asked for, or the one nearest to what was asked for. */
    private Effort effort() {
        if (settings.mode() == Mode.TOKENS) {
            warnings.warn("Option thinking: models of the family " + model.family()
                    + " take no number of tokens; the nearest effort is sent instead");
            return nearest(settings.tokens());
        }
        if (settings.mode() == Mode.ADAPTIVE) {
            warnings.warn("Option thinking: this model does not think adaptively; the nearest that it knows is sent"
                    + " instead");
        }
        return settings.effort() == null ? Effort.HIGH : settings.effort();
    }

    private static Effort nearest(int tokens) {
        Effort nearest = Effort.MINIMAL;
        for (Effort effort : List.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH)) {
            if (tokens >= tokens(effort)) {
                nearest = effort;
            }
        }
        return nearest;
    }

    private static int tokens(Effort effort) {
        return switch (effort) {
            case MINIMAL -> 1024;
            case LOW -> 2048;
            case MEDIUM -> 8192;
            case HIGH -> 16_384;
            case XHIGH, MAX -> 32_768;
        };
    }

    private static boolean atMost(Effort effort, Effort limit) {
        return effort.compareTo(limit) <= 0;
    }

    private static String word(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }
}
