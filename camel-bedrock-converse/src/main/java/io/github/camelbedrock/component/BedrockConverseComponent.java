/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.client.BedrockClients;
import io.github.camelbedrock.config.ServiceOptions;
import io.github.camelbedrock.config.ToolLoopOptions;
import io.github.camelbedrock.exchange.StreamBodies;
import io.github.camelbedrock.limit.Cooldowns;
import io.github.camelbedrock.limit.Quotas;
import io.github.camelbedrock.status.CallStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/** The component behind {@code bedrock-converse:modelId}. Holds the clients and the threads that its endpoints share. */
@Component("bedrock-converse")
public class BedrockConverseComponent extends ComponentOptions {

    private final BedrockClients clients = new BedrockClients();
    private final Quotas quotas;
    private final Cooldowns cooldowns = new Cooldowns();
    private final CallStatus status = new CallStatus();
    private final HealthChecks checks = new HealthChecks();
    private @Nullable RouteThreads threads;
    private @Nullable EventNotifier notifier;

    public BedrockConverseComponent() {
        this(new Quotas());
    }

    BedrockConverseComponent(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException(
                    "modelId is missing: the URI must be bedrock-converse:modelId, with a model id, an inference"
                            + " profile id or an ARN");
        }
        BedrockConverseEndpoint endpoint = new BedrockConverseEndpoint(uri, this);
        endpoint.setModelId(remaining);
        copyTo(endpoint);
        readMaps(endpoint, parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Options with a dot in their names: requestMetadata.team=triage and the like, over those of the component. */
    private static void readMaps(BedrockConverseEndpoint endpoint, Map<String, Object> parameters) {
        ServiceOptions service = endpoint.getService();
        ToolLoopOptions tools = endpoint.getToolLoop();
        tools.setMcpServer(merged(tools.getMcpServer(), parameters, "mcpServer."));
        service.setRequestMetadata(merged(service.getRequestMetadata(), parameters, "requestMetadata."));
        service.setPromptVariables(merged(service.getPromptVariables(), parameters, "promptVariables."));
        service.setAdditional(merged(service.getAdditional(), parameters, "additional."));
        service.setExtraHeaders(merged(service.getExtraHeaders(), parameters, "extraHeaders."));
    }

    private static @Nullable Map<String, Object> merged(
            @Nullable Map<String, Object> ofComponent, Map<String, Object> parameters, String prefix) {
        Map<String, Object> found = PropertiesHelper.extractProperties(parameters, prefix);
        if (found.isEmpty()) {
            return ofComponent;
        }
        Map<String, Object> all = ofComponent == null ? new LinkedHashMap<>() : new LinkedHashMap<>(ofComponent);
        all.putAll(found);
        return all;
    }

    @Override
    public @Nullable PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictNumbers.over(super.getComponentPropertyConfigurer());
    }

    @Override
    public @Nullable PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictNumbers.over(super.getEndpointPropertyConfigurer());
    }

    BedrockClients clients() {
        return clients;
    }

    Quotas quotas() {
        return quotas;
    }

    Cooldowns cooldowns() {
        return cooldowns;
    }

    /** What all calls have come to. */
    CallStatus status() {
        return status;
    }

    /** The health checks of the endpoints that are in use. */
    HealthChecks checks() {
        return checks;
    }

    /**
     * The threads until the component is stopped. They are made at its start, when all thread pool profiles are there, or
     * with the first producer: Camel makes those in a split or a multicast before it starts components.
     */
    synchronized RouteThreads threads() {
        RouteThreads running = threads;
        if (running == null) {
            running = new RouteThreads(getCamelContext(), this);
            threads = running;
        }
        return running;
    }

    @Override
    protected void doStart() throws Exception {
        threads();
        StreamCaching.leaveAnswersOut(getCamelContext());
        notifier = StreamBodies.watch(getCamelContext());
        if (notifier != null) {
            getCamelContext().getManagementStrategy().addEventNotifier(notifier);
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (notifier != null) {
            getCamelContext().getManagementStrategy().removeEventNotifier(notifier);
        }
        // Where two threads ask for a new endpoint at once, Camel starts both, keeps one and stops that alone.
        clients.close();
        synchronized (this) {
            if (threads != null) {
                threads.close();
                threads = null;
            }
        }
        quotas.clear(); // Whoever still waits, for a timer that has ended, is told.
        cooldowns.clear();
    }
}
