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

/** Answers that are objects: the schema to keep to and how it is enforced. */
@UriParams
public class OutputOptions implements Cloneable {

    @UriParam(label = "producer")
    @Metadata(label = "producer", supportFileReference = true, largeInput = true)
    private @Nullable String outputSchema;

    @UriParam(label = "producer")
    private @Nullable String outputClass;

    @UriParam(label = "producer", enums = "auto,native,tool,prompt", defaultValue = "auto")
    private @Nullable String outputMode;

    @UriParam(label = "producer", defaultValue = "1", javaType = "java.lang.Integer")
    private @Nullable Integer outputRetries;

    public @Nullable String getOutputSchema() {
        return outputSchema;
    }

    /**
     * The JSON schema that the answer must match: JSON, or resource: with its location. The body of the answer is then
     * JSON text that matches it.
     */
    public void setOutputSchema(@Nullable String outputSchema) {
        this.outputSchema = outputSchema;
    }

    public @Nullable String getOutputClass() {
        return outputClass;
    }

    /**
     * The class of the answer, by its full name: its JSON schema is sent to the model and the body of the answer is an
     * object of the class. A record or a bean that Jackson can read.
     */
    public void setOutputClass(@Nullable String outputClass) {
        this.outputClass = outputClass;
    }

    public @Nullable String getOutputMode() {
        return outputMode;
    }

    /**
     * How the model is held to the schema. native: Bedrock enforces it, for models that can. tool: the model must call
     * a tool whose input has the schema. prompt: the schema stands in the system prompt. auto: the first of these that
     * the model can and that the other options allow. In every mode the answer is checked.
     */
    public void setOutputMode(@Nullable String outputMode) {
        this.outputMode = outputMode;
    }

    public @Nullable Integer getOutputRetries() {
        return outputRetries;
    }

    /**
     * How often an answer that does not match the schema goes back to the model with what is wrong with it. Each time
     * is one more call. After that the exchange fails with a StructuredOutputException that keeps the answer.
     */
    public void setOutputRetries(@Nullable Integer outputRetries) {
        this.outputRetries = outputRetries;
    }

    /** A copy that can be changed without changing this one. */
    public OutputOptions copy() {
        try {
            return (OutputOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
