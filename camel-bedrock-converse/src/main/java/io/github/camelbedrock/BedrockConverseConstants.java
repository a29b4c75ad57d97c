/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock;

import org.apache.camel.spi.Metadata;

/**
 * Names of the headers and exchange properties of {@code bedrock-converse}. Headers hold plain types alone, so that they
 * can travel on to Kafka or JMS; objects of the AWS SDK stand in exchange properties.
 */
public final class BedrockConverseConstants {

    @Metadata(
            label = "producer",
            description = "The operation to call, instead of the option operation.",
            javaType = "io.github.camelbedrock.config.ConverseOperation")
    public static final String OPERATION = "CamelBedrockConverseOperation";

    @Metadata(
            label = "producer",
            description =
                    "The system prompt, instead of the option systemMessage. The text is taken as it is: the prefix resource: has no meaning in a header.",
            javaType = "java.lang.String")
    public static final String SYSTEM_MESSAGE = "CamelBedrockConverseSystemMessage";

    @Metadata(
            label = "producer",
            description =
                    "A text of the user, instead of the option userMessage. It takes the place of a body that is a String and stands beside any other. The text is taken as it is: the prefix resource: has no meaning in a header.",
            javaType = "java.lang.String")
    public static final String USER_MESSAGE = "CamelBedrockConverseUserMessage";

    @Metadata(
            label = "producer",
            description = "The most tokens that the answer may have, instead of the option maxTokens.",
            javaType = "java.lang.Integer")
    public static final String MAX_TOKENS = "CamelBedrockConverseMaxTokens";

    @Metadata(
            label = "producer",
            description = "The temperature, from 0 to 1, instead of the option temperature.",
            javaType = "java.lang.Double")
    public static final String TEMPERATURE = "CamelBedrockConverseTemperature";

    @Metadata(
            label = "producer",
            description = "The nucleus sampling limit, from 0 to 1, instead of the option topP.",
            javaType = "java.lang.Double")
    public static final String TOP_P = "CamelBedrockConverseTopP";

    @Metadata(
            label = "producer",
            description =
                    "The texts at which the model stops, instead of the option stopSequences: a List of String, or one String with commas between the texts.",
            javaType = "java.util.List<String>")
    public static final String STOP_SEQUENCES = "CamelBedrockConverseStopSequences";

    @Metadata(
            label = "producer",
            description =
                    "The geography of the inference profile that serves the model, instead of the option inferenceProfilePrefix.",
            javaType = "java.lang.String")
    public static final String INFERENCE_PROFILE_PREFIX = "CamelBedrockConverseInferenceProfilePrefix";

    @Metadata(
            label = "producer",
            description = "The model behind an ARN that does not tell it, instead of the option baseModelId.",
            javaType = "java.lang.String")
    public static final String BASE_MODEL_ID = "CamelBedrockConverseBaseModelId";

    @Metadata(
            label = "producer",
            description = "How many of the likeliest words the model chooses among, instead of the option topK.",
            javaType = "java.lang.Integer")
    public static final String TOP_K = "CamelBedrockConverseTopK";

    @Metadata(
            label = "producer",
            description = "The most tokens that the request may have, where the option maxInputTokens is not set.",
            javaType = "java.lang.Integer")
    public static final String MAX_INPUT_TOKENS = "CamelBedrockConverseMaxInputTokens";

    @Metadata(
            label = "producer",
            description =
                    "Whether the system prompt is cached (false, true, 5m, 1h), instead of the option cacheSystem.",
            javaType = "java.lang.String")
    public static final String CACHE_SYSTEM = "CamelBedrockConverseCacheSystem";

    @Metadata(
            label = "producer",
            description = "Whether the tools are cached (false, true, 5m, 1h), instead of the option cacheTools.",
            javaType = "java.lang.String")
    public static final String CACHE_TOOLS = "CamelBedrockConverseCacheTools";

    @Metadata(
            label = "producer",
            description = "Whether the messages are cached (false, true, 5m, 1h), instead of the option cacheMessages.",
            javaType = "java.lang.String")
    public static final String CACHE_MESSAGES = "CamelBedrockConverseCacheMessages";

