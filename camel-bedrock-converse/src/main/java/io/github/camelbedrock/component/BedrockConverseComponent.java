/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.client.BedrockClients;
import io.github.camelbedrock.config.CacheOptions;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.GuardrailOptions;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.ModelOptions;
import io.github.camelbedrock.config.OutputOptions;
import io.github.camelbedrock.config.PromptOptions;
import io.github.camelbedrock.config.ServiceOptions;
import io.github.camelbedrock.config.StreamOptions;
import io.github.camelbedrock.config.ThinkingOptions;
import io.github.camelbedrock.config.ToolLoopOptions;
import io.github.camelbedrock.config.ToolOptions;
import io.github.camelbedrock.exchange.StreamBodies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/** The component behind {@code bedrock-converse:modelId}. Holds the clients and the threads that its endpoints share. */
@Component("bedrock-converse")
public class BedrockConverseComponent extends DefaultComponent {

    @Metadata(label = "advanced")
    private PromptOptions prompt = new PromptOptions();

    @Metadata(label = "advanced")
    private InferenceOptions inference = new InferenceOptions();

    @Metadata(label = "advanced")
    private ModelOptions model = new ModelOptions();

    @Metadata(label = "advanced")
    private CacheOptions cache = new CacheOptions();

    @Metadata(label = "advanced")
    private ThinkingOptions thinkingOptions = new ThinkingOptions();

    @Metadata(label = "advanced")
    private ToolOptions toolOptions = new ToolOptions();

    @Metadata(label = "advanced")
    private ToolLoopOptions toolLoop = new ToolLoopOptions();

    @Metadata(label = "advanced")
    private OutputOptions output = new OutputOptions();

    @Metadata(label = "advanced")
    private GuardrailOptions guardrail = new GuardrailOptions();

    @Metadata(label = "advanced")
    private StreamOptions stream = new StreamOptions();

    @Metadata(label = "advanced")
    private ServiceOptions service = new ServiceOptions();

    @Metadata(label = "advanced")
    private ClientOptions client = new ClientOptions();

    private final BedrockClients clients = new BedrockClients();
    private @Nullable RouteThreads threads;
    private @Nullable EventNotifier notifier;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException(
                    "modelId is missing: the URI must be bedrock-converse:modelId, with a model id, an inference"
                            + " profile id or an ARN");
        }
        BedrockConverseEndpoint endpoint = new BedrockConverseEndpoint(uri, this);
        endpoint.setModelId(remaining);
        endpoint.setPrompt(prompt.copy());
        endpoint.setInference(inference.copy());
        endpoint.setModel(model.copy());
        endpoint.setCache(cache.copy());
        endpoint.setThinkingOptions(thinkingOptions.copy());
        endpoint.setToolOptions(toolOptions.copy());
        endpoint.setToolLoop(toolLoop.copy());
        endpoint.setOutput(output.copy());
        endpoint.setGuardrail(guardrail.copy());
        endpoint.setStream(stream.copy());
        endpoint.setService(service.copy());
        endpoint.setClient(client.copy());
        readMaps(endpoint, parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public PromptOptions getPrompt() {
        return prompt;
    }

    /** The options on what to do and what to say, as one object. */
    public void setPrompt(PromptOptions prompt) {
        this.prompt = prompt;
    }

    public InferenceOptions getInference() {
        return inference;
    }

    /** The options on how the model samples, as one object. */
    public void setInference(InferenceOptions inference) {
        this.inference = inference;
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

    public ModelOptions getModel() {
        return model;
    }

    /** The options on which model is meant, as one object. */
    public void setModel(ModelOptions model) {
        this.model = model;
    }

    public CacheOptions getCache() {
        return cache;
    }

    /** The options on where the prompt is cached, as one object. */
    public void setCache(CacheOptions cache) {
        this.cache = cache;
    }

    public ThinkingOptions getThinkingOptions() {
        return thinkingOptions;
    }

    /** The options on how much the model thinks, as one object. */
    public void setThinkingOptions(ThinkingOptions thinkingOptions) {
        this.thinkingOptions = thinkingOptions;
    }

    public ToolOptions getToolOptions() {
        return toolOptions;
    }

    /** The options on the tools that the model may call, as one object. */
    public void setToolOptions(ToolOptions toolOptions) {
        this.toolOptions = toolOptions;
    }

    public ToolLoopOptions getToolLoop() {
        return toolLoop;
    }

    /** The options on how the tools are called that the model asks for, as one object. */
    public void setToolLoop(ToolLoopOptions toolLoop) {
        this.toolLoop = toolLoop;
    }

    public OutputOptions getOutput() {
        return output;
    }

    /** The options on answers that are objects, as one object. */
    public void setOutput(OutputOptions output) {
        this.output = output;
    }

    public GuardrailOptions getGuardrail() {
        return guardrail;
    }

    /** The options on the guardrail, as one object. */
    public void setGuardrail(GuardrailOptions guardrail) {
        this.guardrail = guardrail;
    }

    public StreamOptions getStream() {
        return stream;
    }

    /** The options on how an answer in parts is handed on, as one object. */
    public void setStream(StreamOptions stream) {
        this.stream = stream;
    }

    public ServiceOptions getService() {
        return service;
    }

    /** The options on how Bedrock serves the call, as one object. */
    public void setService(ServiceOptions service) {
        this.service = service;
    }

    public ClientOptions getClient() {
        return client;
    }

    /** The options on whom to call and as whom, as one object. */
    public void setClient(ClientOptions client) {
        this.client = client;
    }

    BedrockClients clients() {
        return clients;
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
    }
}
