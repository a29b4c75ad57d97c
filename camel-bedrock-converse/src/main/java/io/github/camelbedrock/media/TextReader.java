/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/** Bytes to text, all of it or an error: a replaced character would reach the model unseen. */
final class TextReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextReader() {}

    /**
     * Decodes with the charset of the media type, else of the exchange, else UTF-8. A byte order mark is left out.
     *
     * @throws InvalidTurnException if the charset is unknown or the bytes are not of it
     */
    static String read(Part part, MediaType type, ByteBuffer bytes) {
        Charset charset = charset(part, type);
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidTurnException(
                    part.label() + " of media type " + type.name() + " (" + type.source() + ") is not text in "
                            + charset + ". Name its charset, for example in the header "
                            + MediaTypeFinder.MEDIA_TYPE_HEADER + " as text/plain; charset=ISO-8859-1, or in the"
                            + " exchange property " + Exchange.CHARSET_NAME,
                    e);
        }
    }

    private static Charset charset(Part part, MediaType type) {
        String name = type.charset() != null ? type.charset() : ofExchange(part.exchange());
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidTurnException(
                    part.label() + " has the charset " + name + ", which this Java does not know. Set another in "
                            + type.source() + " or in the exchange property " + Exchange.CHARSET_NAME,
                    e);
        }
    }

    private static @Nullable String ofExchange(@Nullable Exchange exchange) {
        return exchange == null ? null : ExchangeHelper.getCharsetName(exchange, false);
    }
}