    @Metadata(
            label = "producer",
            description = "Where cache points are put (explicit, auto), instead of the option cacheStrategy.",
            javaType = "java.lang.String")
    public static final String CACHE_STRATEGY = "CamelBedrockConverseCacheStrategy";

    @Metadata(
            label = "producer",
            description =
                    "What happens to too many cache points (trimOldest, fail), instead of the option cacheOverflow.",
            javaType = "java.lang.String")
    public static final String CACHE_OVERFLOW = "CamelBedrockConverseCacheOverflow";

    @Metadata(
            label = "producer",
            description =
                    "How much the model thinks: an effort, a number of tokens, on, off, adaptive, instead of the option thinking.",
            javaType = "java.lang.String")
    public static final String THINKING = "CamelBedrockConverseThinking";

    @Metadata(
            label = "producer",
            description =
                    "Whether Claude may think between tool calls (auto, true, false), instead of the option interleavedThinking.",
            javaType = "java.lang.String")
    public static final String INTERLEAVED_THINKING = "CamelBedrockConverseInterleavedThinking";

    @Metadata(
            label = "producer",
            description =
                    "The tools in Converse's own form (JSON, Map or ToolConfiguration), where the option toolConfig is not set.",
            javaType = "java.lang.Object")
    public static final String TOOL_CONFIG = "CamelBedrockConverseToolConfig";

    @Metadata(
            label = "producer",
            description =
                    "Whether the model must call a tool (auto, any, none or a name), instead of the option toolChoice.",
            javaType = "java.lang.String")
    public static final String TOOL_CHOICE = "CamelBedrockConverseToolChoice";

    @Metadata(
            label = "producer",
            description = "Which tools are strict (false, true or names), instead of the option strictTools.",
            javaType = "java.lang.String")
    public static final String STRICT_TOOLS = "CamelBedrockConverseStrictTools";

    @Metadata(
            label = "producer",
            description =
                    "Tools that run within Bedrock, where the option systemTools is not set: a List of names, or one String with commas between them.",
            javaType = "java.util.List<String>")
    public static final String SYSTEM_TOOLS = "CamelBedrockConverseSystemTools";

    @Metadata(
            label = "producer",
            description =
                    "The tags of the bedrock-tool routes that the model may call, instead of the option tools, where headerOverrides=all is set: a List of tags, or one String with commas between them.",
            javaType = "java.lang.Object")
    public static final String TOOLS = "CamelBedrockConverseTools";

    @Metadata(
            label = "producer",
            description = "Who calls the tools (auto, manual), where the option toolExecution is not set.",
            javaType = "java.lang.String")
    public static final String TOOL_EXECUTION = "CamelBedrockConverseToolExecution";

    @Metadata(
            label = "producer",
            description =
                    "How often the model may ask for tools before it must have answered, where the option maxToolIterations is not set.",
            javaType = "java.lang.Integer")
    public static final String MAX_TOOL_ITERATIONS = "CamelBedrockConverseMaxToolIterations";

    @Metadata(
            label = "producer",
            description = "The tokens after which no more tools are called, where the option maxToolTokens is not set.",
            javaType = "java.lang.Integer")
    public static final String MAX_TOOL_TOKENS = "CamelBedrockConverseMaxToolTokens";

    @Metadata(
            label = "producer",
            description =
                    "The models that answer in the place of the first where it cannot, where the option fallbackModels is not set.",
            javaType = "java.lang.String")
    public static final String FALLBACK_MODELS = "CamelBedrockConverseFallbackModels";

    @Metadata(
            label = "producer",
            description =
                    "Whether a request that is too large goes to the next of the fallback models, instead of the option fallbackOnContextOverflow.",
            javaType = "java.lang.Boolean")
    public static final String FALLBACK_ON_CONTEXT_OVERFLOW = "CamelBedrockConverseFallbackOnContextOverflow";

    @Metadata(
            label = "producer",
            description =
                    "How long a model that could not answer is left alone, instead of the option fallbackCooldown: a duration such as 60s, or milliseconds.",
            javaType = "java.lang.String")
    public static final String FALLBACK_COOLDOWN = "CamelBedrockConverseFallbackCooldown";

