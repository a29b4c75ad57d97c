/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.mcp;

/** A connection whose server is gone. The message says how, for the end of a sentence. */
final class ServerEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerEnded(String message) {
        super(message);
    }
}
