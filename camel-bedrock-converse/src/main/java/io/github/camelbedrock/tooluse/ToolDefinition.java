/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tooluse;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tool that a model may call.
 *
 * @param name by which the model calls it: 1 to 64 letters, digits, hyphens and underscores
 * @param description by which the model knows when to call it, or null for none
 * @param schema of its arguments
 * @param returnDirect whether what it gives is the answer, without the model seeing it first
 * @param timeout the milliseconds that a call may take; null to leave that to the endpoint that asks
 * @param place where it comes from, for error messages: a route, an MCP server
 * @param executor does the work
 */
public record ToolDefinition(
        String name,
        @Nullable String description,
        ToolSchema schema,
        boolean returnDirect,
        @Nullable Long timeout,
        String place,
        ToolExecutor executor) {

    /** Bedrock API reference, ToolSpecification: 1 to 64 of these. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /**
     * @throws IllegalArgumentException if Bedrock would refuse the name
     */
    public ToolDefinition {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "The name of a tool has 1 to 64 letters, digits, hyphens and underscores," + " but that of " + place
                            + " is '" + name + "'");
        }
    }

    /** Whether Bedrock takes the name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
