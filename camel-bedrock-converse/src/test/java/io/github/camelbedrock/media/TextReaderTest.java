/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelbedrock.InvalidTurnException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is decoded by the charset that is named nearest to it, wholly or not at all. */
class TextReaderTest {

    private static final String TEXT = "Grüße, 世界 🌍";
    private static final String WESTERN = "Grüße";

    @TempDir
    Path dir;

    static Stream<Arguments> charsets() {
        return Stream.of(
                arguments("UTF-8 where nobody says", "text/plain", null, UTF_8, TEXT),
                arguments("the media type's", "text/plain; charset=utf-16", null, UTF_16, TEXT),
                arguments("quoted", "text/csv; header=present; Charset=\"ISO-8859-1\"", null, ISO_8859_1, WESTERN),
                arguments("the exchange's", "application/json", "ISO-8859-1", ISO_8859_1, WESTERN),
                arguments("the media type's first", "text/html;charset=UTF-16LE", "ISO-8859-1", UTF_16LE, TEXT),
                arguments("an empty one is none", "text/plain; charset=", null, UTF_8, TEXT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charsets")
    void decodesWithTheNearestCharset(String rule, String type, String ofExchange, Charset charset, String text) {
        Exchange exchange = Media.exchange(Map.of("Content-Type", type));
        if (ofExchange != null) {
            exchange.setProperty(Exchange.CHARSET_NAME, ofExchange);
        }
        assertThat(MediaReader.read(exchange, text.getBytes(charset)).text()).isEqualTo(text);
    }

    @Test
    void readsATextFile() throws Exception {
        Path file = Files.writeString(dir.resolve("notes.md"), TEXT);
        assertThat(MediaReader.read(Media.exchange(Map.of()), file).text()).isEqualTo(TEXT);
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(MediaReader.read(Media.typed("text/plain"), ("\uFEFF" + TEXT).getBytes(UTF_8))
                        .text())
                .isEqualTo(TEXT);
    }

    @Test
    void refusesBytesThatAreNotOfTheCharset() {
        Exchange exchange = Media.exchange(Map.of("Content-Type", "text/csv"));
        assertThatThrownBy(() -> MediaReader.read(exchange, WESTERN.getBytes(ISO_8859_1)))
                .isInstanceOf(InvalidTurnException.class)
                .hasMessageContaining("The body (byte[]) of media type text/csv (header Content-Type)")
                .hasMessageContaining("is not text in UTF-8")
                .hasMessageContaining("text/plain; charset=ISO-8859-1")
                .hasMessageContaining("CamelCharsetName")
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    @Test
    void refusesACharsetThatNobodyKnows() {
        for (String charset : new String[] {"klingon", "not a name"}) {
            assertThatThrownBy(() -> MediaReader.read(Media.typed("text/plain; charset=" + charset), new byte[] {1}))
                    .isInstanceOf(InvalidTurnException.class)
                    .hasMessageContaining("has the charset " + charset + ", which this Java does not know");
        }
    }
}
