/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.model.Effort;
import io.github.camelbedrock.turn.ThinkingSettings;
import io.github.camelbedrock.turn.ThinkingSettings.Mode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how much the model is to think. */
final class ThinkingReader {

    private static final String OPTION = "thinking";

    private static final String ADAPTIVE = "adaptive";

    private ThinkingReader() {}

    static ThinkingSettings read(SettingValues values, ThinkingSettings base) {
        String interleaved = values.choice("interleavedThinking", "auto", "true", "false");
        String asked = values.text(OPTION);
        ThinkingSettings settings =
                asked == null ? base : thinking(values, asked.strip().toLowerCase(Locale.ROOT));
        return settings.interleaved(interleaved == null ? base.interleaved() : wish(interleaved));
    }

    private static @Nullable Boolean wish(String interleaved) {
        return interleaved.equals("auto") ? null : Boolean.valueOf(interleaved);
    }

    private static ThinkingSettings thinking(SettingValues values, String asked) {
        switch (asked) {
            case "off", "none", "false", "0" -> {
                return ThinkingSettings.NONE;
            }
            case "on", "true" -> {
                return new ThinkingSettings(Mode.ON, null, 0, null);
            }
            case ADAPTIVE -> {
                return new ThinkingSettings(Mode.ADAPTIVE, null, 0, null);
            }
            default -> {
                if (asked.matches("[0-9]{1,9}")) {
                    return new ThinkingSettings(Mode.TOKENS, null, Integer.parseInt(asked), null);
                }
                boolean adaptive = asked.startsWith(ADAPTIVE + "/");
                Effort effort = effort(adaptive ? asked.substring(ADAPTIVE.length() + 1) : asked);
                if (effort == null || (adaptive && effort == Effort.MINIMAL)) {
                    throw values.refusal(
                            OPTION,
                            "must be off, on, minimal, low, medium, high, xhigh, max, adaptive, adaptive/ and one of low"
                                    + " to max, or a number of tokens, but was '" + asked + "'");
                }
                return new ThinkingSettings(adaptive ? Mode.ADAPTIVE : Mode.EFFORT, effort, 0, null);
            }
        }
    }

    private static @Nullable Effort effort(String word) {
        for (Effort effort : Effort.values()) {
            if (effort.name().toLowerCase(Locale.ROOT).equals(word)) {
                return effort;
            }
        }
        return null;
    }
}
