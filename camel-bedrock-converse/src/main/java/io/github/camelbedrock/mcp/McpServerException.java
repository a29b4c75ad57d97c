/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

import io.github.camelbedrock.BedrockConverseException;

/**
 * An MCP server cannot be reached, or fails. The message names the server and never holds a token, header or variable
 * of its options: it may be told to the model.
 */
public final class McpServerException extends BedrockConverseException {

    private static final long serialVersionUID = 1L;

    McpServerException(String message) {
        super(message);
    }
}
