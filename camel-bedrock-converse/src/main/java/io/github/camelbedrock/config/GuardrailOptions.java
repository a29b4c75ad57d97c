/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.config;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The guardrail that checks what goes in and what comes out. */
@UriParams
public class GuardrailOptions implements Cloneable {

    @UriParam(label = "producer")
    private @Nullable String guardrailIdentifier;

    @UriParam(label = "producer", defaultValue = "DRAFT")
    private @Nullable String guardrailVersion;

    @UriParam(label = "producer", enums = "disabled,enabled,enabled_full")
    private @Nullable String guardrailTrace;

    @UriParam(label = "producer", enums = "none,lastUser,all", defaultValue = "none")
    private @Nullable String guardContent;

    @UriParam(label = "producer", enums = "continue,fail", defaultValue = "continue")
    private @Nullable String guardrailIntervention;

    @UriParam(label = "producer", enums = "sync,async", defaultValue = "sync")
    private @Nullable String guardrailStreamProcessingMode;

    public @Nullable String getGuardrailIdentifier() {
        return guardrailIdentifier;
    }

    /** The id or ARN of the guardrail that checks the call. No header removes or replaces it. */
    public void setGuardrailIdentifier(@Nullable String guardrailIdentifier) {
        this.guardrailIdentifier = guardrailIdentifier;
    }

    public @Nullable String getGuardrailVersion() {
        return guardrailVersion;
    }

    /** The version of the guardrail: a number, or DRAFT. */
    public void setGuardrailVersion(@Nullable String guardrailVersion) {
        this.guardrailVersion = guardrailVersion;
    }

    public @Nullable String getGuardrailTrace() {
        return guardrailTrace;
    }

    /**
     * Whether the answer tells what the guardrail found: disabled, enabled, or enabled_full, which tells what it did
     * not object to as well. The trace stands in the header CamelBedrockConverseGuardrailTrace.
     */
    public void setGuardrailTrace(@Nullable String guardrailTrace) {
        this.guardrailTrace = guardrailTrace;
    }

    public @Nullable String getGuardContent() {
        return guardContent;
    }

    /**
     * Which texts of the user the guardrail looks at. none leaves it to the body: without marked blocks the guardrail
     * looks at everything. lastUser marks the texts and images of the last user turn as guarded content, all those of
     * every user turn; the guardrail looks at these alone then.
     */
    public void setGuardContent(@Nullable String guardContent) {
        this.guardContent = guardContent;
    }

    public @Nullable String getGuardrailIntervention() {
        return guardrailIntervention;
    }

    /**
     * What happens when the guardrail intervenes: continue leaves the guardrail's own text in the body and says
     * content_filter in the header CamelBedrockConverseFinishReason; fail lets the exchange fail with a
     * GuardrailInterventionException.
     */
    public void setGuardrailIntervention(@Nullable String guardrailIntervention) {
        this.guardrailIntervention = guardrailIntervention;
    }

    public @Nullable String getGuardrailStreamProcessingMode() {
        return guardrailStreamProcessingMode;
    }

    /**
     * When the guardrail looks at a stream: sync before a piece of the text is handed on, which delays it; async
     * meanwhile, so that some of what it would have held back may come through.
     */
    public void setGuardrailStreamProcessingMode(@Nullable String guardrailStreamProcessingMode) {
        this.guardrailStreamProcessingMode = guardrailStreamProcessingMode;
    }

    /** A copy that can be changed without changing this one. */
    public GuardrailOptions copy() {
        try {
            return (GuardrailOptions) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
