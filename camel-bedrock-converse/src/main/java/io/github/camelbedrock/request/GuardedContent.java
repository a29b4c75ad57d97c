/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.request;

import io.github.camelbedrock.turn.GuardrailSettings;
import io.github.camelbedrock.turn.GuardrailSettings.GuardContent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConverseTextBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;

/** Marks texts and images of the user as those that the guardrail is to look at. */
final class GuardedContent {

    private GuardedContent() {}

    static void mark(Conversation conversation, GuardrailSettings guardrail) {
        if (guardrail.guardContent() == GuardContent.NONE) {
            return;
        }
        List<Draft> drafts = conversation.drafts();
        for (int i = drafts.size() - 1; i >= 0; i--) {
            if (drafts.get(i).isUser()
                    && mark(drafts.get(i), conversation)
                    && guardrail.guardContent() == GuardContent.LAST_USER) {
                return;
            }
        }
    }

    /** Whether the message holds something of the user's own, rather than what tools or the system prompt say alone. */
    private static boolean mark(Draft draft, Conversation conversation) {
        boolean spoken = false;
        for (int i = 0; i < draft.content().size(); i++) {
            ContentBlock block = draft.content().get(i);
            if (!conversation.isOfUser(block)) {
                continue;
            }
            GuardrailConverseContentBlock guarded = guarded(block);
            if (guarded != null) {
                draft.set(i, ContentBlock.fromGuardContent(guarded));
            }
            spoken = spoken || (block.toolResult() == null && block.cachePoint() == null);
        }
        return spoken;
    }

    private static @Nullable GuardrailConverseContentBlock guarded(ContentBlock block) {
        if (block.text() != null) {
            return GuardrailConverseContentBlock.fromText(
                    GuardrailConverseTextBlock.builder().text(block.text()).build());
        }
        ImageBlock image = block.image();
        boolean known = image != null
                && image.source().bytes() != null
                && ("png".equals(image.formatAsString()) || "jpeg".equals(image.formatAsString()));
        if (!known) {
            return null; // Guardrails look at png and jpeg bytes alone (API reference, GuardrailConverseImageBlock).
        }
        return GuardrailConverseContentBlock.fromImage(GuardrailConverseImageBlock.builder()
                .format(image.formatAsString())
                .source(GuardrailConverseImageSource.fromBytes(image.source().bytes()))
                .build());
    }
}
