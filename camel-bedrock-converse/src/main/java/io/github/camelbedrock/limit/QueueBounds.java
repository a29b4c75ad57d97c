/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.limit;

/**
 * How many calls may wait, and how long each.
 *
 * @param maxSize calls; 0 lets none wait
 * @param timeout milliseconds
 */
public record QueueBounds(int maxSize, long timeout) {}
