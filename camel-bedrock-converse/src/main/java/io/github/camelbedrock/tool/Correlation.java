/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * By what the exchanges of tools are known to belong to the one that asks the model: its id, its breadcrumb, its span and
 * what its thread had in its logging context. It is taken when the model is asked; later the exchange may be another's.
 */
public final class Correlation {

    /** Where camel-telemetry and the older camel-tracing keep the span under which new ones belong. */
    private static final String[] SPANS = {"tracing.activeSpan", "OpenTracing.activeSpan"};

    /** Camel's own entries tell of one exchange: that of the tool has others. */
    private static final String OF_CAMEL = "camel.";

    private final String exchangeId;
    private final @Nullable Object breadcrumb;
    private final Map<String, Object> spans = new LinkedHashMap<>();
    private final Map<String, String> loggingContext = new HashMap<>();

    private Correlation(Exchange exchange) {
        this.exchangeId = exchange.getExchangeId();
        this.breadcrumb = exchange.getMessage().getHeader(Exchange.BREADCRUMB_ID);
        for (String property : SPANS) {
            Object span = exchange.getProperty(property);
            if (span != null) {
                spans.put(property, span);
            }
        }
        Map<String, String> context = MDC.getCopyOfContextMap();
        if (context != null) {
            loggingContext.putAll(context);
            loggingContext.keySet().removeIf(key -> key.startsWith(OF_CAMEL));
        }
    }

    /** The exchange that asks, on its thread. */
    public static Correlation of(Exchange exchange) {
        return new Correlation(exchange);
    }

    /** Lets the exchange of a tool be known as its. */
    void mark(Exchange tool) {
        tool.setProperty(Exchange.CORRELATION_ID, exchangeId);
        spans.forEach(tool::setProperty);
        if (breadcrumb != null) {
            tool.getMessage().setHeader(Exchange.BREADCRUMB_ID, breadcrumb);
        }
    }

    /** What is logged while the tool's route runs on this thread has the same context. */
    void log(Runnable step) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.setContextMap(loggingContext);
        try {
            step.run();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
