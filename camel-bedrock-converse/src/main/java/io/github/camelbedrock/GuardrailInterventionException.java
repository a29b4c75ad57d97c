/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import java.util.Map;

/** The guardrail intervened, and the option guardrailIntervention says that this is a failure. */
public class GuardrailInterventionException extends BedrockConverseException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Map<String, Object> trace;

    /**
     * Keeps what the guardrail said.
     *
     * @param text what the guardrail put in the place of the answer
     * @param trace what it found, with Bedrock's own names; empty where the option guardrailTrace is disabled
     */
    public GuardrailInterventionException(String message, String text, Map<String, Object> trace) {
        super(message);
        this.text = text;
        this.trace = trace;
    }

    /** What the guardrail put in the place of the answer. */
    public String text() {
        return text;
    }

    /** What the guardrail found, with Bedrock's own names; empty where no trace was asked for. */
    public Map<String, Object> trace() {
        return trace == null ? Map.of() : trace;
    }
}
