/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.GuardrailSettings;
import io.github.camelbedrock.turn.GuardrailSettings.GuardContent;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the guardrail of the call. */
final class GuardrailReader {

    /** API reference, GuardrailConfiguration: the patterns of identifier and version. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("[a-z0-9]+|arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+");

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,7}|DRAFT");

    private static final Map<String, GuardContent> GUARD_CONTENT =
            Map.of("none", GuardContent.NONE, "lastUser", GuardContent.LAST_USER, "all", GuardContent.ALL);

    private GuardrailReader() {}

    static GuardrailSettings read(SettingValues values, GuardrailSettings base) {
        String identifier = matching(values, "guardrailIdentifier", IDENTIFIER, "an id such as gr1abc2 or an ARN");
        String version = matching(values, "guardrailVersion", VERSION, "a number or DRAFT");
        String content = values.choice("guardContent", "none", "lastUser", "all");
        String intervention = values.choice("guardrailIntervention", "continue", "fail");
        String mode = values.choice("guardrailStreamProcessingMode", "sync", "async");
        return new GuardrailSettings(
                identifier == null ? base.identifier() : identifier,
                version == null ? base.version() : version,
                trace(values, base),
                content == null ? base.guardContent() : GUARD_CONTENT.getOrDefault(content, GuardContent.NONE),
                intervention == null ? base.failOnIntervention() : intervention.equals("fail"),
                mode == null ? base.streamMode() : mode);
    }

    /** In a header of an answer the trace itself stands, which is no wish. */
    private static @Nullable String trace(SettingValues values, GuardrailSettings base) {
        String option = "guardrailTrace";
        String trace = values.raw(option) instanceof Map<?, ?>
                ? null
                : values.choice(option, "disabled", "enabled", "enabled_full");
        return trace == null ? base.trace() : trace;
    }

    private static @Nullable String matching(SettingValues values, String option, Pattern pattern, String allowed) {
        String value = values.text(option);
        if (value != null && !pattern.matcher(value).matches()) {
            throw values.refusal(option, "must be " + allowed + ", but was '" + value + "'");
        }
        return value;
    }
}
