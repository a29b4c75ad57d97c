/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.model.ModelProfile;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;

/**
 * Reasoning goes back as it came. Claude signs its reasoning and refuses any that it did not sign; other models do not
 * sign. So what another model thought, earlier in the conversation, is seen by the signature and left out.
 */
final class ReasoningBlocks {

    private ReasoningBlocks() {}

    static boolean isOfThisModel(ReasoningContentBlock block, Conversation conversation) {
        ModelProfile model = conversation.model();
        boolean signed = block.redactedContent() != null
                || (block.reasoningText() != null && block.reasoningText().signature() != null);
        if (!model.isKnown() || signed == model.reasoningSigned()) {
            return true;
        }
        conversation
                .warnings()
                .warn("The conversation holds reasoning of another model; it is not sent to models of the family "
                        + model.family());
        return false;
    }
}
