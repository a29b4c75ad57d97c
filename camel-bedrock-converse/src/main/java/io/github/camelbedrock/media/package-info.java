/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Bytes, streams and files of an exchange to Bedrock's content blocks. Knows Camel and the SDK, no other room. Doors:
 * {@link MediaReader}, {@link BedrockConverters}.
 */
@NullMarked
package io.github.camelbedrock.media;

import org.jspecify.annotations.NullMarked;
