/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.ErrorCategory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What to do about a failure: what its text calls for, else what its category does. */
final class Advice {

    private final List<String> words;
    private final String sentence;

    private Advice(List<String> words, String sentence) {
        this.words = words;
        this.sentence = sentence;
    }

    /** Advice for failures whose text holds all of these words; they are in lower case. */
    static Advice on(String sentence, String... words) {
        return new Advice(List.of(words), sentence);
    }

    /** The advice for a failure of that category; never empty, and never a piece of the failure's text. */
    static String of(ErrorCategory category, Throwable failure) {
        // Our own messages name the option, header or part to change: words of theirs are not Bedrock's.
        if (!(failure instanceof BedrockConverseException)) {
            String text = text(failure);
            for (Advice advice : KnownTexts.ADVICE) {
                if (advice.words.stream().allMatch(text::contains)) {
                    return advice.sentence;
                }
            }
        }
        return general(category);
    }

    private static String general(ErrorCategory category) {
        return switch (category) {
            case AUTH ->
                "Check the credentials (options accessKey, secretKey, sessionToken, profileCredentialsName, else the AWS"
                        + " default chain) and that their IAM policy allows bedrock:InvokeModel on this model.";
            case MODEL_ACCESS ->
                "Ask for access to the model in the Amazon Bedrock console (Model access), in the region that is called;"
                        + " it takes some minutes to become valid.";
            case THROTTLING ->
                "Call less often or later: the SDK has retried already. Use Camel's redelivery with a growing delay, a"
                        + " smaller maxConcurrency, an inference profile (option inferenceProfilePrefix) or a higher quota.";
            case QUOTA -> "Ask for a higher quota in the Service Quotas console, or spread the calls over regions.";
            case VALIDATION -> "The request is refused as it is, and will be again: change what the message names.";
            case CONTEXT_OVERFLOW ->
                "Shorten the request (history, documents, tool results), or ask a model with a larger context. The option"
                        + " maxInputTokens refuses such requests before the call.";
            case MODEL -> "The model failed at this request: send it again, change the prompt, or ask another model.";
            case TIMEOUT ->
                "Raise the option readTimeout (or connectTimeout, where no connection came about), ask for a shorter"
                        + " answer by maxTokens, or send the request again.";
            case UNAVAILABLE ->
                "Bedrock cannot serve the model now: send the request again later, or in another region.";
            case GUARDRAIL ->
                "The guardrail refused this text. The option guardrailTrace=enabled shows why, guardrailIntervention=continue"
                        + " takes its text as the answer.";
            case CLIENT ->
                "The call did not get through on this side: check the network, the region and the option"
                        + " uriEndpointOverride, and look at the exception's causes.";
        };
    }

    private static String text(Throwable failure) {
        return Causes.of(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }
}
