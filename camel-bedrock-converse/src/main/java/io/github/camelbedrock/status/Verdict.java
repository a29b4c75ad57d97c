/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.status;

import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.Causes;
import io.github.camelbedrock.error.Failure;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a failed call says of the endpoint. */
enum Verdict {
    /** Bedrock lets the endpoint in and answers; this one request was at fault, or came too often. */
    WELL,
    /** Other requests would fail as well. */
    ILL,
    /** Nothing: the call was over before Bedrock was asked, or somebody else has failed. */
    NOTHING;

    /** Ours, behind an answer of the model; what has failed then is the answer, or a tool. */
    private static final Set<Class<?>> AFTER_AN_ANSWER =
            Set.of(StructuredOutputException.class, GuardrailInterventionException.class, ToolLoopException.class);

    static Verdict of(Throwable failure, Failure told) {
        if (AFTER_AN_ANSWER.contains(failure.getClass())) {
            return WELL;
        }
        if (failure instanceof BedrockConverseException && !(failure instanceof IncompleteStreamException)) {
            return NOTHING; // It was refused on this side.
        }
        return switch (told.category()) {
            case AUTH, MODEL_ACCESS, QUOTA, UNAVAILABLE, TIMEOUT -> ILL;
            case CLIENT -> any(failure, SdkException.class) || any(failure, IOException.class) ? ILL : NOTHING;
            case THROTTLING, VALIDATION, CONTEXT_OVERFLOW, MODEL, GUARDRAIL ->
                any(failure, SdkServiceException.class) ? WELL : NOTHING;
        };
    }

    private static boolean any(Throwable failure, Class<? extends Throwable> type) {
        return Causes.of(failure).anyMatch(type::isInstance);
    }
}
