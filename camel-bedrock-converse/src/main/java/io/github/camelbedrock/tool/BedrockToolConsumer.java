/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import io.github.camelbedrock.tooluse.ToolDefinition;
import io.github.camelbedrock.tooluse.ToolRegistry;
import java.time.Duration;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Offers its route as a tool for as long as the route runs. */
final class BedrockToolConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    private @Nullable ToolDefinition tool;

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
        BedrockToolEndpoint endpoint = getEndpoint();
        String place = "route " + getRouteId() + " (" + endpoint.getEndpointBaseUri() + ")";
        ToolDefinition offered = new ToolDefinition(
                endpoint.getName() == null ? endpoint.getToolId() : endpoint.getName(),
                endpoint.getDescription(),
                endpoint.schema(),
                endpoint.isReturnDirect(),
                timeout(endpoint.getToolTimeout()),
                place,
                new RouteToolExecutor(this));
        registry().add(offered, endpoint.tagList());
        tool = offered;
    }

    private @Nullable Long timeout(@Nullable String option) {
        if (option == null) {
            return null;
        }
        Duration duration = CamelContextHelper.parse(getEndpoint().getCamelContext(), Duration.class, option);
        if (duration == null || duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Option toolTimeout of " + getEndpoint() + " must be at least 1 millisecond, but was " + option);
        }
        return duration.toMillis();
    }

    private void withdraw() {
        if (tool != null) {
            registry().remove(tool);
            tool = null;
        }
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
