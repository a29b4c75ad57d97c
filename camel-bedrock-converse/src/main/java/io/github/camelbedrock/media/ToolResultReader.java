/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.json.DocumentJson;
import io.github.camelbedrock.json.PojoJson;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.VideoBlock;

/** What a tool gave, in whatever type, as the content of its result. */
public final class ToolResultReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(byte[].class, new Base64Text()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)) // A price of 100.00 would else be 1E+2.
            .build();

    private ToolResultReader() {}

    /** Jackson's own would make a node of bytes, which is no JSON yet. */
    private static final class Base64Text extends StdSerializer<byte[]> {

        private static final long serialVersionUID = 1L;

        private Base64Text() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] bytes, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /**
     * The content: texts as they are; Maps, JSON nodes, Documents and objects of other classes as JSON; bytes, streams and
     * files by their media type; content of the AWS SDK as it is; a list item by item.
     *
     * @param exchange whose headers tell of bytes, streams and files
     * @param whole whether it is the body of that exchange
     * @return empty where there is nothing, or blank text alone
     * @throws InvalidTurnException if it is media that Bedrock does not take, or an object that cannot become JSON
     */
    public static List<ToolResultContentBlock> read(Exchange exchange, @Nullable Object given, boolean whole) {
        if (given instanceof Collection<?> items) {
            return ofItems(exchange, items);
        }
        if (given instanceof Object[] items) {
            return ofItems(exchange, Arrays.asList(items));
        }
        ToolResultContentBlock content = ofOne(exchange, given, whole);
        return content == null ? List.of() : List.of(content);
    }

    private static List<ToolResultContentBlock> ofItems(Exchange exchange, Collection<?> items) {
        if (items.isEmpty()) {
            return List.of(ToolResultContentBlock.fromJson(Document.fromList(List.of())));
        }
        List<ToolResultContentBlock> content = new ArrayList<>(items.size());
        for (Object item : items) {
            ToolResultContentBlock one = ofOne(exchange, item, false);
            if (one != null) {
                content.add(one);
            }
        }
        return content;
    }

    private static @Nullable ToolResultContentBlock ofOne(Exchange exchange, @Nullable Object given, boolean whole) {
        if (given == null || given instanceof ToolResultContentBlock) {
            return (ToolResultContentBlock) given;
        }
        if (PartBytes.isNothing(given)) {
            return null; // As an HTTP service says that it has done it.
        }
        ContentBlock media =
                given instanceof ContentBlock block ? block : MediaReader.readOrText(exchange, given, whole);
        if (media != null) {
            return ofBlock(media);
        }
        if (given instanceof String || given instanceof Number || given instanceof Boolean || given instanceof Enum) {
            return ofText(given.toString());
        }
        if (given instanceof Reader || given instanceof Throwable) {
            return ofText(exchange.getContext().getTypeConverter().convertTo(String.class, exchange, given));
        }
        if (given instanceof Document document) {
            return ToolResultContentBlock.fromJson(document);
        }
        return given instanceof SdkPojo member ? ofMember(member) : ofJson(given);
    }

    /** What a block of the AWS SDK holds; Jackson finds nothing in the SDK's objects. */
    private static ToolResultContentBlock ofMember(SdkPojo member) {
        if (member instanceof ImageBlock image) {
            return ToolResultContentBlock.fromImage(image);
        }
        if (member instanceof DocumentBlock document) {
            return ToolResultContentBlock.fromDocument(document);
        }
        if (member instanceof VideoBlock video) {
            return ToolResultContentBlock.fromVideo(video);
        }
        return member instanceof SearchResultBlock search
                ? ToolResultContentBlock.fromSearchResult(search)
                : ToolResultContentBlock.fromJson(DocumentJson.fromPlain(PojoJson.toMap(member)));
    }

    /** The block as part of a result; null for blank text. */
    static @Nullable ToolResultContentBlock ofBlock(ContentBlock block) {
        return switch (block.type()) {
            case TEXT -> ofText(block.text());
            case IMAGE -> ToolResultContentBlock.fromImage(block.image());
            case DOCUMENT -> ToolResultContentBlock.fromDocument(block.document());
            case VIDEO -> ToolResultContentBlock.fromVideo(block.video());
            case SEARCH_RESULT -> ToolResultContentBlock.fromSearchResult(block.searchResult());
            default ->
                throw new InvalidTurnException("The result of a tool holds a content block of the type " + block.type()
                        + ", but must hold text, JSON, images, documents, videos or search results");
        };
    }

    private static @Nullable ToolResultContentBlock ofText(String text) {
        return text.isBlank() ? null : ToolResultContentBlock.fromText(text);
    }

    private static @Nullable ToolResultContentBlock ofJson(Object given) {
        JsonNode json;
        try {
            json = given instanceof JsonNode node ? node : JSON.valueToTree(given);
        } catch (IllegalArgumentException e) {
            throw new InvalidTurnException(
                    "The result of a tool is of type " + given.getClass().getName()
                            + ", which cannot become JSON: convert it first, for example with marshal().json()",
                    e);
        }
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        return json.isTextual()
                ? ofText(json.textValue())
                : ToolResultContentBlock.fromJson(DocumentJson.fromPlain(json));
    }
}
