/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PojoJson;
import io.github.camelbedrock.response.FinishReason;
import io.github.camelbedrock.turn.Reply;
import io.github.camelbedrock.turn.StreamFigures;
import io.github.camelbedrock.turn.ToolRounds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseTrace;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * Writes a reply to the exchange: the text as body, plain values as headers, the SDK's objects as properties. The
 * component's headers that stood there are gone then: what an earlier call of the route answered, and what stood in for
 * options and would otherwise steer the next call, too. Thread-safe.
 */
public final class ReplyWriter {

    /** Writes the number of tokens to the exchange's message: as its body, and as the header InputTokens. */
    public void write(Exchange exchange, int inputTokens) {
        Message message = exchange.getMessage();
        forget(message);
        message.setBody(inputTokens);
        message.setHeader(BedrockConverseConstants.INPUT_TOKENS, inputTokens);
    }

    /** Writes the reply to the exchange's message. */
    public void write(Exchange exchange, Reply reply) {
        forget(exchange.getMessage());
        ReplyBody.write(exchange.getMessage(), reply);
        writeDetails(exchange, reply);
    }

    /** Takes away what an earlier call said, and what has steered this one. */
    public static void forget(Message message) {
        if (message.hasHeaders()) {
            message.getHeaders().keySet().removeIf(HeaderSource::isOurs);
        }
    }

    /** Writes all that the reply tells beside its body. */
    void writeDetails(Exchange exchange, Reply reply) {
        Message message = exchange.getMessage();
        writeCall(message, reply);
        writeUsage(message, reply.usage());
        writeFigures(message, reply.figures());
        writeContent(message, reply);
        writeTools(message, reply.tools());
        writeGuardrail(message, reply.response());
        writeProperties(exchange, reply);
    }

    private static void writeCall(Message message, Reply reply) {
        ConverseResponse response = reply.response();
        ConverseTrace trace = response.trace();
        String routed = trace == null || trace.promptRouter() == null
                ? null
                : trace.promptRouter().invokedModelId();
        set(message, BedrockConverseConstants.STOP_REASON, response.stopReasonAsString());
        set(message, BedrockConverseConstants.FINISH_REASON, FinishReason.of(reply));
        set(
                message,
                BedrockConverseConstants.MODEL_ID,
                routed == null ? reply.turn().model().value() : routed);
        // A client of the user's own, such as a stub in a test, may answer without.
        set(
                message,
                BedrockConverseConstants.REQUEST_ID,
                response.responseMetadata() == null
                        ? null
                        : response.responseMetadata().requestId());
        set(
                message,
                BedrockConverseConstants.LATENCY_MS,
                response.metrics() == null ? null : response.metrics().latencyMs());
        set(
                message,
                BedrockConverseConstants.SERVICE_TIER,
                response.serviceTier() == null ? null : response.serviceTier().typeAsString());
        set(
                message,
                BedrockConverseConstants.PERFORMANCE_LATENCY,
                response.performanceConfig() == null
                        ? null
                        : response.performanceConfig().latencyAsString());
    }

    private static void writeUsage(Message message, @Nullable TokenUsage usage) {
        set(message, BedrockConverseConstants.INPUT_TOKENS, usage == null ? null : usage.inputTokens());
        set(message, BedrockConverseConstants.OUTPUT_TOKENS, usage == null ? null : usage.outputTokens());
        set(message, BedrockConverseConstants.TOTAL_TOKENS, usage == null ? null : usage.totalTokens());
        set(
                message,
                BedrockConverseConstants.CACHE_READ_INPUT_TOKENS,
                usage == null ? null : usage.cacheReadInputTokens());
        set(
                message,
                BedrockConverseConstants.CACHE_WRITE_INPUT_TOKENS,
                usage == null ? null : usage.cacheWriteInputTokens());
    }

