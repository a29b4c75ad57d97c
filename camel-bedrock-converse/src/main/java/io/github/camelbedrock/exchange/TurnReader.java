/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import static io.github.camelbedrock.BedrockConverseConstants.OPERATION;
import static io.github.camelbedrock.BedrockConverseConstants.SYSTEM_MESSAGE;
import static io.github.camelbedrock.BedrockConverseConstants.USER_MESSAGE;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.config.ConverseOperation;
import io.github.camelbedrock.config.InferenceOptions;
import io.github.camelbedrock.turn.Turn;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;

/** Reads the turn that an exchange asks for: header over option, and the body as the user's turn. Thread-safe. */
public final class TurnReader {

    private final String modelId;
    private final @Nullable String systemMessage;
    private final @Nullable String userMessage;
    private final SettingsReader settings;

    /**
     * Takes the endpoint's options once, at start.
     *
     * @param systemMessage the text of the option, a resource already read
     * @param userMessage the text of the option, a resource already read
     * @throws IllegalArgumentException if an option is out of its range; names the option
     */
    public TurnReader(
            String modelId, @Nullable String systemMessage, @Nullable String userMessage, InferenceOptions inference) {
        this.modelId = modelId;
        this.systemMessage = systemMessage;
        this.userMessage = userMessage;
        this.settings = new SettingsReader(inference);
    }

    /**
     * The turn of this exchange.
     *
     * @throws InvalidTurnException if the body or a header cannot become a valid request; names the part at fault
     */
    public Turn read(Exchange exchange) {
        Message message = exchange.getMessage();
        HeaderReader.read(message, OPERATION, ConverseOperation.class); // Only one so far: the check is all it needs.
        String system = HeaderReader.read(message, SYSTEM_MESSAGE, String.class);
        return new Turn(
                modelId,
                blankToNull(system == null ? systemMessage : system),
                List.of(userTurn(userText(message))),
                settings.read(message));
    }

    private String userText(Message message) {
        String text = HeaderReader.read(message, USER_MESSAGE, String.class);
        if (text == null) {
            text = userMessage == null ? BodyReader.text(message) : userMessage;
        }
        if (text.isBlank()) {
            throw new InvalidTurnException("The user's turn is blank: Bedrock refuses a text without any letter. It is"
                    + " taken from the header " + USER_MESSAGE + ", else the option userMessage, else the body");
        }
        return text;
    }

    private static software.amazon.awssdk.services.bedrockruntime.model.Message userTurn(String text) {
        return software.amazon.awssdk.services.bedrockruntime.model.Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
