/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The tools that are called for the model, and how. */
@UriParams
public class ToolLoopOptions implements Cloneable {

    @UriParam(label = "producer")
    private @Nullable String tools;

    @UriParam(label = "producer", enums = "auto,manual", defaultValue = "auto")
    private @Nullable String toolExecution;

    @UriParam(label = "producer", defaultValue = "10")
    private @Nullable Integer maxToolIterations;

    @UriParam(label = "producer")
    private @Nullable Integer maxToolTokens;

    @UriParam(label = "producer", defaultValue = "true")
    private @Nullable Boolean parallelToolExecution;

    @UriParam(label = "producer", javaType = "java.time.Duration", defaultValue = "30s")
    private @Nullable String toolTimeout;

    @UriParam(label = "producer", enums = "reprompt,fail", defaultValue = "reprompt")
    private @Nullable String toolErrorStrategy;

    @UriParam(label = "producer", enums = "reprompt,fail", defaultValue = "reprompt")
    private @Nullable String unknownToolStrategy;

    @UriParam(label = "producer", enums = "none,message", defaultValue = "message")
    private @Nullable String toolErrorDetail;

    @UriParam(label = "producer", defaultValue = "50000")
    private @Nullable Integer maxToolResultSize;

    @UriParam(label = "producer", enums = "truncate,fail", defaultValue = "truncate")
    private @Nullable String toolResultOverflow;

    @UriParam(label = "producer", prefix = "mcpServer.", multiValue = true)
    private @Nullable Map<String, Object> mcpServer;

    public @Nullable String getTools() {
        return tools;
    }

    /**
     * The tags of the bedrock-tool routes that the model may call, with commas between them. Their calls are made and
     * answered before the answer comes back. A header cannot replace the endpoint's tags.
     */
    public void setTools(@Nullable String tools) {
        this.tools = tools;
    }

    public @Nullable String getToolExecution() {
        return toolExecution;
    }

    /**
     * Who calls the tools of the option tools: auto, the component; manual, the route, which finds the calls in the header
     * CamelBedrockConverseToolCalls and sends their results in the header CamelBedrockConverseToolResults. A header
     * cannot replace what the endpoint sets.
     */
    public void setToolExecution(@Nullable String toolExecution) {
        this.toolExecution = toolExecution;
    }

    public @Nullable Integer getMaxToolIterations() {
        return maxToolIterations;
    }

    /**
     * How often the model may ask for tools before it must have answered. One that asks once more ends the exchange by a
     * ToolLoopException. A header cannot replace what the endpoint sets.
     */
    public void setMaxToolIterations(@Nullable Integer maxToolIterations) {
        this.maxToolIterations = maxToolIterations;
    }

    public @Nullable Integer getMaxToolTokens() {
        return maxToolTokens;
    }

    /**
     * The tokens, input and output, after which no more tools are called: a model that has used up as many and still asks
     * for a tool ends the exchange by a ToolLoopException. A header cannot replace what the endpoint sets.
     */
    public void setMaxToolTokens(@Nullable Integer maxToolTokens) {
        this.maxToolTokens = maxToolTokens;
    }

    public @Nullable Boolean getParallelToolExecution() {
        return parallelToolExecution;
    }

    /**
     * Whether the calls of one turn run side by side. Their results go back in the order of the calls in any case.
     */
    public void setParallelToolExecution(@Nullable Boolean parallelToolExecution) {
        this.parallelToolExecution = parallelToolExecution;
    }

    public @Nullable String getToolTimeout() {
        return toolTimeout;
    }

    /**
     * How long the call of a tool may take, unless the tool says otherwise. What comes later is dropped.
     */
    public void setToolTimeout(@Nullable String toolTimeout) {
        this.toolTimeout = toolTimeout;
    }

    public @Nullable String getToolErrorStrategy() {
        return toolErrorStrategy;
    }

    /**
     * What happens where a tool fails, takes too long or is called with arguments that do not match its schema: reprompt
     * (the model is told) or fail (the exchange fails by a ToolLoopException).
     */
    public void setToolErrorStrategy(@Nullable String toolErrorStrategy) {
        this.toolErrorStrategy = toolErrorStrategy;
    }

    public @Nullable String getUnknownToolStrategy() {
        return unknownToolStrategy;
    }

    /**
     * What happens where the model calls a tool that there is not: reprompt (the model is told) or fail (the exchange fails
     * by a ToolLoopException).
     */
    public void setUnknownToolStrategy(@Nullable String unknownToolStrategy) {
        this.unknownToolStrategy = unknownToolStrategy;
    }

    public @Nullable String getToolErrorDetail() {
        return toolErrorDetail;
    }

    /**
     * What the model is told of a tool's exception: none (only that the tool has failed) or its message. A header cannot
     * replace what the endpoint sets.
     */
    public void setToolErrorDetail(@Nullable String toolErrorDetail) {
        this.toolErrorDetail = toolErrorDetail;
    }

    public @Nullable Integer getMaxToolResultSize() {
        return maxToolResultSize;
    }

    /**
     * The bytes of text and JSON (UTF-8) that the result of one call may have. Images and documents do not count.
     */
    public void setMaxToolResultSize(@Nullable Integer maxToolResultSize) {
        this.maxToolResultSize = maxToolResultSize;
    }

    public @Nullable String getToolResultOverflow() {
        return toolResultOverflow;
    }

    /**
     * What happens to a larger result: truncate (the model gets the first of it and is told so) or fail (the exchange fails
     * by a ToolLoopException).
     */
    public void setToolResultOverflow(@Nullable String toolResultOverflow) {
        this.toolResultOverflow = toolResultOverflow;
    }

    public @Nullable Map<String, Object> getMcpServer() {
        return mcpServer;
    }

    /**
     * Servers of the Model Context Protocol whose tools the model may call, each under a name of its own: mcpServer.NAME.url
     * or mcpServer.NAME.command, and more settings of that server.
     */
    public void setMcpServer(@Nullable Map<String, Object> mcpServer) {
        this.mcpServer = mcpServer == null ? null : DottedKeys.of(mcpServer);
    }

    /** A copy that can be changed without changing this one. */
    public ToolLoopOptions copy() {
        try {
            ToolLoopOptions copy = (ToolLoopOptions) super.clone();
            copy.mcpServer = mcpServer == null ? null : new LinkedHashMap<>(mcpServer);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
