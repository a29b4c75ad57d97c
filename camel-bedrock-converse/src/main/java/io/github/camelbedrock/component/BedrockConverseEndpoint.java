/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.PromptOptions;
import io.github.camelbedrock.conversation.ConversationFactory;
import io.github.camelbedrock.exchange.TurnReader;
import java.util.Objects;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ScriptHelper;
import org.jspecify.annotations.Nullable;

/**
 * Ask an Amazon Bedrock model by the Converse API.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "bedrock-converse",
        title = "Bedrock Converse",
        syntax = "bedrock-converse:modelId",
        category = {Category.AI, Category.CLOUD},
        producerOnly = true,
        headersClass = BedrockConverseConstants.class)
public class BedrockConverseEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    @UriPath(description = "The model to ask: a model id, an inference profile id or an ARN")
    @Metadata(required = true)
    private String modelId = "";

    @UriParam
    private PromptOptions prompt = new PromptOptions();

    @UriParam
    private InferenceOptions inference = new InferenceOptions();

    @UriParam
    private ClientOptions client = new ClientOptions();

    private @Nullable ClientLease lease;

    public BedrockConverseEndpoint(String uri, BedrockConverseComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() throws Exception {
        BedrockConverseComponent component = (BedrockConverseComponent) getComponent();
        return new BedrockConverseProducer(
                this,
                turnReader(),
                ConversationFactory.converse(
                        Objects.requireNonNull(lease, "endpoint is not started"), component.routeThreads()),
                component.routeThreads());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new UnsupportedOperationException(
                "A model is asked, it does not send: bedrock-converse cannot be consumed from");
    }

    private TurnReader turnReader() {
        return new TurnReader(modelId, text(prompt.getSystemMessage()), text(prompt.getUserMessage()), inference);
    }

    private @Nullable String text(@Nullable String option) {
        return option == null ? null : ScriptHelper.resolveOptionalExternalScript(getCamelContext(), null, option);
    }

    @Override
    protected void doStart() throws Exception {
        lease = ((BedrockConverseComponent) getComponent()).clients().acquire(client);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    public String getModelId() {
        return modelId;
    }

    public void setModelId(String modelId) {
        this.modelId = modelId;
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

    public ClientOptions getClient() {
        return client;
    }

    public void setClient(ClientOptions client) {
        this.client = client;
    }
}
