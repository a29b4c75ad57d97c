/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.List;

/** Tools beside those of the registry, such as those of an MCP server. */
@FunctionalInterface
public interface ToolSource {

    /** The tools that can be called now: the same list as long as nothing has changed. */
    List<ToolDefinition> tools();
}
