/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import io.github.camelbedrock.tooluse.ToolRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** The routes of a CamelContext that are tools. */
public final class RouteTools {

    private RouteTools() {}

    /** The registry of this context, made when it is first asked for. */
    public static ToolRegistry registry(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            ToolRegistry registry = extension.getContextPlugin(ToolRegistry.class);
            if (registry == null) {
                registry = new ToolRegistry();
                extension.addContextPlugin(ToolRegistry.class, registry);
            }
            return registry;
        }
    }
}
