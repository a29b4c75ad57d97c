/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import org.jspecify.annotations.Nullable;

/**
 * The guardrail of the call.
 *
 * @param identifier id or ARN, or null for none
 * @param version a number or DRAFT
 * @param trace disabled, enabled or enabled_full; null where it was left open
 * @param guardContent which texts are marked as those to look at
 * @param failOnIntervention whether an intervention is a failure
 * @param streamMode whether it looks at a stream before (sync) or while (async) the text is handed on; null where it was
 *     left open
 */
public record GuardrailSettings(
        @Nullable String identifier,
        String version,
        @Nullable String trace,
        GuardContent guardContent,
        boolean failOnIntervention,
        @Nullable String streamMode) {

    /** The user turns whose texts and images are marked as guarded content. */
    public enum GuardContent {
        NONE,
        LAST_USER,
        ALL
    }

    public static final String DRAFT = "DRAFT";

    public static final GuardrailSettings NONE =
            new GuardrailSettings(null, DRAFT, null, GuardContent.NONE, false, null);

    /** The same where another guardrail is in force. */
    public GuardrailSettings withoutIdentifier() {
        return new GuardrailSettings(null, version, trace, guardContent, failOnIntervention, streamMode);
    }

    /** The same, looking at a stream at that time. */
    public GuardrailSettings withStreamMode(@Nullable String mode) {
        return new GuardrailSettings(identifier, version, trace, guardContent, failOnIntervention, mode);
    }
}
