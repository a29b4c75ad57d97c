/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

/** The operations of {@code bedrock-converse}, named as the option's values are. */
public enum ConverseOperation {
    /** One call, one whole answer: Bedrock's Converse. */
    converse,
    /** One call, an answer in parts as the model speaks: Bedrock's ConverseStream. */
    converseStream,
    countTokens
}
