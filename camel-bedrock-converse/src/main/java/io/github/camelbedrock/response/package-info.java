/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads Bedrock's answer. Pure functions: no Camel, no I/O. Doors: {@link ReplyAssembler}, {@link FinishReason}. */
@NullMarked
package io.github.camelbedrock.response;

import org.jspecify.annotations.NullMarked;
