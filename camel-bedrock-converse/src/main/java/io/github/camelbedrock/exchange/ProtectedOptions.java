/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.turn.WarnOnce;
import java.util.HashSet;
import java.util.Set;

/**
 * Options that a header does not change once the endpoint has set them: headers may come from afar, and guardrail, tools
 * and limits are there for what comes from afar.
 */
final class ProtectedOptions {

    private static final Set<String> ALONE = Set.of(
            "toolConfig",
            "systemTools",
            "toolExecution",
            "maxToolIterations",
            "maxToolTokens",
            "toolErrorDetail",
            "maxInputTokens",
            "fallbackModels",
            "maxQueueSize",
            "queueTimeout");

    /** Other limits are another count: who adds one would begin anew with the one that stands. */
    private static final Set<String> OF_MINUTE = Set.of("requestsPerMinute", "tokensPerMinute");

    private static final Set<String> WITH_GUARDRAIL =
            Set.of("guardrailIdentifier", "guardrailVersion", "guardContent", "guardrailStreamProcessingMode");

    private final Set<String> options = new HashSet<>();
    private final WarnOnce warnings = new WarnOnce();

    /**
     * Looks at what the endpoint sets.
     *
     * @param all whether the endpoint lets headers change everything
     */
    ProtectedOptions(SettingSource endpoint, boolean all) {
        if (all) {
            return;
        }
        options.add("tools"); // None are a setting, too: whoever sends a message must not choose what may be called.
        ALONE.stream().filter(option -> endpoint.value(option) != null).forEach(options::add);
        if (OF_MINUTE.stream().anyMatch(option -> endpoint.value(option) != null)) {
            options.addAll(OF_MINUTE);
        }
        if (endpoint.value("guardrailIdentifier") != null) {
            options.addAll(WITH_GUARDRAIL);
        }
        if ("fail".equalsIgnoreCase(String.valueOf(endpoint.value("guardrailIntervention")))) {
            options.add("guardrailIntervention"); // The other way round, a header makes the endpoint stricter.
        }
    }

    /** Whether the endpoint's word stands against this header. Warns once of each header. */
    boolean stands(String option, String header) {
        if (!options.contains(option)) {
            return false;
        }
        warnings.warn("Header " + header + " is ignored: the endpoint's own setting stands. The option"
                + " headerOverrides=all lets headers change it");
        return true;
    }
}
