/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.client.BedrockClients;
import io.github.camelbedrock.config.ClientOptions;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.config.PromptOptions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The component behind {@code bedrock-converse:modelId}. Holds the clients and the threads that its endpoints share. */
@Component("bedrock-converse")
public class BedrockConverseComponent extends DefaultComponent {

    @Metadata(label = "advanced")
    private PromptOptions prompt = new PromptOptions();

    @Metadata(label = "advanced")
    private InferenceOptions inference = new InferenceOptions();

    @Metadata(label = "advanced")
    private ClientOptions client = new ClientOptions();

    private final BedrockClients clients = new BedrockClients();
    private @Nullable ExecutorService routeThreads;

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
        endpoint.setClient(client.copy());
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

    /** Where routes go on when the answer is there, so that the SDK's event loop is never held. */
    Executor routeThreads() {
        return Objects.requireNonNull(routeThreads, "component is not started");
    }

    @Override
    protected void doStart() throws Exception {
        routeThreads = RouteThreads.create(getCamelContext(), this);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (routeThreads != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(routeThreads);
            routeThreads = null;
        }
    }
}
