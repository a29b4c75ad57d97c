/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.config.CacheOptions;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.CredentialsOptions;
import io.github.camelbedrock.config.GuardrailOptions;
import io.github.camelbedrock.config.HttpOptions;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.ModelOptions;
import io.github.camelbedrock.config.OutputOptions;
import io.github.camelbedrock.config.PromptOptions;
import io.github.camelbedrock.config.ResilienceOptions;
import io.github.camelbedrock.config.ServiceOptions;
import io.github.camelbedrock.config.StreamOptions;
import io.github.camelbedrock.config.ThinkingOptions;
import io.github.camelbedrock.config.ToolLoopOptions;
import io.github.camelbedrock.config.ToolOptions;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;

/** The options of the component, which are the defaults of its endpoints: a group for each topic. */
abstract class ComponentOptions extends HealthCheckComponent {

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
    private ResilienceOptions resilience = new ResilienceOptions();

    @Metadata(label = "advanced")
    private ClientOptions client = new ClientOptions();

    @Metadata(label = "advanced")
    private CredentialsOptions credentials = new CredentialsOptions();

    @Metadata(label = "advanced")
    private HttpOptions http = new HttpOptions();

    /** Gives the endpoint options of its own, which begin as these. */
    void copyTo(EndpointOptions endpoint) {
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
        endpoint.setResilience(resilience.copy());
        endpoint.setClient(client.copy());
        endpoint.setCredentials(credentials.copy());
        endpoint.setHttp(http.copy());
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

    public ResilienceOptions getResilience() {
        return resilience;
    }

    /** The options on how calls are held back, and which models stand in, as one object. */
    public void setResilience(ResilienceOptions resilience) {
        this.resilience = resilience;
    }

    public ClientOptions getClient() {
        return client;
    }

    /** The options on whom to call, as one object. */
    public void setClient(ClientOptions client) {
        this.client = client;
    }

    public CredentialsOptions getCredentials() {
        return credentials;
    }

    /** The options on as whom to call, as one object. */
    public void setCredentials(CredentialsOptions credentials) {
        this.credentials = credentials;
    }

    public HttpOptions getHttp() {
        return http;
    }

    /** The options on how to reach Bedrock, as one object. */
    public void setHttp(HttpOptions http) {
        this.http = http;
    }
}