    @Metadata(
            label = "producer",
            description = "The requests of the model in a minute, where the option requestsPerMinute is not set.",
            javaType = "java.lang.Integer")
    public static final String REQUESTS_PER_MINUTE = "CamelBedrockConverseRequestsPerMinute";

    @Metadata(
            label = "producer",
            description = "The tokens of the model in a minute, where the option tokensPerMinute is not set.",
            javaType = "java.lang.Integer")
    public static final String TOKENS_PER_MINUTE = "CamelBedrockConverseTokensPerMinute";

    @Metadata(
            label = "producer",
            description = "How many calls may wait for their turn, where the option maxQueueSize is not set.",
            javaType = "java.lang.Integer")
    public static final String MAX_QUEUE_SIZE = "CamelBedrockConverseMaxQueueSize";

    @Metadata(
            label = "producer",
            description =
                    "How long the call may wait for its turn, where the option queueTimeout is not set: a duration such as 5m, or milliseconds.",
            javaType = "java.lang.String")
    public static final String QUEUE_TIMEOUT = "CamelBedrockConverseQueueTimeout";

    @Metadata(
            label = "producer",
            description =
                    "Whether the calls of one turn run side by side, instead of the option parallelToolExecution.",
            javaType = "java.lang.Boolean")
    public static final String PARALLEL_TOOL_EXECUTION = "CamelBedrockConverseParallelToolExecution";

    @Metadata(
            label = "producer",
            description =
                    "How long the call of a tool may take, instead of the option toolTimeout: a duration such as 30s, or milliseconds.",
            javaType = "java.lang.String")
    public static final String TOOL_TIMEOUT = "CamelBedrockConverseToolTimeout";

    @Metadata(
            label = "producer",
            description = "What happens where a tool fails (reprompt, fail), instead of the option toolErrorStrategy.",
            javaType = "java.lang.String")
    public static final String TOOL_ERROR_STRATEGY = "CamelBedrockConverseToolErrorStrategy";

    @Metadata(
            label = "producer",
            description =
                    "What happens where the model calls a tool that there is not (reprompt, fail), instead of the option unknownToolStrategy.",
            javaType = "java.lang.String")
    public static final String UNKNOWN_TOOL_STRATEGY = "CamelBedrockConverseUnknownToolStrategy";

    @Metadata(
            label = "producer",
            description =
                    "What the model is told of a tool's exception (none, message), where the option toolErrorDetail is not set.",
            javaType = "java.lang.String")
    public static final String TOOL_ERROR_DETAIL = "CamelBedrockConverseToolErrorDetail";

    @Metadata(
            label = "producer",
            description =
                    "The bytes of text and JSON that the result of one call may have, instead of the option maxToolResultSize.",
            javaType = "java.lang.Integer")
    public static final String MAX_TOOL_RESULT_SIZE = "CamelBedrockConverseMaxToolResultSize";

    @Metadata(
            label = "producer",
            description =
                    "What happens to a result that is too large (truncate, fail), instead of the option toolResultOverflow.",
            javaType = "java.lang.String")
    public static final String TOOL_RESULT_OVERFLOW = "CamelBedrockConverseToolResultOverflow";

    @Metadata(
            label = "producer",
            description =
                    "The results of tool calls that the route has made, told to the model instead of the body: a Map of the calls' ids to what the tools gave, or a List with a Map for each call: id, result and, if wanted, status (success, error). The conversation goes on behind them.",
            javaType = "java.lang.Object")
    public static final String TOOL_RESULTS = "CamelBedrockConverseToolResults";

    @Metadata(
            label = "producer",
            description =
                    "How often the model asked for tools and was told their results before it answered; there where tools could be called.",
            javaType = "java.lang.Integer")
    public static final String TOOL_ITERATIONS = "CamelBedrockConverseToolIterations";

    @Metadata(
            label = "producer",
            description =
                    "The calls that were made on the way to the answer, a List of Map: id, name, iteration, outcome (success, error, timeout, invalidArguments, unknownTool) and durationMs.",
            javaType = "java.util.List")
    public static final String TOOL_EXECUTIONS = "CamelBedrockConverseToolExecutions";

