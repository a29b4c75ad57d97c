/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import io.github.camelbedrock.tooluse.ToolDefinition;
import io.github.camelbedrock.tooluse.ToolRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Offers its route as a tool for as long as the route runs. */
final class BedrockToolConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    /** What is offered now. */
    private volatile @Nullable ToolDefinition tool;

    BedrockToolConsumer(BedrockToolEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public BedrockToolEndpoint getEndpoint() {
        return (BedrockToolEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        offer();
    }

    @Override
    protected void doResume() throws Exception {
        offer();
    }

    @Override
    protected void doSuspend() throws Exception {
        withdraw();
    }

    @Override
    protected void doStop() throws Exception {
        withdraw();
        super.doStop();
    }

    private void offer() {
        String place = "route " + getRouteId() + " (" + getEndpoint().getEndpointBaseUri() + ")";
        ToolDefinition offered;
        List<String> tags;
        try {
            offered = definition(getEndpoint(), place);
            tags = getEndpoint().tagList();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The tool of " + place + " cannot be offered: " + e.getMessage(), e);
        }
        tool = offered; // From the moment that it is found, it can be called.
        try {
            registry().add(offered, tags);
        } catch (RuntimeException e) {
            tool = null;
            throw e;
        }
    }

    private ToolDefinition definition(BedrockToolEndpoint endpoint, String place) {
        return new ToolDefinition(
                endpoint.getName() == null ? endpoint.getToolId() : endpoint.getName(),
                endpoint.getDescription(),
                endpoint.schema(),
                endpoint.isReturnDirect(),
                timeout(endpoint.getToolTimeout()),
                place,
                new RouteToolExecutor(this));
    }

    private @Nullable Long timeout(@Nullable String option) {
        if (option == null) {
            return null;
        }
        Duration duration;
        try {
            duration = CamelContextHelper.parse(getEndpoint().getCamelContext(), Duration.class, option);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "option toolTimeout must be a duration such as 30s, but was '" + option + "'", e);
        }
        if (duration == null || duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "option toolTimeout must be at least 1 millisecond, but was '" + option + "'");
        }
        return duration.toMillis();
    }

    private void withdraw() {
        ToolDefinition offered = tool;
        if (offered != null) {
            tool = null;
            registry().remove(offered);
        }
    }

    /** Whether the route may still be called: a loop that knew of it may come when it has been stopped or suspended. */
    boolean isOffered() {
        return tool != null;
    }

    private ToolRegistry registry() {
        return RouteTools.registry(getEndpoint().getCamelContext());
    }

    /** Exchanges under way may still need the tool. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {}
}
