/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import io.github.camelbedrock.BedrockConverseException;
import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.IncompleteStreamException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to do about a failure: what its text calls for, else what its category does. */
final class Advice {

    private static final String FOREIGN =
            " The answer names no error of Bedrock's, so it may be that of a proxy or gateway: check uriEndpointOverride and"
                    + " the proxy options.";

    private final List<String> words;
    private final String sentence;
    private final Subject subject;

    private Advice(List<String> words, String sentence, Subject subject) {
        this.words = words;
        this.sentence = sentence;
        this.subject = subject;
    }

    /** What an advice is about, if more can be said of it than the text of a failure tells. */
    enum Subject {
        MODEL_ID,
        PROFILE,
        CONTEXT,
        OTHER
    }

    /** Advice for failures whose text holds all of these words; they are in lower case. */
    static Advice on(String sentence, String... words) {
        return new Advice(List.of(words), sentence, Subject.OTHER);
    }

    /** The same, to which what is known of the call may add. */
    Advice about(Subject what) {
        return new Advice(words, sentence, what);
    }

    /** The advice for a failure of that category; never empty, and never a piece of the failure's text. */
    static String of(ErrorCategory category, Throwable failure, CallFacts call) {
        // Our own messages name the option, header or part to change: words of theirs are not Bedrock's.
        if (failure instanceof IncompleteStreamException && category == ErrorCategory.UNAVAILABLE) {
            return "The connection ended within the answer: send the request again. What had come is in the exception.";
        }
        if (!(failure instanceof BedrockConverseException)) {
            String text = text(failure, call);
            for (Advice advice : KnownTexts.ADVICE) {
                if (advice.words.stream().allMatch(text::contains)) {
                    return advice.fill(call);
                }
            }
        }
        return general(category).fill(call) + (isForeign(failure) ? FOREIGN : "");
    }

    private String fill(CallFacts call) {
        String model = call.model().isEmpty() ? "the model" : call.model();
        String region = call.region() == null ? "the region that is called" : call.region();
        String filled = sentence.replace("{model}", model).replace("{region}", region);
        return filled + more(call, region);
    }

    private String more(CallFacts call, String region) {
        return switch (subject) {
            case MODEL_ID ->
                call.near().map(near -> " Did you mean " + near + "?").orElse("");
            case PROFILE ->
                call.profiles().isEmpty()
                        ? ""
                        : " In " + region + " it may be served as " + String.join(" or ", call.profiles()) + ".";
            case CONTEXT ->
                (call.hasToolResults()
                                ? " Results of tools are part of it: the option maxToolResultSize cuts them."
                                : "")
                        + (call.hasMedia()
                                ? " Documents and images are part of it: send fewer pages, or their text."
                                : "");
            case OTHER -> "";
        };
    }

    private static Advice general(ErrorCategory category) {
        return switch (category) {
            case AUTH ->
                on(
                        "Check the credentials (options apiKey, accessKey with secretKey and sessionToken, profileCredentialsName,"
                                + " roleArn, else the AWS default chain) and that their IAM policy allows bedrock:InvokeModel (for"
                                + " streams bedrock:InvokeModelWithResponseStream, for countTokens bedrock:CountTokens) on this"
                                + " model.");
            case MODEL_ACCESS ->
                on(
                        "Ask for access to {model} in {region}: Amazon Bedrock console, Model access. Access holds for one region"
                                + " and takes 1 to 5 minutes to become valid.");
            case THROTTLING ->
                on(
                        "Call less often or later: set requestsPerMinute or tokensPerMinute, name fallbackModels, or use Camel's"
                                + " redelivery with a growing delay. An inference profile (option inferenceProfilePrefix) or a"
                                + " higher quota allows more.");
            case QUOTA -> on("Ask for a higher quota in the Service Quotas console, or spread the calls over regions.");
            case VALIDATION -> on("The request is refused as it is, and will be again: change what the message names.");
            case CONTEXT_OVERFLOW ->
                on("Shorten the request (history, documents, tool results), or ask a model with a larger context. The option"
                                + " maxInputTokens refuses such requests before the call.")
                        .about(Subject.CONTEXT);
            case MODEL ->
                on("The model failed at this request: send it again, change the prompt, or ask another model.");
            case TIMEOUT ->
                on(
                        "Raise the option readTimeout (connectTimeout, where no connection came about; streamIdleTimeout, where a"
                                + " stream fell silent; apiCallTimeout, where it is set), ask for a shorter answer by maxTokens, or"
                                + " send the request again.");
            case UNAVAILABLE ->
                on("Bedrock cannot serve the model now: send the request again later, in another region, or let another"
                        + " model stand in (option fallbackModels).");
            case GUARDRAIL ->
                on("The guardrail refused this text. The option guardrailTrace=enabled shows why,"
                        + " guardrailIntervention=continue takes its text as the answer.");
            case CLIENT ->
                on("The call did not get through on this side: check the network, the proxy, the region and"
                        + " the option uriEndpointOverride, and look at the exception's causes.");
        };
    }

    /** Bedrock names its errors, also where it says nothing of them. */
    private static boolean isForeign(Throwable failure) {
        return failure instanceof AwsServiceException answer
                && answer.getClass().getSimpleName().equals("BedrockRuntimeException")
                && (answer.awsErrorDetails() == null || answer.awsErrorDetails().errorMessage() == null);
    }

    /** What was said, without the model's name: that may hold any word, and the service quotes it. */
    private static String text(Throwable failure, CallFacts call) {
        String said = Causes.of(failure)
                .map(NamedModel::words)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return call.model().isEmpty() ? said : said.replace(call.model().toLowerCase(Locale.ROOT), "");
    }
}
