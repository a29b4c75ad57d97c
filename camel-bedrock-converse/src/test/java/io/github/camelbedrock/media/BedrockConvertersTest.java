/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelbedrock.InvalidTurnException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A plain CamelContext knows the converters, since Camel's generator has registered them. */
class BedrockConvertersTest {

    private static final byte[] BYTES = {1, 2, 3};

    private final CamelContext context = new DefaultCamelContext();

    @TempDir
    Path dir;

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void aFileBecomesABlock() throws Exception {
        File file = Files.write(dir.resolve("a.png"), BYTES).toFile();
        Exchange exchange = Media.exchange(context, Map.of());
        ContentBlock block = context.getTypeConverter().convertTo(ContentBlock.class, exchange, file);
        assertThat(Media.words(block)).isEqualTo("image png");
        assertThat(block.image().source().bytes()).isEqualTo(SdkBytes.fromByteArray(BYTES));
    }

    @Test
    void everyKindOfBytesBecomesABlock() throws Exception {
        Exchange exchange = Media.exchange(context, Map.of(Media.HEADER, "image/gif"));
        Object[] values = {
            BYTES,
            new ByteArrayInputStream(BYTES),
            new InputStreamCache(BYTES),
            Files.write(dir.resolve("a"), BYTES),
            new Media.Remote("a", 3, BYTES),
        };
        for (Object value : values) {
            assertThat(Media.words(context.getTypeConverter().convertTo(ContentBlock.class, exchange, value)))
                    .as(value.getClass().getName())
                    .isEqualTo("image gif");
        }
    }

    @Test
    void aFileNeedsNoExchange() throws Exception {
        Path file = Files.write(dir.resolve("a.png"), BYTES);
        assertThat(Media.words(context.getTypeConverter().convertTo(ContentBlock.class, file)))
                .isEqualTo("image png");
    }

    @Test
    void headersTellOfTheBodyAlone() throws Exception {
        File body = Files.write(dir.resolve("a.png"), BYTES).toFile();
        Exchange exchange = Media.exchange(context, Map.of("Content-Type", "image/gif", "other", body));
        assertThat(Media.words(exchange.getMessage().getHeader("other", ContentBlock.class)))
                .isEqualTo("image png");
        exchange.getMessage().setBody(body);
        assertThat(Media.words(exchange.getMessage().getBody(ContentBlock.class)))
                .isEqualTo("image gif");
    }

    @Test
    void whatCannotBecomeABlockFailsTheConversion() {
        Exchange exchange = Media.exchange(context, Map.of("Content-Type", "image/bmp"));
        exchange.getMessage().setBody(BYTES);
        assertThatThrownBy(() -> context.getTypeConverter().convertTo(ContentBlock.class, exchange, BYTES))
                .isInstanceOf(TypeConversionException.class)
                .hasRootCauseInstanceOf(InvalidTurnException.class)
                .rootCause()
                .hasMessageContaining("The body (byte[]) has the media type image/bmp");
    }

    @Test
    void textBecomesABlockAndATurn() {
        assertThat(context.getTypeConverter()
                        .convertTo(ContentBlock.class, "Hi")
                        .text())
                .isEqualTo("Hi");
        assertThat(context.getTypeConverter()
                        .convertTo(ContentBlock.class, new ReaderCache("Hi"))
                        .text())
                .isEqualTo("Hi");
        Message message = context.getTypeConverter().convertTo(Message.class, "Hi");
        assertThat(message.role()).isEqualTo(ConversationRole.USER);
        assertThat(message.content()).containsExactly(ContentBlock.fromText("Hi"));
    }

    @Test
    void anAnswerBecomesItsText() {
        Message message = Message.builder()
                .role(ConversationRole.ASSISTANT)
                .content(
                        ContentBlock.fromReasoningContent(r -> r.reasoningText(t -> t.text("Hm."))),
                        ContentBlock.fromText("One "),
                        ContentBlock.fromCitationsContent(c -> c.content(cited -> cited.text("and "))),
                        ContentBlock.fromToolUse(u -> u.name("x").toolUseId("1")),
                        ContentBlock.fromText("two."))
                .build();
        ConverseResponse response =
                ConverseResponse.builder().output(o -> o.message(message)).build();
        assertThat(context.getTypeConverter().convertTo(String.class, message)).isEqualTo("One and two.");
        assertThat(context.getTypeConverter().convertTo(String.class, response)).isEqualTo("One and two.");
        assertThat(context.getTypeConverter()
                        .convertTo(String.class, ConverseResponse.builder().build()))
                .isEmpty();
        assertThat(context.getTypeConverter()
                        .convertTo(String.class, Message.builder().build()))
                .isEmpty();
    }

    /** The file component hands over its own wrapped file. */
    @Test
    void aRouteConvertsTheFilesOfTheFileComponent() throws Exception {
        Files.write(dir.resolve("a.webp"), BYTES);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + dir + "?initialDelay=0&noop=true")
                        .convertBodyTo(ContentBlock.class)
                        .to("mock:blocks");
            }
        });
        MockEndpoint blocks = context.getEndpoint("mock:blocks", MockEndpoint.class);
        blocks.expectedMessageCount(1);
        context.start();
        blocks.assertIsSatisfied();
        ContentBlock block = blocks.getExchanges().get(0).getMessage().getBody(ContentBlock.class);
        assertThat(Media.words(block)).isEqualTo("image webp");
        assertThat(block.image().source().bytes()).isEqualTo(SdkBytes.fromByteArray(BYTES));
    }
}
