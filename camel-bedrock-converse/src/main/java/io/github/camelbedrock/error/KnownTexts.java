/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.error;

import static io.github.camelbedrock.error.Advice.on;

import io.github.camelbedrock.error.Advice.Subject;
import java.util.List;

/**
 * Texts of Bedrock's refusals that call for something particular, the more particular ones first. Where no source stands
 * beside them they were recorded from Bedrock by pydantic-ai, openinference, ruby_llm, dd-trace and opentelemetry-js
 * (2025 and 2026).
 */
final class KnownTexts {

    private static final String PROFILE =
            "This model is served through inference profiles only: set the option inferenceProfilePrefix (auto, or a"
                    + " geography such as us, eu or global), or name the profile's id or ARN as the model.";

    private static final String MODEL_ID =
            "Check the model id {model}, and that {region} offers the model; many models are reached through an"
                    + " inference profile alone (option inferenceProfilePrefix=auto). Behind an endpoint of your own, check"
                    + " uriEndpointOverride.";

    private static final String ADAPTIVE =
            "This model thinks adaptively: set the option thinking to adaptive or to an effort (low, medium, high) instead"
                    + " of a number of tokens. Behind an ARN, name the model by the option baseModelId.";

    private static final String BUDGET =
            "This model does not think adaptively: set the option thinking to a number of tokens, at least 1024 and less"
                    + " than maxTokens. Behind an ARN, name the model by the option baseModelId.";

    private static final String NO_CACHE =
            "This model, or this part of the request, cannot be cached: leave out cacheSystem, cacheTools, cacheMessages,"
                    + " cacheStrategy=auto and cache points in the body.";

    private static final String CACHE_POINTS =
            "Change the cache points: at most four in a request, not directly after a document or video, and of two times"
                    + " to live the longer one first (tools, then system, then messages).";

    private static final String TOOL_PAIRS =
            "Send a result for every tool call of the assistant's last message, and no other, in the user turn that follows"
                    + " it.";

    private static final String MEDIA =
            "This model does not take this kind of media there: leave it out, send its text, or ask a model that takes it.";

    private static final String TOO_LARGE =
            "A part of the request is too large: send smaller images or fewer pages, or name large files by their s3://"
                    + " location where the model takes one.";

