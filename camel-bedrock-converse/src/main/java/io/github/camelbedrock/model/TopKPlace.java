/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.model;

/** Where a model looks for topK, which Converse's own inferenceConfig does not have. */
public enum TopKPlace {
    /** Nowhere: an unknown field is answered with 400, so nothing may be sent. */
    NONE,
    /** {@code additionalModelRequestFields.top_k}. */
    ANTHROPIC,
    /** {@code additionalModelRequestFields.inferenceConfig.topK}. */
    NOVA
}
