/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Routes as tools: the scheme {@code bedrock-tool:}. Door: {@link BedrockToolComponent}; {@link RouteTools} for rooms above. */
@NullMarked
package io.github.camelbedrock.tool;

import org.jspecify.annotations.NullMarked;
