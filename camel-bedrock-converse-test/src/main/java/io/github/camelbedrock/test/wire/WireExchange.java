/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.test.wire;

/** Is told how the answer to one request goes on its way. Called on the server's event loop. */
public interface WireExchange {

    /** The answer that this request gets. */
    WireAnswer answer();

    /** A piece of the body was given to the operating system. */
    void written(int bytes);

    /** The client closed the connection, or reset the stream, before the answer was over. */
    void clientHungUp();
}
