/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.BedrockConverseConstants;
import io.github.camelbedrock.InvalidTurnException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The headers of one message, but those that an endpoint does not let itself be told and those of an earlier answer. */
final class HeaderSource implements SettingSource {

    static final String PREFIX = "CamelBedrockConverse";

    /** Exchange property with what the last answer said in headers that are options too, by header. */
    static final String ANSWERED_PROPERTY = "CamelBedrockConverseAnswered";

    /** Key of the answer's text in that property; no header has this name. */
    static final String ANSWERED_TEXT = "";

    private static final Map<String, String> HEADERS = new ConcurrentHashMap<>();

    private final Message message;
    private final Map<?, ?> answered;
    private final ProtectedOptions protection;

    private HeaderSource(Exchange exchange, ProtectedOptions protection) {
        this.message = exchange.getMessage();
        this.answered = answered(exchange);
        this.protection = protection;
    }

    /** The headers, or null where the message has none of this component. */
    static @Nullable HeaderSource of(Exchange exchange, ProtectedOptions protection) {
        Message message = exchange.getMessage();
        if (!message.hasHeaders()) {
            return null;
        }
        for (String header : message.getHeaders().keySet()) {
            if (isOurs(header)) {
                return new HeaderSource(exchange, protection);
            }
        }
        return null;
    }

    /**
     * Whether the body is what the last answer said, and no header since tells of its type. Those that stood there before
     * tell of another body: the model must not choose what becomes of its text.
     */
    static boolean isAnswer(Exchange exchange, Object body) {
        Message message = exchange.getMessage();
        Map<?, ?> answered = answered(exchange);
        return body.equals(answered.get(ANSWERED_TEXT))
                && message.getHeader(BedrockConverseConstants.MEDIA_TYPE) == null
                && message.getHeader(Exchange.CONTENT_TYPE) == answered.get(Exchange.CONTENT_TYPE);
    }

    private static Map<?, ?> answered(Exchange exchange) {
        return exchange.getProperty(ANSWERED_PROPERTY) instanceof Map<?, ?> map ? map : Map.of();
    }

    static boolean isOurs(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public @Nullable Object value(String option) {
        String header = header(option);
        Object value = message.getHeader(header);
        // The very object that the last answer left there: it tells how that call was served, not how this one is to
        // be.
        if (value == null || value == answered.get(header)) {
            return null;
        }
        return protection.stands(option, header) ? null : value;
    }

    @Override
    public String name(String option) {
        return "Header " + header(option);
    }

    @Override
    public RuntimeException refusal(String message) {
        return new InvalidTurnException(message);
    }

    private static String header(String option) {
        return HEADERS.computeIfAbsent(
                option, name -> PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
}