    @Metadata(
            label = "producer",
            description =
                    "The JSON schema of the answer as text, Map or Jackson node, instead of the option outputSchema.",
            javaType = "java.lang.Object")
    public static final String OUTPUT_SCHEMA = "CamelBedrockConverseOutputSchema";

    @Metadata(
            label = "producer",
            description = "The class of the answer or its name, instead of the option outputClass.",
            javaType = "java.lang.Object")
    public static final String OUTPUT_CLASS = "CamelBedrockConverseOutputClass";

    @Metadata(
            label = "producer",
            description =
                    "How the model is held to the schema (auto, native, tool, prompt), instead of the option outputMode.",
            javaType = "java.lang.String")
    public static final String OUTPUT_MODE = "CamelBedrockConverseOutputMode";

    @Metadata(
            label = "producer",
            description = "How often an answer that does not match goes back, instead of the option outputRetries.",
            javaType = "java.lang.Integer")
    public static final String OUTPUT_RETRIES = "CamelBedrockConverseOutputRetries";

    @Metadata(
            label = "producer",
            description = "The guardrail of the call, where the option guardrailIdentifier is not set.",
            javaType = "java.lang.String")
    public static final String GUARDRAIL_IDENTIFIER = "CamelBedrockConverseGuardrailIdentifier";

    @Metadata(
            label = "producer",
            description = "The version of the guardrail that the header CamelBedrockConverseGuardrailIdentifier names.",
            javaType = "java.lang.String")
    public static final String GUARDRAIL_VERSION = "CamelBedrockConverseGuardrailVersion";

    @Metadata(
            label = "producer",
            description =
                    "Which texts the guardrail looks at (none, lastUser, all), where the endpoint has no guardrail of its own.",
            javaType = "java.lang.String")
    public static final String GUARD_CONTENT = "CamelBedrockConverseGuardContent";

    @Metadata(
            label = "producer",
            description =
                    "What happens when the guardrail intervenes (continue, fail), instead of the option guardrailIntervention. Where the endpoint has a guardrail, a header can make it stricter only.",
            javaType = "java.lang.String")
    public static final String GUARDRAIL_INTERVENTION = "CamelBedrockConverseGuardrailIntervention";

    @Metadata(
            label = "producer",
            description = "Pairs for the invocation log, added to those of the option requestMetadata.",
            javaType = "java.util.Map<String, String>")
    public static final String REQUEST_METADATA = "CamelBedrockConverseRequestMetadata";

    @Metadata(
            label = "producer",
            description = "Variables of a prompt of Prompt management, added to those of the option promptVariables.",
            javaType = "java.util.Map<String, String>")
    public static final String PROMPT_VARIABLES = "CamelBedrockConversePromptVariables";

    @Metadata(
            label = "producer",
            description =
                    "Fields of the model's own as JSON text or Map, added to those of the option additionalModelRequestFields.",
            javaType = "java.lang.Object")
    public static final String ADDITIONAL_MODEL_REQUEST_FIELDS = "CamelBedrockConverseAdditionalModelRequestFields";

    @Metadata(
            label = "producer",
            description = "Single fields of the model's own, added to those of the option additional.",
            javaType = "java.util.Map<String, Object>")
    public static final String ADDITIONAL = "CamelBedrockConverseAdditional";

    @Metadata(
            label = "producer",
            description =
                    "JSON pointers to fields of the model's own answer, instead of the option additionalModelResponseFieldPaths: a List, or one String with commas between them.",
            javaType = "java.util.List<String>")
    public static final String ADDITIONAL_MODEL_RESPONSE_FIELD_PATHS =
            "CamelBedrockConverseAdditionalModelResponseFieldPaths";

    @Metadata(
            label = "producer",
            description = "HTTP headers of the call, added to those of the option extraHeaders.",
            javaType = "java.util.Map<String, String>")
    public static final String EXTRA_HEADERS = "CamelBedrockConverseExtraHeaders";

    @Metadata(
            label = "producer",
            description =
                    "The media type of a body of bytes, a stream, a file or an S3 location, such as image/png; it is asked before the content types that other components set. On answers that are media: their media type.",
            javaType = "java.lang.String")
    public static final String MEDIA_TYPE = "CamelBedrockConverseMediaType";

