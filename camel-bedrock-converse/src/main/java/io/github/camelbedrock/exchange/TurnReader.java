/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import static io.github.camelbedrock.BedrockConverseConstants.USER_MESSAGE;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.model.ModelId;
import io.github.camelbedrock.turn.Turn;
import io.github.camelbedrock.turn.TurnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** Makes the turn of an exchange: header over option, and what the body says over both. Safe for use by many threads. */
public final class TurnReader {

    private final SettingsReader settings;
    private final ModelReader models;
    private final @Nullable String region;
    private final @Nullable String systemMessage;
    private final @Nullable String userMessage;

    /**
     * Takes the endpoint's options once, at start.
     *
     * @param options the value of an option by its name, null where it is not set; resources are already read
     * @param modelId the model that the endpoint's URI names
     * @param region the region that is called, where it is known
     * @throws IllegalArgumentException if an option has a value that cannot be used; names the option
     */
    public TurnReader(
            CamelContext context, Function<String, @Nullable Object> options, String modelId, @Nullable String region) {
        SettingValues values = new SettingValues(new OptionSource(options), context);
        this.models = new ModelReader(values, modelId, region);
        this.region = region;
        this.settings = new SettingsReader(context, options, models::standIn);
        this.systemMessage = values.text("systemMessage");
        this.userMessage = values.text("userMessage");
    }

    /** The operation that the message asks for, or null where it leaves it to the endpoint. */
    public @Nullable ConverseOperation operation(Exchange exchange) {
        return HeaderReader.operation(exchange.getMessage());
    }

    /** The region that is called, or null where it is not known. */
    public @Nullable String region() {
        return region;
    }

    /** The model of the endpoint, which headers and bodies may change. */
    public ModelId model() {
        return models.ofEndpoint();
    }

    /** The settings of the endpoint alone. */
    public TurnSettings options() {
        return settings.options();
    }

    /**
     * The turn of this exchange.
     *
     * @throws InvalidTurnException if the body or a header cannot become a valid request; names the part at fault
     */
    public Turn read(Exchange exchange) {
        SettingValues headers = settings.headers(exchange);
        List<ContentBlock> results = ToolResultsReader.read(exchange);
        GivenBody body = results == null ? BodyReader.read(exchange) : BodyReader.readConversation(exchange);
        ConverseRequest request = body == null ? null : body.request();
        var model = models.read(headers, request == null ? null : request.modelId());
        if (request != null) {
            requireNoNull("messages", request.messages());
            requireNoNull("system", request.system());
        }
        List<Message> messages = results == null
                ? messages(body, message(headers, "userMessage", userMessage), model.isPrompt())
                : ToolResultsReader.messages(exchange, body, results, message(headers, "userMessage", null));
        boolean guarded = request != null && request.guardrailConfig() != null;
        TurnSettings settled = settings.read(headers, guarded);
        if (body != null && body.streamMode() != null && settled.guardrail().identifier() == null) {
            settled = settled.withGuardrail(settled.guardrail().withStreamMode(body.streamMode()));
        }
        return new Turn(model, system(headers, request), messages, request, settled, null);
    }

    private List<SystemContentBlock> system(@Nullable SettingValues headers, @Nullable ConverseRequest request) {
        if (request != null && request.hasSystem()) {
            return request.system();
        }
        String text = message(headers, "systemMessage", systemMessage);
        return text == null || text.isBlank() ? List.of() : List.of(SystemContentBlock.fromText(text));
    }

    private static @Nullable String message(@Nullable SettingValues headers, String name, @Nullable String option) {
        String header = headers == null ? null : headers.text(name);
        return header == null ? option : header;
    }

    private static List<Message> messages(@Nullable GivenBody body, @Nullable String userMessage, boolean prompt) {
        if (userMessage != null && userMessage.isBlank()) {
            throw blank();
        }
        if (body == null) {
            if (userMessage == null && !prompt) {
                throw new InvalidTurnException(
                        "The body is null and there is no user message: put a text into the body,"
                                + " or set the option userMessage or the header " + USER_MESSAGE);
            }
            return userMessage == null ? List.of() : List.of(says(userMessage));
        }
        if (userMessage != null) {
            return body.replaceable() ? List.of(says(userMessage)) : beside(body.messages(), userMessage);
        }
        boolean silent =
                body.text() && body.messages().get(0).content().get(0).text().isBlank();
        if (silent || (body.messages().isEmpty() && !prompt)) {
            throw blank();
        }
        return body.messages();
    }

    /** Bedrock joins it to the last turn, if that is the user's; then it is the text beside the media. */
    private static List<Message> beside(List<Message> messages, String userMessage) {
        List<Message> all = new ArrayList<>(messages);
        all.add(says(userMessage));
        return all;
    }

    private static Message says(String text) {
        return BodyReader.userTurn(List.of(ContentBlock.fromText(text)));
    }

    /** The SDK keeps a null in a list. */
    private static void requireNoNull(String where, List<?> given) {
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                throw new InvalidTurnException(where + "[" + i + "] of the request is null");
            }
        }
    }

    private static InvalidTurnException blank() {
        return new InvalidTurnException("The user's turn is blank: Bedrock refuses a text without any letter. It is"
                + " taken from the header " + USER_MESSAGE + ", else the option userMessage, else the body");
    }
}
