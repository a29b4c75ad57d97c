/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.json.PojoReader;
import io.github.camelbedrock.turn.ToolSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/** Reads the tools that the model may call. */
final class ToolReader {

    private ToolReader() {}

    static ToolSettings read(SettingValues values, ToolSettings base) {
        ToolConfiguration config = config(values);
        String choice = values.text("toolChoice");
        List<String> strict = values.raw("strictTools") instanceof Boolean flag
                ? List.of(String.valueOf(flag))
                : values.names("strictTools");
        List<String> systemTools = values.names("systemTools");
        boolean all = strict == null ? base.allStrict() : isWord("true", strict);
        Set<String> names = strict == null ? base.strictNames() : Set.copyOf(strict);
        return new ToolSettings(
                config == null ? base.config() : config,
                base.offered(),
                choice == null ? base.choice() : choice(choice),
                all,
                all || (strict != null && isWord("false", strict)) ? Set.of() : names,
                systemTools == null ? base.systemTools() : systemTools);
    }

    private static boolean isWord(String word, List<String> texts) {
        return texts.size() == 1 && word.equalsIgnoreCase(texts.get(0));
    }

    /** The three words in whatever case; a name as it is written. */
    private static String choice(String asked) {
        for (String word : List.of("auto", "any", "none")) {
            if (word.equalsIgnoreCase(asked.strip())) {
                return word;
            }
        }
        return asked.strip();
    }

    private static @Nullable ToolConfiguration config(SettingValues values) {
        String option = "toolConfig";
        Object raw = values.raw(option);
        if (raw == null || raw instanceof ToolConfiguration) {
            return (ToolConfiguration) raw;
        }
        try {
            return PojoReader.read(ToolConfiguration.class, ToolConfiguration.builder(), values.object(option), "");
        } catch (IllegalArgumentException e) {
            throw values.refusal(option, "is not in Converse's form: " + e.getMessage());
        }
    }
}