    @Metadata(
            label = "producer",
            description =
                    "Why the model stopped, in Bedrock's words: end_turn, tool_use, max_tokens, stop_sequence, guardrail_intervened, content_filtered and others.",
            javaType = "java.lang.String",
            important = true)
    public static final String STOP_REASON = "CamelBedrockConverseStopReason";

    @Metadata(
            label = "producer",
            description =
                    "Why the model stopped, in words that hold for every model: stop, tool_call, length, content_filter or error. Absent where Bedrock's stop reason is unknown.",
            javaType = "java.lang.String",
            important = true)
    public static final String FINISH_REASON = "CamelBedrockConverseFinishReason";

    @Metadata(
            label = "producer",
            description = "Tokens of the request, those read from or written to the prompt cache not among them.",
            javaType = "java.lang.Integer")
    public static final String INPUT_TOKENS = "CamelBedrockConverseInputTokens";

    @Metadata(label = "producer", description = "Tokens of the answer.", javaType = "java.lang.Integer")
    public static final String OUTPUT_TOKENS = "CamelBedrockConverseOutputTokens";

    @Metadata(
            label = "producer",
            description = "All tokens of the call, as Bedrock counts them.",
            javaType = "java.lang.Integer")
    public static final String TOTAL_TOKENS = "CamelBedrockConverseTotalTokens";

    @Metadata(
            label = "producer",
            description = "Tokens that were read from the prompt cache.",
            javaType = "java.lang.Integer")
    public static final String CACHE_READ_INPUT_TOKENS = "CamelBedrockConverseCacheReadInputTokens";

    @Metadata(
            label = "producer",
            description = "Tokens that were written to the prompt cache.",
            javaType = "java.lang.Integer")
    public static final String CACHE_WRITE_INPUT_TOKENS = "CamelBedrockConverseCacheWriteInputTokens";

    @Metadata(
            label = "producer",
            description = "How long the call took by Bedrock's own clock, in milliseconds.",
            javaType = "java.lang.Long")
    public static final String LATENCY_MS = "CamelBedrockConverseLatencyMs";

    @Metadata(label = "producer", description = "The AWS request id of the call.", javaType = "java.lang.String")
    public static final String REQUEST_ID = "CamelBedrockConverseRequestId";

    @Metadata(
            label = "producer",
            description =
                    "The model that answered: behind a prompt router the one it chose, else the one that was asked.",
            javaType = "java.lang.String")
    public static final String MODEL_ID = "CamelBedrockConverseModelId";

    @Metadata(
            label = "producer",
            description =
                    "The service tier asked for, instead of the option serviceTier; on the answer the tier that served the call, where Bedrock names it. What an answer said does not steer the next call.",
            javaType = "java.lang.String")
    public static final String SERVICE_TIER = "CamelBedrockConverseServiceTier";

    @Metadata(
            label = "producer",
            description =
                    "The latency asked for (standard or optimized), instead of the option performanceLatency; on the answer the one that served the call, where Bedrock names it. What an answer said does not steer the next call.",
            javaType = "java.lang.String")
    public static final String PERFORMANCE_LATENCY = "CamelBedrockConversePerformanceLatency";

    @Metadata(
            label = "producer",
            description = "The text of the model's reasoning, where it shows any.",
            javaType = "java.lang.String")
    public static final String REASONING = "CamelBedrockConverseReasoning";

    @Metadata(
            label = "producer",
            description =
                    "The citations of the answer in their order, each a Map with Bedrock's own names (title, source, sourceContent, location).",
            javaType = "java.util.List<java.util.Map<String, Object>>")
    public static final String CITATIONS = "CamelBedrockConverseCitations";

    @Metadata(
            label = "producer",
            description = "The tool calls that the model asks for, each a Map of id, name and input.",
            javaType = "java.util.List<java.util.Map<String, Object>>")
    public static final String TOOL_CALLS = "CamelBedrockConverseToolCalls";

