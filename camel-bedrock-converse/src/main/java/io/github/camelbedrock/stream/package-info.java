/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Streams of an answer: demand, and exactly one end. Door: {@link ConverseStream}. */
@NullMarked
package io.github.camelbedrock.stream;

import org.jspecify.annotations.NullMarked;
