/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tools as the model sees them, and how they are called for it. Doors: {@link ToolRegistry} and {@link ToolDefinition}
 * for those who offer tools, {@link ToolSets} and {@link ToolCalls} for those who let a model call them.
 */
@NullMarked
package io.github.camelbedrock.tooluse;

import org.jspecify.annotations.NullMarked;
