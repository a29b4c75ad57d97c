/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

/** How the one who takes the parts of a stream says that there may be more, or enough. Safe for use by many threads. */
public interface PartFlow {

    /** Lets this many more parts come. What is not asked for stays in the network, and stalls Bedrock at last. */
    void request(long parts);

    /** Ends the stream and closes its connection. What has ended already stays as it is. */
    void cancel();
}
