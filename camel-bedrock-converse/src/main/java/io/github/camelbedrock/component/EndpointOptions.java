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
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** The options of an endpoint: a group for each topic. */
abstract class EndpointOptions extends DefaultEndpoint {

    @UriParam
    private PromptOptions prompt = new PromptOptions();

    @UriParam
    private InferenceOptions inference = new InferenceOptions();

    @UriParam
    private ModelOptions model = new ModelOptions();

    @UriParam
    private CacheOptions cache = new CacheOptions();

    @UriParam
    private ThinkingOptions thinkingOptions = new ThinkingOptions();

    @UriParam
    private ToolOptions toolOptions = new ToolOptions();

    @UriParam
    private ToolLoopOptions toolLoop = new ToolLoopOptions();

    @UriParam
    private OutputOptions output = new OutputOptions();

    @UriParam
    private GuardrailOptions guardrail = new GuardrailOptions();

    @UriParam
    private StreamOptions stream = new StreamOptions();

    @UriParam
    private ServiceOptions service = new ServiceOptions();

    @UriParam
    private ResilienceOptions resilience = new ResilienceOptions();

    @UriParam
    private ClientOptions client = new ClientOptions();

    @UriParam
    private CredentialsOptions credentials = new CredentialsOptions();

    @UriParam
    private HttpOptions http = new HttpOptions();

    EndpointOptions(String uri, Component component) {
        super(uri, component);
    }

    public PromptOptions getPrompt() {
        return prompt;
    }

    public void setPrompt(PromptOptions prompt) {
        this.prompt = prompt;
    }

    public InferenceOptions getInference() {
        return inference;
    }

    public void setInference(InferenceOptions inference) {
        this.inference = inference;
    }

    public ModelOptions getModel() {
        return model;
    }

    public void setModel(ModelOptions model) {
        this.model = model;
    }

    public CacheOptions getCache() {
        return cache;
    }

    public void setCache(CacheOptions cache) {
        this.cache = cache;
    }

    public ThinkingOptions getThinkingOptions() {
        return thinkingOptions;
    }

    public void setThinkingOptions(ThinkingOptions thinkingOptions) {
        this.thinkingOptions = thinkingOptions;
    }

    public ToolOptions getToolOptions() {
        return toolOptions;
    }

    public void setToolOptions(ToolOptions toolOptions) {
        this.toolOptions = toolOptions;
    }

    public ToolLoopOptions getToolLoop() {
        return toolLoop;
    }

    public void setToolLoop(ToolLoopOptions toolLoop) {
        this.toolLoop = toolLoop;
    }

    public OutputOptions getOutput() {
        return output;
    }

    public void setOutput(OutputOptions output) {
        this.output = output;
    }

    public GuardrailOptions getGuardrail() {
        return guardrail;
    }

    public void setGuardrail(GuardrailOptions guardrail) {
        this.guardrail = guardrail;
    }

    public StreamOptions getStream() {
        return stream;
    }

    public void setStream(StreamOptions stream) {
        this.stream = stream;
    }

    public ServiceOptions getService() {
        return service;
    }

    public void setService(ServiceOptions service) {
        this.service = service;
    }

    public ResilienceOptions getResilience() {
        return resilience;
    }

    public void setResilience(ResilienceOptions resilience) {
        this.resilience = resilience;
    }

    public ClientOptions getClient() {
        return client;
    }

    public void setClient(ClientOptions client) {
        this.client = client;
    }

    public CredentialsOptions getCredentials() {
        return credentials;
    }

    public void setCredentials(CredentialsOptions credentials) {
        this.credentials = credentials;
    }

    public HttpOptions getHttp() {
        return http;
    }

    public void setHttp(HttpOptions http) {
        this.http = http;
    }
}
