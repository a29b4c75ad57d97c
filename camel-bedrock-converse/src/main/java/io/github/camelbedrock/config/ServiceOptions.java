/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How Bedrock serves the call, and fields that belong to one model alone. */
@UriParams
public class ServiceOptions implements Cloneable {

    @UriParam(label = "producer", enums = "standard,optimized")
    private @Nullable String performanceLatency;

    @UriParam(label = "producer", enums = "auto,default,flex,priority,reserved")
    private @Nullable String serviceTier;

    @UriParam(label = "producer", prefix = "requestMetadata.", multiValue = true)
    private @Nullable Map<String, Object> requestMetadata;

    @UriParam(label = "producer", prefix = "promptVariables.", multiValue = true)
    private @Nullable Map<String, Object> promptVariables;

    @UriParam(label = "producer", javaType = "java.lang.Object")
    @Metadata(label = "producer", supportFileReference = true, largeInput = true)
    private @Nullable Object additionalModelRequestFields;

    @UriParam(label = "producer", prefix = "additional.", multiValue = true)
    private @Nullable Map<String, Object> additional;

    @UriParam(label = "producer")
    private @Nullable String additionalModelResponseFieldPaths;

    @UriParam(label = "advanced", prefix = "extraHeaders.", multiValue = true)
    private @Nullable Map<String, Object> extraHeaders;

    public @Nullable String getPerformanceLatency() {
        return performanceLatency;
    }

    /** The latency asked for, for models that know optimized. */
    public void setPerformanceLatency(@Nullable String performanceLatency) {
        this.performanceLatency = performanceLatency;
    }

    public @Nullable String getServiceTier() {
        return serviceTier;
    }

    /** The service tier asked for. auto sends none, which leaves it to the account. */
    public void setServiceTier(@Nullable String serviceTier) {
        this.serviceTier = serviceTier;
    }

    public @Nullable Map<String, Object> getRequestMetadata() {
        return requestMetadata;
    }

    /**
     * Key and value pairs for the model invocation log, written requestMetadata.KEY=VALUE. At most 16; keys and
     * values of up to 256 letters, digits, white space and the characters : _ @ $ # = / + , - and the full stop.
     */
    public void setRequestMetadata(@Nullable Map<String, Object> requestMetadata) {
        this.requestMetadata = requestMetadata;
    }

    public @Nullable Map<String, Object> getPromptVariables() {
        return promptVariables;
    }

    /**
     * The variables of a prompt of Prompt management, written promptVariables.NAME=TEXT. Only where the model is the
     * ARN of a prompt.
     */
    public void setPromptVariables(@Nullable Map<String, Object> promptVariables) {
        this.promptVariables = promptVariables;
    }

    public @Nullable Object getAdditionalModelRequestFields() {
        return additionalModelRequestFields;
    }

    /**
     * Fields that the model knows beyond Converse's own, as a JSON object, resource: with its location, or a Map bean.
     * They win over what thinking and topK would set.
     */
    public void setAdditionalModelRequestFields(@Nullable Object additionalModelRequestFields) {
        this.additionalModelRequestFields = additionalModelRequestFields;
    }

    public @Nullable Map<String, Object> getAdditional() {
        return additional;
    }

    /**
     * Single fields that the model knows beyond Converse's own, written additional.NAME=VALUE. A value that is JSON is
     * sent as such, so that numbers stay numbers and objects objects; any other is sent as text. They win over
     * additionalModelRequestFields.
     */
    public void setAdditional(@Nullable Map<String, Object> additional) {
        this.additional = additional;
    }

    public @Nullable String getAdditionalModelResponseFieldPaths() {
        return additionalModelResponseFieldPaths;
    }

    /**
     * JSON pointers, with commas between them, to fields of the model's own answer that Converse would leave out, such
     * as /stop_sequence. At most ten. They stand in the header CamelBedrockConverseAdditionalModelResponseFields.
     */
    public void setAdditionalModelResponseFieldPaths(@Nullable String additionalModelResponseFieldPaths) {
        this.additionalModelResponseFieldPaths = additionalModelResponseFieldPaths;
    }

    public @Nullable Map<String, Object> getExtraHeaders() {
        return extraHeaders;
    }

    /**
     * HTTP headers for the call, written extraHeaders.NAME=VALUE. They are signed. Headers that the AWS SDK sets
     * itself, such as Authorization and Host, are refused.
     */
    public void setExtraHeaders(@Nullable Map<String, Object> extraHeaders) {
        this.extraHeaders = extraHeaders;
    }

    /** A copy that can be changed without changing this one. */
    public ServiceOptions copy() {
        try {
            return (ServiceOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