    private static void writeFigures(Message message, @Nullable StreamFigures figures) {
        if (figures != null) {
            message.setHeader(BedrockConverseConstants.STREAM_DELTAS, figures.deltas());
            message.setHeader(BedrockConverseConstants.TIME_TO_FIRST_TOKEN_MS, figures.timeToFirstToken());
        }
    }

    private static void writeContent(Message message, Reply reply) {
        set(message, BedrockConverseConstants.REASONING, reply.reasoning());
        set(
                message,
                BedrockConverseConstants.TOOL_CALLS,
                reply.toolUses().isEmpty()
                        ? null
                        : reply.toolUses().stream().map(ReplyWriter::toolCall).toList());
        set(
                message,
                BedrockConverseConstants.CITATIONS,
                reply.citations().isEmpty()
                        ? null
                        : reply.citations().stream().map(PojoJson::toMap).toList());
        Document fields = reply.response().additionalModelResponseFields();
        set(
                message,
                BedrockConverseConstants.ADDITIONAL_MODEL_RESPONSE_FIELDS,
                fields == null || !fields.isMap() ? null : DocumentJson.toPlain(fields));
    }

    private static void writeTools(Message message, @Nullable ToolRounds tools) {
        if (tools != null) {
            message.setHeader(BedrockConverseConstants.TOOL_ITERATIONS, tools.iterations());
        }
        if (tools != null && !tools.outcomes().isEmpty()) {
            message.setHeader(
                    BedrockConverseConstants.TOOL_EXECUTIONS,
                    tools.outcomes().stream().map(ToolRounds.Called::toMap).toList());
        }
    }

    private static Map<String, @Nullable Object> toolCall(ToolUseBlock toolUse) {
        Map<String, @Nullable Object> call = new LinkedHashMap<>();
        call.put("id", toolUse.toolUseId());
        call.put("name", toolUse.name());
        call.put("input", toolUse.input() == null ? Map.of() : DocumentJson.toPlain(toolUse.input()));
        return call;
    }

    private static void writeGuardrail(Message message, ConverseResponse response) {
        ConverseTrace trace = response.trace();
        boolean traced = trace != null && trace.guardrail() != null;
        boolean intervened = response.stopReason() == StopReason.GUARDRAIL_INTERVENED;
        String action = traced ? "NONE" : null;
        set(message, BedrockConverseConstants.GUARDRAIL_ACTION, intervened ? "GUARDRAIL_INTERVENED" : action);
        set(message, BedrockConverseConstants.GUARDRAIL_TRACE, traced ? PojoJson.toMap(trace.guardrail()) : null);
    }

    private static void writeProperties(Exchange exchange, Reply reply) {
        exchange.setProperty(HeaderSource.ANSWERED_PROPERTY, answered(exchange.getMessage(), reply.text()));
        exchange.setProperty(BedrockConverseConstants.RESPONSE_PROPERTY, reply.response());
        exchange.setProperty(BedrockConverseConstants.MESSAGE_PROPERTY, reply.message());
        exchange.setProperty(BedrockConverseConstants.MESSAGES_PROPERTY, reply.conversation());
    }

    /**
     * Headers that are options too: what they say of this answer is no wish for the next. And the text of the answer with
     * the Content-Type that stood there before it, which does not tell of it; a route joins that of a stream by itself.
     */
    private static Map<String, Object> answered(Message message, String text) {
        Map<String, Object> answered = new HashMap<>();
        for (String header : List.of(
                BedrockConverseConstants.SERVICE_TIER,
                BedrockConverseConstants.PERFORMANCE_LATENCY,
                BedrockConverseConstants.GUARDRAIL_TRACE)) {
            Object value = message.getHeader(header);
            if (value != null) {
                answered.put(header, value);
            }
        }
        Object contentType = message.getHeader(Exchange.CONTENT_TYPE);
        if (contentType != null) {
            answered.put(Exchange.CONTENT_TYPE, contentType);
        }
        answered.put(HeaderSource.ANSWERED_TEXT, text);
        return answered;
    }

    private static void set(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
