/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import static io.github.camelbedrock.BedrockConverseConstants.MESSAGES_PROPERTY;
import static io.github.camelbedrock.BedrockConverseConstants.TOOL_RESULTS;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.media.ToolResultReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** Reads the results of tools that the route has called, and what they belong behind. */
final class ToolResultsReader {

    private ToolResultsReader() {}

    /** The results in the header, or null where there are none. */
    static @Nullable List<ContentBlock> read(Exchange exchange) {
        Object given = exchange.getMessage().getHeader(TOOL_RESULTS);
        if (given == null) {
            return null;
        }
        List<ContentBlock> results = new ArrayList<>();
        if (given instanceof Map<?, ?> byId) {
            byId.forEach((id, value) -> results.add(result(exchange, String.valueOf(id), value, null)));
        } else if (given instanceof Collection<?> list) {
            list.forEach(item -> results.add(item(exchange, item, TOOL_RESULTS + "[" + results.size() + "]")));
        } else {
            throw new InvalidTurnException("Header " + TOOL_RESULTS
                    + " must be a Map of the calls' ids to their results, or a List, but was of type "
                    + given.getClass().getName());
        }
        if (results.isEmpty()) {
            throw new InvalidTurnException(
                    "Header " + TOOL_RESULTS + " is empty: it must hold the result of each call");
        }
        return results;
    }

    private static ContentBlock item(Exchange exchange, @Nullable Object item, String where) {
        if (item instanceof ToolResultBlock block) {
            return ContentBlock.fromToolResult(block);
        }
        if (item instanceof ContentBlock block && block.toolResult() != null) {
            return block;
        }
        if (item instanceof Map<?, ?> map && map.containsKey("toolResult")) {
            return ConverseShape.block(map, where);
        }
        if (item instanceof Map<?, ?> map && map.containsKey("toolUseId")) {
            return ConverseShape.block(Map.of("toolResult", map), where);
        }
        if (item instanceof Map<?, ?> map && map.get("id") != null) {
            return result(exchange, String.valueOf(map.get("id")), map.get("result"), status(map.get("status"), where));
        }
        throw new InvalidTurnException("Header " + where
                + " must be a Map with the id of a call, its result and, if wanted, its status, or a toolResult of"
                + " Converse, but was "
                + (item == null ? "null" : "of type " + item.getClass().getName()));
    }

    private static @Nullable ToolResultStatus status(@Nullable Object status, String where) {
        if (status == null) {
            return null;
        }
        ToolResultStatus known = ToolResultStatus.fromValue(String.valueOf(status));
        if (known == ToolResultStatus.UNKNOWN_TO_SDK_VERSION) {
            throw new InvalidTurnException(
                    "Header " + where + ": status must be success or error, but was '" + status + "'");
        }
        return known;
    }

    private static ContentBlock result(
            Exchange exchange, String id, @Nullable Object value, @Nullable ToolResultStatus status) {
        return ContentBlock.fromToolResult(ToolResultBlock.builder()
                .toolUseId(id)
                .content(ToolResultReader.read(exchange, value, false))
                .status(status)
                .build());
    }

    /**
     * The conversation that goes on with the results: that of the body, else what the last call of this exchange left.
     *
     * @param said what the user says beside the results, or null
     */
    static List<Message> messages(
            Exchange exchange, @Nullable GivenBody body, List<ContentBlock> results, @Nullable String said) {
        List<Message> conversation = new ArrayList<>(body == null ? kept(exchange) : body.messages());
        List<ContentBlock> turn = new ArrayList<>(results);
        if (said != null) {
            turn.add(ContentBlock.fromText(said));
        }
        conversation.add(BodyReader.userTurn(turn));
        return conversation;
    }

    private static List<Message> kept(Exchange exchange) {
        List<Message> kept = new ArrayList<>();
        if (exchange.getProperty(MESSAGES_PROPERTY) instanceof Collection<?> messages) {
            messages.forEach(message -> kept.add((Message) message));
        }
        if (kept.isEmpty()) {
            throw new InvalidTurnException("Header " + TOOL_RESULTS + " has nothing to belong to: the conversation with"
                    + " the calls must be the body, or in the exchange property " + MESSAGES_PROPERTY
                    + ", where the call before left it");
        }
        return kept;
    }
}
