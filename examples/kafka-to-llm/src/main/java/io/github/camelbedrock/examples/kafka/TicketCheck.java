/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/** Looks at a record before it costs a call: is it a ticket, and which one? */
public final class TicketCheck {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The ticket's id.
     *
     * @throws BadTicketException if the record is empty, is not a JSON object, or has no id
     */
    @Handler
    public String idOf(@Body @Nullable String ticket) throws BadTicketException {
        if (ticket == null || ticket.isBlank()) {
            throw new BadTicketException("The record has no value");
        }
        JsonNode id = parse(ticket).path("id");
        if (!id.isTextual() && !id.isIntegralNumber() || id.asText().isBlank()) {
            throw new BadTicketException("The ticket has no id");
        }
        return id.asText();
    }

    private static JsonNode parse(String ticket) throws BadTicketException {
        JsonNode root;
        try {
            root = JSON.readTree(ticket);
        } catch (JsonProcessingException e) {
            throw new BadTicketException("The record is not JSON: " + JsonErrors.describe(e));
        }
        if (!root.isObject()) {
            throw new BadTicketException("The record is not a JSON object");
        }
        return root;
    }
}
