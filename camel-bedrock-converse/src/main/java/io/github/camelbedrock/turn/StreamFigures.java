/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

/**
 * How a stream has come.
 *
 * @param deltas the pieces of content of any kind, Bedrock's contentBlockDelta events
 * @param timeToFirstToken milliseconds from the call to the first part with content, asking anew included
 */
public record StreamFigures(long deltas, long timeToFirstToken) {}
