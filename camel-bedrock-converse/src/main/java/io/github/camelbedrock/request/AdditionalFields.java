/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.turn.InferenceSettings;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.WarnOnce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that belong to one model alone: the user's own, and those of thinking and topK beneath them. */
final class AdditionalFields {

    private static final String BETA = "anthropic_beta";
    private static final String NOVA_INFERENCE = "inferenceConfig";

    /**
     * What the user says of thinking, in whatever family's words: then nothing of ours is added. Claude's output_config
     * is not among them, since it may hold other things; where the user sends one, it stands beside our thinking.
     */
    private static final Set<String> THINKING =
            Set.of("thinking", "reasoning_effort", "reasoning_config", "reasoningConfig");

    private AdditionalFields() {}

    /**
     * All fields, the user's own first in rank.
     *
     * @param own the user's fields, which are not changed
     * @param maxTokens the limit of the answer, or null
     */
    static Map<String, Object> of(Turn turn, Map<String, Object> own, @Nullable Integer maxTokens, WarnOnce warnings) {
        InferenceSettings inference = turn.settings().inference();
        boolean said = own.keySet().stream().anyMatch(THINKING::contains);
        if (said && Boolean.TRUE.equals(turn.settings().thinking().interleaved())) {
            warnings.warn(
                    "Option interleavedThinking has no effect, since additional fields say how the model is to think:"
                            + " put the beta into the field anthropic_beta beside them");
        }
        boolean silent = !turn.settings().thinking().isOn() && inference.topK() == null;
        if (silent) {
            return own;
        }
        Map<String, Object> fields = new LinkedHashMap<>(own);
        Map<String, Object> thinking = said
                ? Map.of()
                : new ThinkingFields(turn.model().profile(), turn.settings().thinking(), warnings).fields(maxTokens);
        thinking.forEach((name, value) -> merge(fields, name, value));
        if (inference.topK() != null) {
            addTopK(fields, turn, inference.topK(), warnings);
        }
        return fields;
    }

    private static void merge(Map<String, Object> fields, String name, Object value) {
        if (name.equals(BETA) && fields.get(BETA) != null && value instanceof List<?> ours) {
            Object given = fields.get(BETA);
            Set<Object> all = new LinkedHashSet<>(given instanceof List<?> own ? own : List.of(given));
            all.addAll(ours);
            fields.put(BETA, new ArrayList<>(all));
        } else {
            fields.putIfAbsent(name, value);
        }
    }

    private static void addTopK(Map<String, Object> fields, Turn turn, int topK, WarnOnce warnings) {
        switch (turn.model().profile().topK()) {
            case ANTHROPIC -> {
                if (turn.model().profile().samplingRejected()
                        || ThinkingFields.isClaudeThinking(turn.model().profile(), fields)) {
                    warnings.warn("Option topK is not sent: Claude takes no sampling options "
                            + (turn.model().profile().samplingRejected() ? "with this model" : "while it thinks"));
                } else {
                    fields.putIfAbsent("top_k", topK);
                }
            }
            case NOVA -> {
                Map<String, Object> config = new LinkedHashMap<>();
                if (fields.get(NOVA_INFERENCE) instanceof Map<?, ?> own) {
                    own.forEach((key, value) -> config.put(String.valueOf(key), value));
                }
                config.putIfAbsent("topK", topK);
                fields.put(NOVA_INFERENCE, config);
            }
            case NONE ->
                warnings.warn("Option topK is not sent: models of the family "
                        + turn.model().profile().family() + " do not know it");
        }
    }
}
