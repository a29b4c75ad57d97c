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

/** The tools that the model may call, in Converse's own form. */
@UriParams
public class ToolOptions implements Cloneable {

    @UriParam(label = "producer", javaType = "java.lang.Object")
    @Metadata(label = "producer", supportFileReference = true, largeInput = true)
    private @Nullable Object toolConfig;

    @UriParam(label = "producer")
    private @Nullable String toolChoice;

    @UriParam(label = "producer", defaultValue = "false")
    private @Nullable String strictTools;

    @UriParam(label = "producer")
    private @Nullable String systemTools;

    public @Nullable Object getToolConfig() {
        return toolConfig;
    }

    /**
     * The tools in Converse's own form: JSON with a list tools and, if wanted, a toolChoice; resource: with the
     * location of such JSON; or a bean: a Map or a ToolConfiguration of the AWS SDK. A header cannot replace the
     * endpoint's tools.
     */
    public void setToolConfig(@Nullable Object toolConfig) {
        this.toolConfig = toolConfig;
    }

    public @Nullable String getToolChoice() {
        return toolChoice;
    }

    /**
     * Whether the model must call a tool: auto (it decides), any (it must call one), none (it must not), or the name
     * of the tool it must call. Models that cannot be forced refuse any and names with a clear error.
     */
    public void setToolChoice(@Nullable String toolChoice) {
        this.toolChoice = toolChoice;
    }

    public @Nullable String getStrictTools() {
        return strictTools;
    }

    /**
     * Whether the model must keep to the schemas of the tools: false, true for all, or the names of tools with commas
     * between them. Sent to models that know it; at most 20 tools can be strict.
     */
    public void setStrictTools(@Nullable String strictTools) {
        this.strictTools = strictTools;
    }

    public @Nullable String getSystemTools() {
        return systemTools;
    }

    /**
     * Names of tools that run within Bedrock, with commas between them, such as nova_grounding or
     * nova_code_interpreter. They follow the tools of toolConfig. A header cannot replace the endpoint's.
     */
    public void setSystemTools(@Nullable String systemTools) {
        this.systemTools = systemTools;
    }

    /** A copy that can be changed without changing this one. */
    public ToolOptions copy() {
        try {
            return (ToolOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
