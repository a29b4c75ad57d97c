/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.tool;

import io.github.camelbedrock.tooluse.ToolSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
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
 * Offer a route to Amazon Bedrock models as a tool that they may call.
 *
 * <p>A bedrock-converse endpoint whose option tools names one of the route's tags tells the model of it. The route gets the
 * arguments as headers and as a Map body; what is in the body at its end is the result.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "bedrock-tool",
        title = "Bedrock Tool",
        syntax = "bedrock-tool:toolId",
        category = {Category.AI},
        consumerOnly = true)
public class BedrockToolEndpoint extends DefaultEndpoint implements AsyncEndpoint {

    @UriPath(description = "The name by which the model calls the tool, unless the option name gives another")
    @Metadata(required = true)
    private String toolId = "";

    @UriParam(label = "consumer")
    @Metadata(required = true)
    private @Nullable String tags;

    @UriParam(label = "consumer")
    private @Nullable String description;

    @UriParam(label = "consumer")
    private @Nullable String name;

    @UriParam(label = "consumer", prefix = "parameter.", multiValue = true)
    private @Nullable Map<String, Object> parameter;

    @UriParam(label = "consumer")
    @Metadata(supportFileReference = true, largeInput = true, inputLanguage = "json")
    private @Nullable String argSchema;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean returnDirect;

    @UriParam(label = "consumer", javaType = "java.time.Duration")
    private @Nullable String toolTimeout;

    public BedrockToolEndpoint(String uri, BedrockToolComponent component) {
        super(uri, component);
        setExchangePattern(ExchangePattern.InOut); // The model waits for a result.
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A model calls the tool: nothing can be sent to bedrock-tool. A route"
                + " calls the same steps where both use a direct: route");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BedrockToolConsumer consumer = new BedrockToolConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** The tags, at least one. */
    List<String> tagList() {
        List<String> found = tags == null
                ? List.of()
                : Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "option tags is missing, so that no bedrock-converse endpoint could reach the tool");
        }
        return found;
    }

    /** The schema of the arguments. */
    ToolSchema schema() {
        return ArgumentSchema.of(argSchema(), parameter == null ? Map.of() : parameter);
    }

    private @Nullable String argSchema() {
        try {
            return argSchema == null
                    ? null
                    : ScriptHelper.resolveOptionalExternalScript(getCamelContext(), null, argSchema);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("argSchema: " + e.getMessage(), e);
        }
    }

    public String getToolId() {
        return toolId;
    }

    public void setToolId(String toolId) {
        this.toolId = toolId;
    }

    public @Nullable String getTags() {
        return tags;
    }

    /** The tags by which bedrock-converse endpoints choose their tools (their option tools), with commas between them. */
    public void setTags(@Nullable String tags) {
        this.tags = tags;
    }

    public @Nullable String getDescription() {
        return description;
    }

    /** What the tool is for, in the words by which the model shall know when to call it. */
    public void setDescription(@Nullable String description) {
        this.description = description;
    }

    public @Nullable String getName() {
        return name;
    }

    /** The name by which the model calls the tool, instead of that in the URI: letters, digits, hyphens, underscores. */
    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable Map<String, Object> getParameter() {
        return parameter;
    }

    /**
     * The arguments: parameter.NAME is the type of one (string, integer, number, boolean, object, array), and
     * parameter.NAME.description, .required (true, false), .enum (values with commas between them) and .default say more.
     */
    public void setParameter(@Nullable Map<String, Object> parameter) {
        this.parameter = parameter;
    }

    public @Nullable String getArgSchema() {
        return argSchema;
    }

    /** The JSON schema of the arguments, instead of parameter.NAME; or resource: with its location. Sent as it is. */
    public void setArgSchema(@Nullable String argSchema) {
        this.argSchema = argSchema;
    }

    public boolean isReturnDirect() {
        return returnDirect;
    }

    /** Whether the result is the answer of the bedrock-converse endpoint, without the model seeing it first. */
    public void setReturnDirect(boolean returnDirect) {
        this.returnDirect = returnDirect;
    }

    public @Nullable String getToolTimeout() {
        return toolTimeout;
    }

    /** How long a call may take, instead of the option toolTimeout of the bedrock-converse endpoint. */
    public void setToolTimeout(@Nullable String toolTimeout) {
        this.toolTimeout = toolTimeout;
    }
}
