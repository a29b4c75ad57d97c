/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Camel's Exchange to {@code Turn} and {@code Reply} to Exchange. Doors: {@link TurnReader}, {@link ReplyWriter}. */
@NullMarked
package io.github.camelbedrock.exchange;

import org.jspecify.annotations.NullMarked;
