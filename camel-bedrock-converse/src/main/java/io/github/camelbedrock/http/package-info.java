/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Streams to the clients of HTTP routes. Door: {@link HttpStreams}. */
@NullMarked
package io.github.camelbedrock.http;

import org.jspecify.annotations.NullMarked;
