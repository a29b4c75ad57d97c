/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.response;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers hold blocks that this AWS SDK does not know, since Bedrock's types grow. They harm nothing; one line says so. */
final class UnknownBlocks {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownBlocks.class);

    private final AtomicBoolean noted = new AtomicBoolean();

    void note() {
        if (noted.compareAndSet(false, true)) {
            LOG.warn(
                    "An answer holds a content block of a type that this AWS SDK does not know; the rest of the answer is"
                            + " used. A newer version of the SDK may know it");
        }
    }
}
