/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Streams of an answer: demand, exactly one end, and what a reader takes them from. Doors: {@link ConverseStream},
 * {@link PartQueue}, {@link StreamElements}, and the readers {@link ElementIterator}, {@link ElementInputStream} and
 * {@link ElementPublisher}.
 */
@NullMarked
package io.github.camelbedrock.stream;

import org.jspecify.annotations.NullMarked;
