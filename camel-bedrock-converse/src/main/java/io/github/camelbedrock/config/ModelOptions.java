/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Which model is meant. The URI names it; these options say how the name is read. */
@UriParams
public class ModelOptions implements Cloneable {

    @UriParam(label = "producer", enums = "none,auto,us,eu,apac,jp,au,ca,global,us-gov", defaultValue = "none")
    private @Nullable String inferenceProfilePrefix;

    @UriParam(label = "producer")
    private @Nullable String baseModelId;

    @UriParam(label = "producer")
    private @Nullable String modelAliases;

    public @Nullable String getInferenceProfilePrefix() {
        return inferenceProfilePrefix;
    }

    /**
     * The geography of the inference profile that serves the model. It is put before the model id: with eu the model
     * amazon.nova-lite-v1:0 is asked as eu.amazon.nova-lite-v1:0. auto takes the geography of the region. Many models
     * can be asked by an inference profile alone.
     */
    public void setInferenceProfilePrefix(@Nullable String inferenceProfilePrefix) {
        this.inferenceProfilePrefix = inferenceProfilePrefix;
    }

    public @Nullable String getBaseModelId() {
        return baseModelId;
    }

    /**
     * The model id or alias behind an ARN that does not tell it, such as an application inference profile. The rules
     * of that model are kept then (caching, thinking, tools), and tokens can be counted.
     */
    public void setBaseModelId(@Nullable String baseModelId) {
        this.baseModelId = baseModelId;
    }

    public @Nullable String getModelAliases() {
        return modelAliases;
    }

    /**
     * Names of your own for models, each with the name, model id or ARN that it stands for:
     * fast=nova-micro,smart=claude-sonnet-4-5. They win over the built-in names. No header changes them.
     */
    public void setModelAliases(@Nullable String modelAliases) {
        this.modelAliases = modelAliases;
    }

    /** A copy that can be changed without changing this one. */
    public ModelOptions copy() {
        try {
            return (ModelOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
