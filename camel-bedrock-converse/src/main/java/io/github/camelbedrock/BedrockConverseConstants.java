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
                    "The text of the user's turn, instead of the body and of the option userMessage. The text is taken as it is: the prefix resource: has no meaning in a header.",
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
            description = "The service tier that served the call, where Bedrock names it.",
            javaType = "java.lang.String")
    public static final String SERVICE_TIER = "CamelBedrockConverseServiceTier";

    @Metadata(
            label = "producer",
            description = "The latency setting that served the call (standard or optimized), where Bedrock names it.",
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
            description = "The guardrail's trace with Bedrock's own names, where the answer holds one.",
            javaType = "java.util.Map<String, Object>")
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

    private BedrockConverseConstants() {}
}
