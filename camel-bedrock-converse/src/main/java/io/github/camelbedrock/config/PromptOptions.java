/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** What to do and what to say to the model. */
@UriParams
public class PromptOptions implements Cloneable {

    @UriParam(label = "producer", defaultValue = "converse")
    @Metadata(label = "producer", defaultValue = "converse")
    private ConverseOperation operation = ConverseOperation.converse;

    @UriParam(label = "advanced", enums = "safe,all", defaultValue = "safe")
    private @Nullable String headerOverrides;

    @UriParam(label = "producer")
    @Metadata(label = "producer", supportFileReference = true, largeInput = true)
    private @Nullable String systemMessage;

    @UriParam(label = "producer")
    @Metadata(label = "producer", supportFileReference = true, largeInput = true)
    private @Nullable String userMessage;

    public ConverseOperation getOperation() {
        return operation;
    }

    /**
     * The operation to call. converse sends the message and waits, without holding a thread, for the whole answer.
     * countTokens sends the same request to be counted: the body of the answer is the number of input tokens, and the
     * model is not asked.
     */
    public void setOperation(ConverseOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getHeaderOverrides() {
        return headerOverrides;
    }

    /**
     * What headers may change. safe: everything but the endpoint's guardrail, tools and limits. all: these too, where
     * the headers come from nobody but the route itself.
     */
    public void setHeaderOverrides(@Nullable String headerOverrides) {
        this.headerOverrides = headerOverrides;
    }

    public @Nullable String getSystemMessage() {
        return systemMessage;
    }

    /**
     * The system prompt: text, or resource: with a location such as resource:classpath:prompt.md, which is read once,
     * at start.
     */
    public void setSystemMessage(@Nullable String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public @Nullable String getUserMessage() {
        return userMessage;
    }

    /**
     * A text of the user, which takes the place of a body that is a String and stands beside any other: text, or
     * resource: with a location, which is read once, at start. Without it the body is the user's turn.
     */
    public void setUserMessage(@Nullable String userMessage) {
        this.userMessage = userMessage;
    }

    /** A copy that can be changed without changing this one. */
    public PromptOptions copy() {
        try {
            return (PromptOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
