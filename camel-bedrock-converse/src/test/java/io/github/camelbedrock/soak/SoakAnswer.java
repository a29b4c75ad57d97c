/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.soak;

/** The structured answer to a call. */
public record SoakAnswer(int call, String text) {}
