/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.exchange;

import io.github.camelbedrock.CachePoint;
import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.media.MediaReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.utils.builder.Buildable;

/** The parts of one user turn, in their order: texts, media, cache points and content blocks. */
final class UserParts {

    private UserParts() {}

    static List<ContentBlock> read(Exchange exchange, Collection<?> parts) {
        List<ContentBlock> content = new ArrayList<>(parts.size());
        for (Object part : parts) {
            content.add(read(exchange, part, "Part " + content.size() + " of the body"));
        }
        return content;
    }

    private static ContentBlock read(Exchange exchange, @Nullable Object part, String where) {
        if (part == null) {
            throw new InvalidTurnException(where + " is null");
        }
        if (ConverseShape.isMessage(part)) {
            throw new InvalidTurnException(
                    where + " is a message, but others are not: a list holds messages or the parts of one user turn");
        }
        if (part instanceof Map<?, ?> map) {
            return ConverseShape.block(map, where);
        }
        ContentBlock media = MediaReader.read(exchange, part, false);
        if (media != null) {
            return media;
        }
        if (part instanceof String text) {
            return ContentBlock.fromText(text);
        }
        ContentBlock block = block(part);
        if (block == null) {
            throw new InvalidTurnException(
                    where + " is of type " + part.getClass().getName()
                            + ", but must be text, bytes, a stream, a file, a CachePoint, a content block of the AWS SDK or a Map"
                            + " in Converse's form");
        }
        return block;
    }

    /** A cache point, a content block, or what a content block can hold (ImageBlock, ToolResultBlock...); else null. */
    static @Nullable ContentBlock block(Object part) {
        if (part instanceof ContentBlock block) {
            return block;
        }
        if (part instanceof CachePoint point) {
            return ContentBlock.fromCachePoint(CachePointBlock.builder()
                    .type(CachePointType.DEFAULT)
                    .ttl(point.ttl())
                    .build());
        }
        return part instanceof SdkPojo member ? ofMember(member) : null;
    }

    private static @Nullable ContentBlock ofMember(SdkPojo member) {
        ContentBlock.Builder block = ContentBlock.builder();
        for (SdkField<?> field : block.sdkFields()) {
            boolean fits = field.constructor() != null
                    && field.constructor().get() instanceof Buildable builder
                    && builder.build().getClass() == member.getClass();
            if (fits) {
                field.set(block, member);
                return block.build();
            }
        }
        return null;
    }
}
