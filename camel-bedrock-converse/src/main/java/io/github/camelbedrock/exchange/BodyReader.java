/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.PlainJson;
import io.github.camelbedrock.media.MediaReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Reads what a body says to the model: a text, media, parts of a turn, a conversation or a whole request. */
final class BodyReader {

    private static final Pattern JSON = Pattern.compile("application/(.+\\+)?json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

    private BodyReader() {}

    /**
     * What the body says, or null where there is none.
     *
     * @throws InvalidTurnException if the body cannot become a turn; names its type or the part at fault
     */
    static @Nullable GivenBody read(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return null;
        }
        Object given = plain(body);
        if (given == null) {
            return null;
        }
        if (given instanceof ConverseRequest request) {
            return GivenBody.of(request);
        }
        if (given instanceof ConverseStreamRequest request) {
            return GivenBody.of(request);
        }
        if (given instanceof Message message) {
            return GivenBody.of(List.of(message));
        }
        if (given instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (given instanceof Collection<?> parts) {
            return ofParts(exchange, parts);
        }
        if (given instanceof Object[] parts) {
            return ofParts(exchange, Arrays.asList(parts));
        }
        return ofPart(exchange, given);
    }

    /** The conversation that the body holds, or null where it is anything else. */
    static @Nullable GivenBody readConversation(Exchange exchange) {
        Object given = plain(exchange.getMessage().getBody());
        boolean request = given instanceof ConverseRequest
                || given instanceof ConverseStreamRequest
                || (given instanceof Map<?, ?> map && map.containsKey("messages"));
        boolean messages = given instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(ConverseShape::isMessage);
        return request || messages ? read(exchange) : null;
    }

    private static GivenBody ofMap(Map<?, ?> map) {
        if (ConverseShape.isRequest(map)) {
            return GivenBody.of(ConverseShape.request(map));
        }
        if (ConverseShape.isMessage(map)) {
            return GivenBody.of(List.of(ConverseShape.message(map, "")));
        }
        if (ConverseShape.isBlock(map)) {
            return GivenBody.of(List.of(userTurn(List.of(ConverseShape.block(map, "")))));
        }
        throw new InvalidTurnException("The body is a Map with the keys " + map.keySet()
                + ", but must have Converse's own field names: " + ConverseShape.forms());
    }

    private static GivenBody ofParts(Exchange exchange, Collection<?> given) {
        if (given.isEmpty()) {
            throw new InvalidTurnException("The body is an empty list: there is nothing to ask");
        }
        if (areMessages(given)) {
            return GivenBody.of(Arrays.asList(given.toArray(new Message[0])));
        }
        List<@Nullable Object> parts = new ArrayList<>(given.size());
        given.forEach(part -> parts.add(plain(part)));
        List<Message> messages = new ArrayList<>(parts.size());
        for (Object part : parts) {
            if (!ConverseShape.isMessage(part)) {
                return GivenBody.of(List.of(userTurn(UserParts.read(exchange, parts))));
            }
            messages.add(ConverseShape.message(part, "messages[" + messages.size() + "]"));
        }
        return GivenBody.of(messages);
    }

    /** A history, which is long: nothing in it need be read. */
    private static boolean areMessages(Collection<?> given) {
        for (Object part : given) {
            if (!(part instanceof Message)) {
                return false;
            }
        }
        return true;
    }

    private static GivenBody ofPart(Exchange exchange, Object body) {
        if (body instanceof String text && HeaderSource.isAnswer(exchange, text)) {
            return ofText(text, true);
        }
        ContentBlock media = MediaReader.read(exchange, body);
        if (media == null && body instanceof String text) {
            return ofText(exchange, text, false);
        }
        if (media != null && media.text() != null) {
            return ofText(exchange, media.text(), true);
        }
        ContentBlock block = media == null ? UserParts.block(body) : media;
        if (block == null) {
            throw new InvalidTurnException(
                    "The body is of type " + body.getClass().getName() + ", but must be text (a"
                            + " String), bytes, a stream or a file, a list of such parts, a Map or JSON in Converse's form, or an"
                            + " object of the AWS SDK (ConverseRequest, Message, ContentBlock): convert it first, for example"
                            + " with convertBodyTo(String.class) or marshal().json()");
        }
        return GivenBody.of(List.of(userTurn(List.of(block))));
    }

    /**
     * JSON that calls itself JSON and has messages is a request; any other text is what the user says.
     *
     * @param loaded whether it is the content of a file or stream, which nothing takes the place of
     */
    private static GivenBody ofText(Exchange exchange, String text, boolean loaded) {
        if (isJson(exchange) && text.stripLeading().startsWith("{")) {
            Object json;
            try {
                json = PlainJson.parse(text);
            } catch (IllegalArgumentException e) {
                json = null; // It is not JSON after all: the model may read what Camel cannot.
            }
            if (json instanceof Map<?, ?> map && map.containsKey("messages")) {
                return GivenBody.of(ConverseShape.request(map));
            }
        }
        return ofText(text, !loaded);
    }

    private static GivenBody ofText(String text, boolean replaceable) {
        return new GivenBody(List.of(userTurn(List.of(ContentBlock.fromText(text)))), null, null, true, replaceable);
    }

    private static boolean isJson(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return type != null && JSON.matcher(type.strip()).matches();
    }

    private static @Nullable Object plain(@Nullable Object given) {
        return given instanceof JsonNode node ? PlainJson.of(node) : given;
    }

    static Message userTurn(List<ContentBlock> content) {
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }
}
