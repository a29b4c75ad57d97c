/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.stream.ElementInputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StreamCachingStrategy;

/** Camel's stream caching, which is on by default. */
final class StreamCaching {

    private StreamCaching() {}

    /**
     * Keeps answers that still come out of the cache. Camel would read one to its end before the next step of the route,
     * and nobody would see the model speak.
     */
    static void leaveAnswersOut(CamelContext context) {
        StreamCachingStrategy strategy = context.getStreamCachingStrategy();
        Collection<Class<?>> denied = strategy.getDenyClasses();
        Set<Class<?>> all = new LinkedHashSet<>();
        if (denied != null) {
            all.addAll(denied);
        }
        if (all.add(ElementInputStream.class)) {
            strategy.setDenyClasses(all.toArray(Class<?>[]::new));
        }
    }
}