    @Metadata(
            label = "producer",
            description =
                    "What the guardrail did: GUARDRAIL_INTERVENED or NONE. Absent where the answer tells nothing of a guardrail.",
            javaType = "java.lang.String")
    public static final String GUARDRAIL_ACTION = "CamelBedrockConverseGuardrailAction";

    @Metadata(
            label = "producer",
            description =
                    "Whether the guardrail tells what it found (disabled, enabled, enabled_full), instead of the option guardrailTrace; on the answer the trace itself, a Map with Bedrock's own names, where the answer holds one.",
            javaType = "java.lang.Object")
    public static final String GUARDRAIL_TRACE = "CamelBedrockConverseGuardrailTrace";

    @Metadata(
            label = "producer",
            description = "The model's own fields of the answer, where any were asked for.",
            javaType = "java.util.Map<String, Object>")
    public static final String ADDITIONAL_MODEL_RESPONSE_FIELDS = "CamelBedrockConverseAdditionalModelResponseFields";

    /**
     * Exchange property with the whole {@link software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse}.
     */
    public static final String RESPONSE_PROPERTY = "CamelBedrockConverseResponse";

    /**
     * Exchange property with the assistant's {@link software.amazon.awssdk.services.bedrockruntime.model.Message}, ready
     * to be sent back unchanged.
     */
    public static final String MESSAGE_PROPERTY = "CamelBedrockConverseMessage";

    /**
     * Exchange property with the conversation so far, a {@code List} of
     * {@link software.amazon.awssdk.services.bedrockruntime.model.Message} that ends with the assistant's.
     */
    public static final String MESSAGES_PROPERTY = "CamelBedrockConverseMessages";

    @Metadata(
            label = "producer",
            description =
                    "What the body of a streamed answer is (iterator, publisher, inputStream, sse, collect), instead of the option streamBody.",
            javaType = "java.lang.String")
    public static final String STREAM_BODY = "CamelBedrockConverseStreamBody";

    @Metadata(
            label = "producer",
            description = "The elements of a stream (text, event), instead of the option streamElement.",
            javaType = "java.lang.String")
    public static final String STREAM_ELEMENT = "CamelBedrockConverseStreamElement";

    @Metadata(
            label = "producer",
            description =
                    "The URI of the endpoint that gets each element of a stream as an exchange of its own, instead of the option streamTo.",
            javaType = "java.lang.String")
    public static final String STREAM_TO = "CamelBedrockConverseStreamTo";

    @Metadata(
            label = "producer",
            description =
                    "How many pieces of content the stream had, of any kind (Bedrock's contentBlockDelta events). There when its end has been read.",
            javaType = "java.lang.Long")
    public static final String STREAM_DELTAS = "CamelBedrockConverseStreamDeltas";

    @Metadata(
            label = "producer",
            description =
                    "Milliseconds from the call to the first content of the stream. There when its end has been read.",
            javaType = "java.lang.Long")
    public static final String TIME_TO_FIRST_TOKEN_MS = "CamelBedrockConverseTimeToFirstTokenMs";

    @Metadata(
            label = "producer",
            description = "How long a stream may be silent, such as 30s, instead of the option streamIdleTimeout.",
            javaType = "java.time.Duration")
    public static final String STREAM_IDLE_TIMEOUT = "CamelBedrockConverseStreamIdleTimeout";

    @Metadata(
            label = "producer",
            description =
                    "When the guardrail looks at a stream (sync, async), instead of the option guardrailStreamProcessingMode.",
            javaType = "java.lang.String")
    public static final String GUARDRAIL_STREAM_PROCESSING_MODE = "CamelBedrockConverseGuardrailStreamProcessingMode";

    /**
     * Exchange property of a failed exchange: the {@link ErrorCategory#word() word} of its category, such as throttling.
     */
    public static final String ERROR_CATEGORY_PROPERTY = "CamelBedrockErrorCategory";

    /**
     * Exchange property of a failed exchange: the milliseconds that Bedrock asks to wait before the next try, a
     * {@code Long}. Absent where its answer has no header Retry-After.
     */
    public static final String RETRY_AFTER_MILLIS_PROPERTY = "CamelBedrockRetryAfterMillis";

    private BedrockConverseConstants() {}
}
