/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.turn;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of each thing once for an endpoint, so that a wish that cannot be kept is neither silent nor a flood. */
public final class WarnOnce {

    private static final Logger LOG = LoggerFactory.getLogger(WarnOnce.class);

    /** More different warnings than this say nothing new; a text that grows with the messages must not fill the heap. */
    private static final int MOST = 100;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Logs the text, unless it has been logged before. */
    public void warn(String message) {
        if (said.size() < MOST && said.add(message)) {
            LOG.warn(message);
        }
    }
}
