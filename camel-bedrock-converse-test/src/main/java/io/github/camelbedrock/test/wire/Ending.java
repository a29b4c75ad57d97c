/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

/** How the server ends an answer once its pieces are written. */
public enum Ending {
    /** The body ends as it should. */
    COMPLETE,
    /** The connection is closed in order (FIN) although the body has not ended. */
    CLOSE,
    /** The connection is reset (RST). */
    RESET,
    /** HTTP/2: the stream is reset and the connection stays. HTTP/1.1 has no such thing: the connection is reset. */
    RESET_STREAM,
    /** Nothing more comes, until somebody closes the connection. */
    STALL
}
