/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Camel's type converters to and from the SDK's content types, for {@code convertBodyTo} and for headers and properties
 * that are asked for as text. What cannot become a block fails the conversion; the cause is the
 * {@link InvalidTurnException}.
 */
@Converter(generateLoader = true)
public final class BedrockConverters {

    private BedrockConverters() {}

    /** Bytes to the block of their media type. */
    @Converter
    public static ContentBlock toBlock(byte[] bytes, @Nullable Exchange exchange) {
        return block(bytes, exchange);
    }

    /** A stream to the block of its media type; the stream is closed. */
    @Converter
    public static ContentBlock toBlock(InputStream stream, @Nullable Exchange exchange) {
        return block(stream, exchange);
    }

    /** A cached stream to the block of its media type; the cache can be read again. */
    @Converter
    public static ContentBlock toBlock(StreamCache cache, @Nullable Exchange exchange) {
        return block(cache, exchange);
    }

    /** A file to the block of its media type. */
    @Converter
    public static ContentBlock toBlock(File file, @Nullable Exchange exchange) {
        return block(file, exchange);
    }

    /** A file to the block of its media type. */
    @Converter
    public static ContentBlock toBlock(Path path, @Nullable Exchange exchange) {
        return block(path, exchange);
    }

    /** A local or remote file to the block of its media type. */
    @Converter
    public static ContentBlock toBlock(WrappedFile<?> file, @Nullable Exchange exchange) {
        return block(file, exchange);
    }

    /** A text to a text block. */
    @Converter
    public static ContentBlock toBlock(String text) {
        return ContentBlock.fromText(text);
    }

    /** A text to the user's turn. */
    @Converter
    public static Message toMessage(String text) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(text))
                .build();
    }

    /** All text of a message, cited text too; empty if it has none. */
    @Converter
    public static String toText(Message message) {
        StringBuilder text = new StringBuilder();
        for (ContentBlock block : message.content()) {
            if (block.text() != null) {
                text.append(block.text());
            } else if (block.citationsContent() != null) {
                block.citationsContent().content().stream()
                        .map(CitationGeneratedContent::text)
                        .filter(Objects::nonNull)
                        .forEach(text::append);
            }
        }
        return text.toString();
    }

    /** All text of the model's answer; empty if it has none. */
    @Converter
    public static String toText(ConverseResponse response) {
        boolean answered = response.output() != null && response.output().message() != null;
        return answered ? toText(response.output().message()) : "";
    }

    /** The headers tell of the body: beside another value they stand back behind its own file name. */
    private static ContentBlock block(Object value, @Nullable Exchange exchange) {
        boolean whole = exchange == null || exchange.getMessage().getBody() == value;
        ContentBlock block = MediaReader.read(new Part(exchange, value, whole));
        return Objects.requireNonNull(block, "every type that is converted here is media");
    }
}
