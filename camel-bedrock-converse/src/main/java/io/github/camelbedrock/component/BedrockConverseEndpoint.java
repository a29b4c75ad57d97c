/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.component;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.client.ClientLease;
import io.github.camelbedrock.conversation.ConversationFactory;
import io.github.camelbedrock.exchange.TurnReader;
import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.status.EndpointStatus;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScriptHelper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;

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
public class BedrockConverseEndpoint extends EndpointOptions implements AsyncEndpoint {

    /** Options that may name a resource instead of being the text itself. */
    private static final Set<String> RESOURCES =
            Set.of("systemMessage", "userMessage", "outputSchema", "toolConfig", "additionalModelRequestFields");

    @UriPath(
            description =
                    "The model to ask: a model id, an alias such as claude-sonnet-4-5 or nova-lite, an inference profile id or an ARN")
    @Metadata(required = true)
    private String modelId = "";

    private @Nullable ClientLease lease;
    private @Nullable EndpointHealth health;

    public BedrockConverseEndpoint(String uri, BedrockConverseComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() throws Exception {
        BedrockConverseComponent component = (BedrockConverseComponent) getComponent();
        ClientLease client = Objects.requireNonNull(lease, "endpoint is not started");
        TurnReader reader = new TurnReader(getCamelContext(), this::option, modelId, region(client));
        RouteThreads threads = component.threads();
        ConversationFactory conversation = new ConversationFactory(
                client, component.quotas(), component.cooldowns(), threads.calls(), threads.timer());
        EndpointTools tools = new EndpointTools(this, reader.options().toolLoop(), threads, component.status());
        EndpointHealth check = health(reader.model(), client, conversation);
        return new BedrockConverseProducer(this, reader, conversation, tools, threads, check);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new UnsupportedOperationException(
                "A model is asked, it does not send: bedrock-converse cannot be consumed from");
    }

    /** The region that is called, which may come from the AWS settings; a client of the user's own may hide it. */
    private static @Nullable String region(ClientLease client) {
        BedrockRuntimeServiceClientConfiguration configuration;
        try {
            configuration = client.runtime().serviceClientConfiguration();
        } catch (UnsupportedOperationException e) {
            return null; // What the SDK's interface does by default.
        }
        Region region = configuration == null ? null : configuration.region();
        return region == null ? null : region.id();
    }

    /** One for all producers, from the start of the endpoint to its stop. */
    private synchronized EndpointHealth health(ModelId model, ClientLease client, ConversationFactory conversation) {
        EndpointHealth known = health;
        if (known == null) {
            BedrockConverseComponent component = (BedrockConverseComponent) getComponent();
            HealthProbe probe =
                    getClient().isHealthCheckProbe() ? new HealthProbe(() -> conversation.probe(model)) : null;
            known = new EndpointHealth(
                    this,
                    new EndpointStatus(component.status(), model.value()),
                    new EndpointHealth.Asked(model.value(), region(client), client.credentials()),
                    probe);
            health = known;
        }
        return known;
    }

    private synchronized void forgetHealth() {
        health = null;
    }

    /** The value of an option by its name; a text that is a resource is read. */
    private @Nullable Object option(String name) {
        PropertyConfigurerGetter options =
                (PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer();
        Object value = options.getOptionValue(this, name, false);
        return RESOURCES.contains(name) && value instanceof String text
                ? ScriptHelper.resolveOptionalExternalScript(getCamelContext(), null, text)
                : value;
    }

    @Override
    protected void doStart() throws Exception {
        lease = ((BedrockConverseComponent) getComponent())
                .clients()
                .acquire(getClient(), getCredentials(), getHttp(), modelId);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        forgetHealth();
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
}
