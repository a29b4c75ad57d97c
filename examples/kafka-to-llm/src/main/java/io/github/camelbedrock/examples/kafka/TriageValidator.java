/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelbedrock.BedrockConverseConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Holds the model's answer to the schema before anybody downstream sees it. The schema is read from the system message,
 * so that what the model is told and what it is held to are the same text.
 */
public final class TriageValidator {

    private static final String SYSTEM_MESSAGE = "/triage.md";

    /** A block of code in Markdown; many models wrap their JSON into one, whatever they are told. */
    private static final Pattern FENCE = Pattern.compile("```(?:json)?\\s*\\n(.*?)\\n\\s*```", Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonSchema schema;

    /** Reads the schema. */
    public TriageValidator() {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(insideFence(systemMessage()));
    }

    /**
     * The answer as one line of JSON, the ticket's id first.
     *
     * @throws BadAnswerException if the answer is not JSON of the schema; the message names what does not fit
     */
    @Handler
    public String validate(
            @Body @Nullable String answer,
            @ExchangeProperty("ticketId") String ticketId,
            @Header(BedrockConverseConstants.FINISH_REASON) @Nullable String finishReason,
            @Header(BedrockConverseConstants.REQUEST_ID) @Nullable String requestId)
            throws BadAnswerException {
        String problem;
        try {
            JsonNode json = JSON.readTree(insideFence(answer == null ? "" : answer.strip()));
            Set<ValidationMessage> misfits = schema.validate(json);
            if (misfits.isEmpty()) {
                ObjectNode triaged = JSON.createObjectNode().put("id", ticketId);
                return JSON.writeValueAsString(triaged.setAll((ObjectNode) json));
            }
            problem = "The answer does not fit the schema: " + describe(misfits);
        } catch (JsonProcessingException e) {
            problem = "The answer is not JSON: " + JsonErrors.describe(e);
        }
        if ("length".equals(finishReason)) {
            problem += "; it was cut off at maxTokens";
        }
        throw new BadAnswerException(problem, requestId);
    }

    private static String insideFence(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.find() ? fence.group(1) : text;
    }

    private static String describe(Set<ValidationMessage> misfits) {
        return misfits.stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("; "));
    }

    private static String systemMessage() {
        try (InputStream resource = TriageValidator.class.getResourceAsStream(SYSTEM_MESSAGE)) {
            if (resource == null) {
                throw new IllegalStateException("The classpath holds no " + SYSTEM_MESSAGE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
