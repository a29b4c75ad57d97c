/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The scheme {@code bedrock-converse:}. Doors: {@link BedrockConverseComponent}, {@link BedrockConverseEndpoint}. */
@NullMarked
package io.github.camelbedrock.component;

import org.jspecify.annotations.NullMarked;
