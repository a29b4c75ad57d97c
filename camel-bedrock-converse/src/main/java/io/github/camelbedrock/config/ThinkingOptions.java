/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Whether and how much the model thinks before it answers. */
@UriParams
public class ThinkingOptions implements Cloneable {

    @UriParam(label = "producer", defaultValue = "off")
    private @Nullable String thinking;

    @UriParam(label = "producer", enums = "auto,true,false", defaultValue = "auto")
    private @Nullable String interleavedThinking;

    public @Nullable String getThinking() {
        return thinking;
    }

    /**
     * How much the model thinks before it answers: off, on, an effort (minimal, low, medium, high, xhigh, max),
     * adaptive (the model decides), adaptive/EFFORT, or a number of tokens, at least 1024 and less than maxTokens. It
     * is sent in the form that the model knows; where the model knows it only in part, the nearest form is sent and
     * one warning logged.
     */
    public void setThinking(@Nullable String thinking) {
        this.thinking = thinking;
    }

    public @Nullable String getInterleavedThinking() {
        return interleavedThinking;
    }

    /**
     * Whether Claude may think between tool calls too. auto asks for it wherever a number of tokens is set for
     * thinking and the model can; models that think adaptively always do.
     */
    public void setInterleavedThinking(@Nullable String interleavedThinking) {
        this.interleavedThinking = interleavedThinking;
    }

    /** A copy that can be changed without changing this one. */
    public ThinkingOptions copy() {
        try {
            return (ThinkingOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
