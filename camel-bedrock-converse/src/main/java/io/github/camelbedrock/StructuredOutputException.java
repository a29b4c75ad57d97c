/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import java.util.List;

/** The model's answer does not match the schema that was asked for, however often it was asked again. */
public class StructuredOutputException extends BedrockConverseException {

    private static final long serialVersionUID = 1L;

    private final String rawText;
    private final List<String> violations;

    /**
     * Keeps the answer.
     *
     * @param rawText the last answer as the model wrote it
     * @param violations what is wrong with it
     */
    public StructuredOutputException(String message, String rawText, List<String> violations) {
        super(message);
        this.rawText = rawText;
        this.violations = List.copyOf(violations);
    }

    /** The last answer as the model wrote it; JSON text, if it is JSON. */
    public String rawText() {
        return rawText;
    }

    /** What is wrong with the answer, each with the place in it. */
    public List<String> violations() {
        return violations;
    }
}
