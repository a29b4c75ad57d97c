/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tools of servers that speak the Model Context Protocol. This room alone knows its Java SDK, which is an optional
 * dependency. Door: {@link McpServers}.
 */
@NullMarked
package io.github.camelbedrock.mcp;

import org.jspecify.annotations.NullMarked;
