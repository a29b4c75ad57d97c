/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How the model samples its answer. What is not set is not sent: the model's own default holds. */
@UriParams
public class InferenceOptions implements Cloneable {

    @UriParam(label = "producer")
    private @Nullable Integer maxTokens;

    @UriParam(label = "producer")
    private @Nullable Double temperature;

    @UriParam(label = "producer")
    private @Nullable Double topP;

    @UriParam(label = "producer")
    private @Nullable Integer topK;

    @UriParam(label = "producer")
    private @Nullable String stopSequences;

    @UriParam(label = "producer")
    private @Nullable Integer maxInputTokens;

    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    /** The most tokens that the answer may have, at least 1. The model's own limit where it is not set. */
    public void setMaxTokens(@Nullable Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public @Nullable Double getTemperature() {
        return temperature;
    }

    /** The temperature, from 0 (the likeliest words) to 1 (the widest choice). */
    public void setTemperature(@Nullable Double temperature) {
        this.temperature = temperature;
    }

    public @Nullable Double getTopP() {
        return topP;
    }

    /** Nucleus sampling: the model chooses among the likeliest words whose probabilities add up to this, from 0 to 1. */
    public void setTopP(@Nullable Double topP) {
        this.topP = topP;
    }

    public @Nullable String getStopSequences() {
        return stopSequences;
    }

    /**
     * Texts at which the model stops, with commas between them. A text that holds a comma itself can be given as a List
     * in the header of the same name.
     */
    public void setStopSequences(@Nullable String stopSequences) {
        this.stopSequences = stopSequences;
    }

    public @Nullable Integer getTopK() {
        return topK;
    }

    /**
     * The model chooses among this many of the likeliest words, at least 1. Only Claude and Nova know it; for other
     * models it is left out with one warning.
     */
    public void setTopK(@Nullable Integer topK) {
        this.topK = topK;
    }

    public @Nullable Integer getMaxInputTokens() {
        return maxInputTokens;
    }

    /**
     * The most tokens that the request may have. The tokens are counted by CountTokens, which costs nothing, before the
     * model is asked; a request with more of them fails without asking it. A header cannot raise the endpoint's limit.
     */
    public void setMaxInputTokens(@Nullable Integer maxInputTokens) {
        this.maxInputTokens = maxInputTokens;
    }

    /** A copy that can be changed without changing this one. */
    public InferenceOptions copy() {
        try {
            return (InferenceOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
