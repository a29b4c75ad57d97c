/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One question and one answer, in the SDK's own content types. A {@link ModelCall} takes the one and gives the other.
 */
@NullMarked
package io.github.camelbedrock.turn;

import org.jspecify.annotations.NullMarked;
