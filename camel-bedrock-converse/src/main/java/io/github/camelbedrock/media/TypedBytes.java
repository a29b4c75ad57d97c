/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.media;

import io.github.camelbedrock.InvalidTurnException;
import io.github.camelbedrock.model.MediaKind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** Bytes that somebody sent together with their media type. */
public final class TypedBytes {

    private TypedBytes() {}

    /**
     * The bytes as content of a tool's result. Documents have no name yet.
     *
     * @param type such as image/png; null if nobody knows
     * @return null if a result cannot hold them: there is no such format for it (audio), or there are no bytes or too many
     */
    public static @Nullable ToolResultContentBlock toolResult(byte[] bytes, @Nullable String type) {
        MediaType parsed = MediaType.parse(type, "the tool's result");
        MediaFormat format = parsed == null ? null : MediaFormat.of(parsed.name());
        if (parsed == null || format == null || bytes.length == 0 || bytes.length > format.maxBytes()) {
            return null;
        }
        if (format.kind() == MediaKind.TEXT) {
            return text(parsed, bytes);
        }
        return format.kind() == MediaKind.AUDIO
                ? null
                : ToolResultReader.ofBlock(MediaBlocks.ofBytes(format, SdkBytes.fromByteArray(bytes)));
    }

    private static @Nullable ToolResultContentBlock text(MediaType type, byte[] bytes) {
        try {
            return ToolResultContentBlock.fromText(
                    TextReader.read(new Part(null, bytes, false), type, ByteBuffer.wrap(bytes)));
        } catch (InvalidTurnException e) {
            return null;
        }
    }
}
