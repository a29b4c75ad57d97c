/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

/** How a model is asked to think: the field that goes into {@code additionalModelRequestFields}. */
public enum ThinkingShape {
    /** There is no field that asks for it; the model may think all the same. */
    NONE,
    /** {@code thinking}, with {@code output_config.effort} on models that think adaptively. */
    ANTHROPIC,
    /** {@code reasoning_effort}. */
    OPENAI,
    /** {@code reasoning_config}. */
    QWEN,
    /** {@code reasoningConfig}. */
    NOVA
}