    static final List<Advice> ADVICE = List.of(
            // AWS re:Post and the SDK's issues quote "Invocation of model ID ... with on-demand throughput isn't
            // supported".
            on(PROFILE, "on-demand throughput").about(Subject.PROFILE),
            on(MODEL_ID, "model identifier is invalid").about(Subject.MODEL_ID),
            on(MODEL_ID, "could not resolve the foundation model").about(Subject.MODEL_ID),
            // aws-samples/amazon-bedrock-workshop #386, 2026-03.
            on("Ask a newer model: this one is no longer offered to your account.", "marked by provider as legacy"),
            on("Ask a newer model: this one is no longer offered.", "end of its life"),
            on(
                    "Fill out the provider's use case form in the Amazon Bedrock console (Model access), and try again some"
                            + " minutes later.",
                    "use case details"),
            on(
                    "Let the role subscribe to the model once (aws-marketplace:ViewSubscriptions and"
                            + " aws-marketplace:Subscribe), or ask for access in the Amazon Bedrock console.",
                    "aws-marketplace"),
            on(
                    "Allow the action and the resource that the message names in the IAM policy of the caller; an inference"
                            + " profile needs it on the profile and on the model in each of its regions.",
                    "not authorized to perform"),
            on("Set this machine's clock: AWS takes signatures of the last five minutes.", "signature expired"),
            on(
                    "The temporary credentials are over: renew them (sessionToken, SSO login, role) and send the request"
                            + " again.",
                    "security token",
                    "expired"),
            on(
                    "AWS does not know this access key: check accessKey, secretKey and sessionToken, and that they belong"
                            + " together and to this AWS partition.",
                    "security token",
                    "invalid"),
            on(
                    "The secret key does not belong to the access key: check the options accessKey and secretKey, and that"
                            + " no proxy changes the request.",
                    "signature we calculated does not match"),
            on(
                    "Set apiKey, accessKey and secretKey, or profileCredentialsName, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY or AWS_BEARER_TOKEN_BEDROCK in the environment, or run under a role.",
                    "load credentials"),
            on("The day's tokens are used up: wait for tomorrow or ask for a higher quota.", "too many tokens per day"),
            on(TOO_LARGE, "image exceeds"),
            on(TOO_LARGE, "image dimensions exceed"),
            on(TOO_LARGE, "too many images and documents"),
            on(TOO_LARGE, "pdf pages"),
            on(TOO_LARGE, "request too large"),
            // Anthropic: "input length and `max_tokens` exceed context limit".
            on(
                            "Question and maxTokens together are more than the model's context: lower maxTokens or shorten the"
                                    + " request.",
                            "max_tokens",
                            "context limit")
                    .about(Subject.CONTEXT),
            // earendil-works/pi #7081, 2026-07; docker-agent coerces for it.
            on(ADAPTIVE, "thinking.type.adaptive"),
            on(ADAPTIVE, "thinking.type=adaptive"),
            on(BUDGET, "adaptive", "not supported"),
            on(BUDGET, "adaptive", "does not match"),
            on("Set the option thinking to at least 1024 tokens and maxTokens above it.", "budget_tokens"),
            on("Leave out thinking, or let the model choose its tools (toolChoice=auto).", "thinking", "tool use"),
            on(
                    "With thinking the assistant's message has to go back as it came, its reasoning first: send the"
                            + " property CamelBedrockConverseMessage back unchanged.",
                    "expected `thinking`"),
            // BerriAI/litellm #39210, 2026-09.
            on(NO_CACHE, "prompt caching"),
            on(NO_CACHE, "cachepoint", "extraneous key"),
            on(CACHE_POINTS, "cachepoint"),
            on(CACHE_POINTS, "cache_control"),
            on(
                    "Keep the tools (option toolConfig) as long as the history holds tool calls.",
                    "toolconfig field must be"),
            // Nova's answer to a PDF within a tool result.
            on(
                    "Let the tool result hold text, JSON or images alone: this model takes no document and no video there."
                            + " They may stand beside it, in the same turn.",
                    "toolresult",
                    "extraneous key"),
            on(TOOL_PAIRS, "expected toolresult"),
            on(TOOL_PAIRS, "tool_result"),
            on(TOOL_PAIRS, "number of toolresult blocks"),
            on("Leave out the tools, or ask a model that knows tools.", "support tool use"),
            on("Leave out toolChoice: this model chooses its tools itself.", "support", "toolchoice"),
            on("Send the file's bytes instead of its s3:// location: this model takes no location.", "s3uri"),
            on(MEDIA, "support", "content block"),
            on(
                    "CountTokens knows fewer server tools than Converse: count without this tool.",
                    "input tag",
                    "expected tags",
                    "'custom'"),
            on(
                    "Count with another model of the family: CountTokens does not know this one.",
                    "support counting tokens"),
            on("Begin the messages with a user turn.", "must start with a user message"),
            on("Lower the option maxTokens to what the message allows.", "maximum tokens you requested"),
            on("Set temperature or topP, not both.", "temperature", "top_p", "both"),
            on("Leave out systemMessage, or put its text into the user's turn.", "support system"),
            on(
                    "Check guardrailIdentifier and guardrailVersion, and that the guardrail is in the region that is called.",
                    "guardrail identifier"),
            on("Leave out performanceLatency=optimized for this model or region.", "latency", "not supported"),
            on("Leave out serviceTier for this model or region.", "service tier", "not supported"),
            on(
                    "Set outputMode to tool or prompt: this model has no native structured output.",
                    "support",
                    "outputconfig"),
            on(
                    "Leave out the key that the message names: it is in additionalModelRequestFields or in a part that this"
                            + " model does not know.",
                    "extraneous key"));

    private KnownTexts() {}
}
